"""The record: values only, no input or output."""
