"""News articles, as copied from web pages and from print."""
