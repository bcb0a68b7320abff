"""The converter as a service: for other programs over HTTP, and for people as a page on their own machine."""
