"""A plugin that offers nothing at all."""
