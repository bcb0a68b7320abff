"""News articles on web pages: the article is found in the page, and read by the rules for plain text."""
