"""The plugin as the program finds it: by its entry point, light, with two options."""

from __future__ import annotations

import subprocess
import sys

import pytest

from converter import OptionError, Target, load_registry, write
from converter_jsonld import JSONLD

LIGHT = """
import sys, converter_jsonld
assert [name for name in sys.modules if name.startswith("converter_jsonld.")] == []
assert "converter_schemas" not in sys.modules
"""
ALONE = """
import socket, sys
def refuse(*arguments, **more): raise AssertionError("the network is asked")
socket.socket.connect = socket.getaddrinfo = refuse
from converter import Metadata, Document, Segment, Role, Span, decode
from converter_jsonld import JSONLD
source = decode("x", b"words")
segments = (Segment(Span(0, 5), Role.BODY, "text"),)
document = Document(source=source, format="x", metadata=Metadata(genre="x"), body=(), segments=segments)
data = JSONLD.write(document, JSONLD.options())
assert not JSONLD.check(data) and JSONLD.recover(data) == b"words"
assert not {"pyld", "rdflib", "requests", "urllib.request"} & set(sys.modules)
"""


def run(program: str) -> None:
    """Run a program in an interpreter of its own; its asserts are the test's."""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_it_is_found_by_its_entry_point() -> None:
    """The writer is there under its name, with its media type and suffix."""
    writer = load_registry().writer("jsonld")

    assert (writer.media_type, writer.suffix) == ("application/ld+json", ".jsonld")


def test_listing_it_loads_nothing() -> None:
    """To be listed, the plugin needs none of its modules and no context."""
    run(LIGHT)


def test_it_needs_neither_a_graph_library_nor_the_network() -> None:
    """Writing, checking and recovering need no library for linked data, and fetch nothing."""
    run(ALONE)


def test_options_that_it_has_not(memo) -> None:
    """A wrong option names the right ones."""
    with pytest.raises(OptionError, match="indent, source"):
        write(memo, JSONLD, Target(writer="jsonld", settings={"context": "no"}))
