"""Ingest: a folder of documents in, sealed packages out, and a journal that says what became of each."""
