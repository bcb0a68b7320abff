"""Contracts that readers and writers keep, for their tests."""
