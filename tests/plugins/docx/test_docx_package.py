"""Packages that we write are zip files to everybody, and packages of others are read."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import WriteError
from converter_docx.package import Package, PackageError
from converter_docx.packing import entry, pack

names = st.text("abcxyz/._[]-", min_size=1, max_size=40)
parts_drawn = st.dictionaries(names, st.binary(max_size=3000) | st.just(b"<p/>" * 2000), max_size=6)


def packed(parts: dict[str, bytes]) -> bytes:
    return pack(entry(name, part) for name, part in parts.items())


@given(parts=parts_drawn)
def test_zipfile_reads_what_we_pack(parts: dict[str, bytes]) -> None:
    """The standard library finds the same parts, in the same order, and nothing to complain about."""
    with zipfile.ZipFile(BytesIO(packed(parts))) as package:
        assert package.testzip() is None
        assert [(one.filename, package.read(one)) for one in package.infolist()] == list(parts.items())
        assert {one.date_time for one in package.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


@given(parts=parts_drawn)
def test_we_read_what_we_pack(parts: dict[str, bytes]) -> None:
    """So do we."""
    assert Package(packed(parts)) == parts


@given(
    parts=parts_drawn,
    method=st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)),
    comment=st.sampled_from((b"", b"packed elsewhere")),
)
def test_we_read_what_others_pack(parts: dict[str, bytes], method: int, comment: bytes) -> None:
    """And what the standard library packs, as one stream too, as Word and LibreOffice do."""
    for target in (BytesIO(), Stream()):
        with zipfile.ZipFile(target, "w", method) as package:
            package.comment = comment
            for name, part in parts.items():
                package.writestr(name, part)

        assert Package(target.getvalue()) == parts


class Stream(BytesIO):
    """A file that cannot go back, so that sizes stand after the parts."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise OSError("a stream does not go back")

    def tell(self) -> int:
        raise OSError("a stream does not know where it is")


def test_same_parts_same_bytes() -> None:
    """A package does not know the time."""
    parts = {"a.xml": b"<a/>" * 999, "b.xml": b""}

    assert packed(parts) == packed(parts)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: b"", "it is no zip file"),
        (lambda data: b"PK\3\4 and then nothing", "it is no zip file"),
        (lambda data: data[:-30], "it is no zip file"),
        (lambda data: data[10:], "its list of parts is damaged"),
        (lambda data: data.replace(b"<a/>", b"<b/>"), "its part 'a.xml' is damaged"),
        (lambda data: data.replace(b"PK\3\4", b"PK\3\5"), "leads astray"),
        (lambda data: data.replace(b"PK\1\2", b"PK\1\3"), "its list of parts is damaged"),
        (lambda data: data.replace(b"a.xml", b"a\xffxml"), "can't decode"),
        (lambda data: data.replace(b"b.xml", b"a.xml"), "its list of parts is damaged at 'a.xml'"),
    ],
)
def test_damage_is_named(damage, said: str) -> None:
    """A damaged package is refused, and its fault said."""
    data = packed({"a.xml": b"<a/>", "b.xml": b"<b>" * 999})

    with pytest.raises(PackageError, match=said):
        dict(Package(damage(data)))


def test_other_ways_of_packing() -> None:
    """A part that is enciphered or packed in a way of its own is refused."""
    with zipfile.ZipFile(target := BytesIO(), "w", zipfile.ZIP_BZIP2) as package:
        package.writestr("a.xml", b"<a/>" * 100)

    with pytest.raises(PackageError, match="packed in a way that Word does not read"):
        Package(target.getvalue())


def test_parts_do_not_share_their_bytes() -> None:
    """A small file does not hold many large parts by listing one of them again and again."""
    data = packed({"a.xml": b"<a/>" * 5_000_000})
    start = data.index(b"PK\1\2")
    listing = data[start : data.index(b"PK\5\6")]
    lists = b"".join(listing.replace(b"a.xml", b"%05d" % number) for number in range(100))
    end = data[start + len(listing) :]
    end = end.replace(b"\1\0\1\0", b"\x64\0\x64\0").replace(
        len(listing).to_bytes(4, "little"), len(lists).to_bytes(4, "little")
    )

    with pytest.raises(PackageError, match="damaged at '0000"):
        Package(data[:start] + lists + end)


def test_bombs_do_not_go_off() -> None:
    """A part is never inflated beyond the size that it says that it has."""
    honest = packed({"a.xml": b"\0" * 50_000_000})
    size = (50_000_000).to_bytes(4, "little")
    lying = honest.replace(size, (40_000).to_bytes(4, "little"))

    with pytest.raises(PackageError, match="damaged"):
        dict(Package(lying))


def test_no_larger_than_word_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that are larger together than Word opens are neither written nor read."""
    data = packed({"a.xml": b"<a/>" * 100, "b.xml": b"<b/>" * 100})
    monkeypatch.setattr("converter_docx.package.LARGEST", 799)
    monkeypatch.setattr("converter_docx.packing.LARGEST", 799)

    with pytest.raises(WriteError, match="larger than the 512 MB that Word opens"):
        packed({"a.xml": b"<a/>" * 100, "b.xml": b"<b/>" * 100})
    with pytest.raises(PackageError, match="larger than the 512 MB that Word opens"):
        Package(data)


@given(data=st.data())
def test_large_parts_come_bit_by_bit(data: st.DataObject) -> None:
    """A part of many bits is the same when they are joined, however it was packed."""
    part = data.draw(st.binary(min_size=1, max_size=20)) * data.draw(st.integers(200_000, 300_000))
    with zipfile.ZipFile(target := BytesIO(), "w", data.draw(st.sampled_from((0, 8)))) as package:
        package.writestr("a.bin", part)
    chunks = list(Package(target.getvalue()).chunks("a.bin"))

    assert b"".join(chunks) == part
    assert max(map(len, chunks)) <= 200_000


def test_a_large_part_that_is_damaged() -> None:
    """One wrong bit of a large part is found at its end, too few or too many at once."""
    data = packed({"a.xml": bytes(range(256)) * 5_000})
    at = len(data) // 2

    with pytest.raises(PackageError, match=r"its part 'a\.xml' is damaged"):
        dict(Package(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]))
