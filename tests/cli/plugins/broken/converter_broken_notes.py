"""A plugin that cannot be loaded."""

raise ImportError("a part is missing")
