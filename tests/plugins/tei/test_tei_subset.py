"""Our profile is a subset of TEI: whatever it accepts, the official schema accepts; and its rules see what the check sees."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from converter import decide, decode, load_registry, read, survey
from converter_tei import TEI, TeiOptions
from converter_tei.profiles import schema

NAMESPACE = "{http://www.tei-c.org/ns/1.0}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
NAMES = sorted({one.get("name", "") for one in schema("rng").iterfind(f"{RNG}define/{RNG}element")} - {""})
ATTRIBUTES = sorted({one.get("name", "") for one in schema("rng").iter(f"{RNG}attribute")} - {""})
VALUES = sorted(
    {one.text or "" for one in schema("rng").iter(f"{RNG}value")} | {"1", "#L1", "#source", "x y", "2006", ""}
)
Mutation = Callable[[etree._Element, random.Random], None]


@pytest.fixture(scope="module")
def profile() -> etree.RelaxNG:
    return etree.RelaxNG(schema("rng"))


@pytest.fixture(scope="module")
def outputs(root: Path) -> list[bytes]:
    """The TEI of the samples of the project."""
    registry = load_registry()
    made = []
    for path in sorted((root / "seeds").iterdir()):
        if path.name.endswith(".record.json"):
            continue
        source = decode(path.name, path.read_bytes())
        document = read(source, registry.reader(decide(survey(source, registry))))
        made.append(TEI.write(document, TeiOptions()))
    return made


@pytest.fixture(scope="module")
def short(outputs: list[bytes]) -> list[bytes]:
    """The same, most lines of the source left out, since they are all alike: so most changes are in other places."""
    made = []
    for output in outputs:
        tree = etree.fromstring(output)
        for line in tree.findall(f"{NAMESPACE}sourceDoc/{NAMESPACE}surface/{NAMESPACE}line")[3:]:
            line.getparent().remove(line)
        made.append(etree.tostring(tree))
    return made


def test_what_the_profile_accepts_tei_accepts(profile, tei_all, short):
    """Outputs with one to three changes, by any of those that the profile still accepts."""
    assert accepted(mutants(short, 709, 1500), profile, tei_all) > 300


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_what_the_profile_accepts_tei_accepts_at_length(profile, tei_all, short):
    """So it is of many more changes."""
    assert accepted(mutants(short, 412, 20_000), profile, tei_all) > 4000


def accepted(changed: Iterator[etree._Element], profile: etree.RelaxNG, tei_all: etree.RelaxNG) -> int:
    """How many the profile accepts; TEI accepts each of them, or the test fails."""
    count = 0
    for tree in changed:
        if profile.validate(tree):
            count += 1
            assert tei_all.validate(tree), f"{tei_all.error_log}\n{etree.tostring(tree).decode()}"
    return count


def test_all_rules_refuse_what_the_check_refuses(outputs):
    """A change that the quick check finds fault with is no more valid by all rules."""
    assert TEI.validate is not None
    refused = 0
    for tree in mutants(outputs, 31, 300):
        data = etree.tostring(tree)
        if TEI.check(data):
            refused += 1
            assert TEI.validate(data) != ()

    assert refused > 50


# Changes


def mutants(outputs: list[bytes], seed: int, number: int) -> Iterator[etree._Element]:
    """Outputs with one to three changes each."""
    chance = random.Random(seed)
    for _ in range(number):
        tree = etree.fromstring(chance.choice(outputs))
        for _ in range(chance.randint(1, 3)):
            chance.choice(MUTATIONS)(tree, chance)
        yield tree


def some(tree: etree._Element, chance: random.Random) -> etree._Element:
    return chance.choice([one for one in tree.iter(f"{NAMESPACE}*") if one is not tree])


def remove(tree: etree._Element, chance: random.Random) -> None:
    one = some(tree, chance)
    one.getparent().remove(one)


def double(tree: etree._Element, chance: random.Random) -> None:
    one = some(tree, chance)
    one.addnext(deepcopy(one))


def move(tree: etree._Element, chance: random.Random) -> None:
    one, other = deepcopy(some(tree, chance)), some(tree, chance)
    other.insert(chance.randint(0, len(other)), one)


def swap(tree: etree._Element, chance: random.Random) -> None:
    one = some(tree, chance)
    if (following := one.getnext()) is not None:
        following.addnext(one)


def rename(tree: etree._Element, chance: random.Random) -> None:
    some(tree, chance).tag = f"{NAMESPACE}{chance.choice(NAMES)}"


def insert(tree: etree._Element, chance: random.Random) -> None:
    one = some(tree, chance)
    one.insert(chance.randint(0, len(one)), etree.Element(f"{NAMESPACE}{chance.choice(NAMES)}"))


def wrap(tree: etree._Element, chance: random.Random) -> None:
    one = some(tree, chance)
    outer = etree.Element(f"{NAMESPACE}{chance.choice(NAMES)}")
    one.getparent().replace(one, outer)
    outer.append(one)


def unwrap(tree: etree._Element, chance: random.Random) -> None:
    one = some(tree, chance)
    for child in list(one):
        one.addprevious(child)
    one.getparent().remove(one)


def empty(tree: etree._Element, chance: random.Random) -> None:
    one = some(tree, chance)
    for child in list(one):
        one.remove(child)
    one.text = None


def say(tree: etree._Element, chance: random.Random) -> None:
    some(tree, chance).text = chance.choice(("x", "", "two words"))


def attribute(tree: etree._Element, chance: random.Random) -> None:
    name = chance.choice(ATTRIBUTES).replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
    some(tree, chance).set(name, chance.choice(VALUES))


def value(tree: etree._Element, chance: random.Random) -> None:
    one = some(tree, chance)
    if one.attrib:
        one.set(chance.choice(sorted(one.attrib)), chance.choice(VALUES))


def no_attribute(tree: etree._Element, chance: random.Random) -> None:
    one = some(tree, chance)
    if one.attrib:
        del one.attrib[chance.choice(sorted(one.attrib))]


MUTATIONS: tuple[Mutation, ...] = (
    *(remove, double, move, swap, rename, insert, wrap, unwrap, empty, say, attribute, value, no_attribute),
)
