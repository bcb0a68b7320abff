"""A package: what lies where in it, the files that describe it, and the proof that it is whole.

Knows the values of `converter.ingest.records`, and neither a plugin nor the journal nor the command line. What a
run needs of it:

* `names.portable`, `names.twin`, `names.folded`: what `Item.safe` is;
* `layout.original_path`, `layout.output_path`: where in `sealing.content_of` (of `sealing.part_of`) a file is put;
  reports and settings go to ``documentation/`` there, and are listed as they are (as more would be in ``schemas/`` and
  ``metadata/descriptive/``);
* `sealing.seal`: closes the package and gives it its name. A run that died between the name and its journal finds
  the package at ``bags/ID``, whole;
* `verify.verify`: re-hashes a bag from the disk and holds all its lists, and the journal, against each other. Its
  `Verdict` has the package's size, number of files and the checksum of its manifest too;
* `export.export`: a sealed bag in another form (`export.FORMS`), each file proved while it is copied.
"""
