"""A plugin whose entry point has the name of one of ours."""
