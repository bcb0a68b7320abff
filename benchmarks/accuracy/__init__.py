"""How right the readers are: what they make of real documents, held against what is known about these."""
