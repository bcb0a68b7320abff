"""The file that a record was read from, in the output: its lines, and its bytes again."""

from __future__ import annotations

import codecs
import encodings
import pkgutil

import orjson
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import URIRef
from rdflib.collection import Collection

from converter import Metadata, Paragraph, Quote, RecoverError, WriteError, decode, write
from converter_jsonld import JSONLD, JsonldOptions
from converter_jsonld.terms import NAMESPACE

SOURCE_LINE = URIRef(NAMESPACE + "sourceLine")
MEMO = Metadata(genre="memorandum")


def text_codecs() -> list[str]:
    """Every codec of this Python that makes text of bytes and bytes of text."""
    found = set()
    for module in pkgutil.iter_modules(encodings.__path__):
        try:
            "".encode(module.name)
        except (LookupError, UnicodeError):
            continue
        found.add(codecs.lookup(module.name).name)
    return sorted(found)


def recovered(document) -> bytes:
    """What comes back out of a record's output, past its check."""
    return JSONLD.recover(write(document, JSONLD).data)


@pytest.mark.parametrize(
    "data",
    [
        b"one line",
        b"one\ntwo\n",
        b"one\r\n\r\ntwo\r\n",
        b"one\rtwo\r\r\n\n",
        b"\n\n\n",
        b"\xef\xbb\xbfmarked\r\n",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\xef\xbb\xbftwice",
        "\ufeffwide\r\n".encode("utf-16-le"),
        "\ufeffwide".encode("utf-32-be"),
        "\ufeff".encode("utf-16-be"),
        bytes(range(1, 128)),
        b"quotes \" ' \\ \\u0041 </script>\n",
        "lines\u2028that\u0085are\x0bnone\x0c\x1c\x1d\x1e\n".encode(),
        "\ufffe\uffff\ue000\U0001f6a2\U0010ffff\u00ad\u200b".encode(),
    ],
    ids=ascii,
)
def test_bytes_come_back(document, data: bytes) -> None:
    """Line ends, marks, controls and signs of every kind come back as they were."""
    assert recovered(document(MEMO, source=decode("x", data))) == data


@pytest.mark.parametrize("encoding", text_codecs())
def test_every_encoding_comes_back(document, source, encoding: str) -> None:
    """The charset that the output names is the one whose codec gives the bytes back."""
    made = source("abc\r\nd", encoding)

    assert recovered(document(MEMO, source=made)) == made.data


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16-le", "utf-16le"),
        ("cp1252", "windows-1252"),
        ("latin-1", "iso-8859-1"),
        ("ascii", "us-ascii"),
        ("mac_roman", "macintosh"),
        ("cp437", "ibm437"),
        ("shift_jis", "shift_jis"),
    ],
)
def test_charsets_have_their_registered_names(document, source, tree, encoding: str, charset: str) -> None:
    """Anybody's program knows the charset, not only Python."""
    file = tree(document(MEMO, source=source("abc", encoding)))["hasOrHadInstantiation"]

    assert file["encodingFormat"] == f"text/plain; charset={charset}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("FM AMEMBASSY LISBON", "text/plain"),
        ("<p>no page", "text/plain"),
        ("<HTML>", "text/html"),
        ("\n<!DOCTYPE html>\n<html>", "text/html"),
        ("<?xml version='1.0'?>\n<!-- a --><!-- b -->\n<!DOCTYPE html PUBLIC ''>", "text/html"),
        ("<!-- --> " * 5_000, "text/plain"),
        ("<!--" * 50_000, "text/plain"),
        ("<htmlish>", "text/plain"),
        ("<?xml version='1.0'?><nitf>", "application/xml"),
        ("<nitf>", "application/xml"),
        ('{"headline": "x"}\n', "application/json"),
        ("{sic} wrote nobody", "text/plain"),
    ],
    ids=lambda value: value[:20],
)
def test_the_media_type_is_that_of_the_file(document, source, tree, text: str, kind: str) -> None:
    """A page is not said to be plain text, by which a catalogue would show its tags."""
    file = tree(document(MEMO, source=source(text)))["hasOrHadInstantiation"]

    assert file["encodingFormat"] == f"{kind}; charset=utf-8"


def test_the_instantiation(telegram, tree) -> None:
    """The file is a node of its own, named by its checksum; the record leads to it in both vocabularies."""
    written = tree(telegram)
    file = written["hasOrHadInstantiation"]

    assert file == {
        "@id": f"urn:sha256:{telegram.source.sha256}",
        "@type": ["Instantiation", "MediaObject", "Entity"],
        "name": "harbour.txt",
        "sha256": telegram.source.sha256,
        "contentSize": "74 B",
        "encodingFormat": "text/plain; charset=utf-8",
        "sourceLine": [
            "FM AMEMBASSY LISBON\r\n",
            "TO SECSTATE WASHDC\r\n",
            "\r\n",
            '1. (C) THE HARBOUR IS "OPEN".\r\n',
        ],
    }
    assert written["encoding"] == file["@id"]


def test_anybody_gets_the_file_back(document, source, tree) -> None:
    """The lines, joined and encoded in the charset that is named, are the file, its mark included."""
    made = source("marked\r\nand plain", "utf-8-sig")
    file = tree(document(MEMO, source=made))["hasOrHadInstantiation"]

    assert "".join(file["sourceLine"]).encode("utf-8") == made.data


@settings(max_examples=settings().max_examples // 4)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_graphs_keep_every_character(document, source, tree, graphs, text: str) -> None:
    """No character of any line is lost or changed by the libraries, and no line without a character."""
    written = tree(document(MEMO, source=source(text)))
    lines = written["hasOrHadInstantiation"]["sourceLine"]

    for make_graph in graphs:
        graph = make_graph(written)
        [head] = graph.objects(None, SOURCE_LINE)
        assert [str(line) for line in Collection(graph, head)] == lines


def test_one_line_of_ten_megabytes(document, source) -> None:
    """A long line is one text."""
    made = source("a b " * 2_500_000)

    assert recovered(document(MEMO, source=made)) == made.data


def test_a_hundred_thousand_lines(document, source) -> None:
    """Many lines are many texts."""
    made = source("a\n" * 100_000)

    assert recovered(document(MEMO, source=made)) == made.data


def test_lines_can_be_left_out(telegram, tree) -> None:
    """An output without the lines is valid, keeps the checksum, and says why nothing comes back."""
    file = tree(telegram, source="no")["hasOrHadInstantiation"]

    assert "sourceLine" not in file
    assert file["sha256"] == telegram.source.sha256
    with pytest.raises(RecoverError, match=r"jsonld\.source"):
        JSONLD.recover(JSONLD.write(telegram, JsonldOptions(source=False)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda file: file["sourceLine"].pop(), "checksum"),
        (lambda file: file["sourceLine"].append("x"), "checksum"),
        (lambda file: file["sourceLine"].append(1), "without the lines"),
        (lambda file: file.update(sourceLine="x"), "without the lines"),
        (lambda file: file.update(encodingFormat="text/plain; charset=us-ascii", sourceLine=["é"]), "us-ascii"),
        (lambda file: file.update(encodingFormat="text/plain; charset=klingon"), "klingon"),
        (lambda file: file.update(encodingFormat="text/plain; charset=hex"), "hex"),
        (lambda file: file.update(encodingFormat="text/plain"), "charset"),
        (lambda file: file.pop("encodingFormat"), "charset"),
        (lambda file: file.pop("sha256"), "checksum"),
    ],
)
def test_a_changed_file_gives_nothing_back(telegram, tree, change, message: str) -> None:
    """Whatever was done to the lines, the charset or the checksum, no wrong source comes out."""
    written = tree(telegram)
    change(written["hasOrHadInstantiation"])

    with pytest.raises(RecoverError, match=message):
        JSONLD.recover(orjson.dumps(written))


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[]", b"1", b"{}", b'{"hasOrHadInstantiation": []}'])
def test_other_files_give_nothing_back(data: bytes) -> None:
    """What is none of our outputs is refused."""
    with pytest.raises(RecoverError):
        JSONLD.recover(data)


def test_names_with_half_a_character(document, source, tree) -> None:
    """A file name that is no text is shown with U+FFFD; the source is not touched."""
    made = document(MEMO, source=source("text\n", name="caf\udce9 \U0001f6a2.txt"))
    file = tree(made)["hasOrHadInstantiation"]

    assert file["name"] == "caf\ufffd \U0001f6a2.txt"
    assert recovered(made) == b"text\n"


def test_a_record_deeper_than_json_is_refused(document) -> None:
    """There is a message instead of a crash."""
    block = Paragraph(inlines=())
    for _ in range(400):
        block = Quote(blocks=(block,))

    with pytest.raises(WriteError, match="cannot be put in JSON"):
        JSONLD.write(document(MEMO, (block,)), JsonldOptions())


@pytest.mark.parametrize("indent", [True, False])
def test_layout(telegram, indent: bool) -> None:
    """Both layouts say the same, begin with the context, end in a line end, and leave letters as they are."""
    made = evolve(telegram, source=evolve(telegram.source, name="Évora.txt"))
    data = JSONLD.write(made, JsonldOptions(indent=indent))
    found = orjson.loads(data)

    assert data == JSONLD.write(made, JsonldOptions(indent=indent))
    assert next(iter(found)) == "@context"
    assert data.endswith(b"}\n")
    assert (data.count(b"\n") == 1) is not indent
    assert "Évora".encode() in data
    assert found == orjson.loads(JSONLD.write(made, JsonldOptions(indent=not indent)))
