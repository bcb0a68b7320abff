"""A plugin for another version of the interface, which must not even be imported."""

raise SystemExit("imported all the same")
