"""A writer."""
