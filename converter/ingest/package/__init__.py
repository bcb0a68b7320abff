"""A package: what lies where in it, the files that describe it, and the proof that it is whole.

Knows the values of `converter.ingest.records`, and neither a plugin nor the journal nor the command line.
"""
