"""How valid the outputs are: real documents are converted, and every validator is asked about every output."""
