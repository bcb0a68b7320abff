"""The published contracts: schemas and contexts that the outputs keep, as files of this package."""
