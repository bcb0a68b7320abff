"""What a page shows: the text as it reads, what is known, what was amiss; for eyes, ears, print and programs."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from converter import RecoverError, Registry, Target, convert, load_registry
from converter_html import HTML

SPACE = {"h": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.fixture(scope="module")
def page(root: Path, registry: Registry) -> Callable[[str], etree._Element]:
    """The page of a sample."""

    def page(name: str) -> etree._Element:
        document = convert(root / "seeds" / name, [], registry).document
        return etree.fromstring(HTML.write(document, HTML.options()))

    return page


def found(page: etree._Element, path: str) -> list[str]:
    """The texts at *path*, blanks collapsed."""
    return [
        " ".join((one if isinstance(one, str) else "".join(one.itertext())).split())
        for one in page.xpath(path, namespaces=SPACE)
    ]


def test_a_telegram(page) -> None:
    """Level above and below, subject, correspondents, numbered paragraphs, signature."""
    cable = page("wiki-cable-harbour.txt")

    assert found(cable, "//h:p[@class='level']") == ["CONFIDENTIAL", "CONFIDENTIAL"]
    assert found(cable, "//h:h1") == ["BAY TOWN COUNCIL VOTES DOWN THE HARBOUR BRIDGE"]
    assert found(cable, "//h:dd[@itemprop='sender']") == ["AMCONSUL KESTREL BAY (RUEHKB, Immediate)"]
    assert found(cable, "//h:article/h:h2")[0] == "What Was Said"
    assert found(cable, "//h:p[@id='paragraph-2']/h:span") == ["2.", "(C)"]
    assert found(cable, "//h:article/h:p[@class='printed signature']") == ["ASHDOWN"]
    assert found(cable, "//h:main/@itemtype") == ["https://schema.org/Message"]


def test_an_article(page) -> None:
    """Headline, byline and dateline where the source has them."""
    article = page("article-bridge.txt")

    assert found(article, "//h:main/@itemtype") == ["https://schema.org/NewsArticle"]
    assert found(article, "//h:article/@itemprop") == ["articleBody"]
    assert found(article, "//h:h1[@itemprop='headline']")
    assert len(found(article, "//h:article/h:p[@class='printed byline'] | //h:span[@class='dateline']")) > 0


def test_what_was_published_opens_with_its_text(page) -> None:
    """What was addressed to somebody opens with who wrote to whom."""
    parts = "//h:main/h:article/@id | //h:main/h:section/h:h2/@id"

    assert found(page("article-bridge.txt"), parts)[:2] == ["text", "about"]
    assert found(page("wiki-cable-harbour.txt"), parts)[:2] == ["about", "text"]


def test_dublin_core(page) -> None:
    """In the head: each term that has a value, dates as ISO 8601 writes them."""
    cable = page("wiki-cable-harbour.txt")
    terms = dict(zip(found(cable, "//h:meta/@name"), found(cable, "//h:meta[@name]/@content"), strict=True))

    assert terms["DCTERMS.title"] == "BAY TOWN COUNCIL VOTES DOWN THE HARBOUR BRIDGE"
    assert terms["DCTERMS.issued"] == "2006-03-02T11:18:00+00:00"
    assert "DCTERMS.subject" in terms
    assert terms["DCTERMS.type"] == "diplomatic cable"


def test_dates_are_for_people_and_for_programs(page) -> None:
    """An element time has both."""
    cable = page("wiki-cable-harbour.txt")

    assert found(cable, "//h:time[@itemprop='dateSent']/@datetime") == ["2006-03-02T11:18:00+00:00"]
    assert found(cable, "//h:time[@itemprop='dateSent']") == ["2 March 2006, 11:18 UTC (021118Z MAR 06)"]


@pytest.mark.parametrize(
    "name", ["wiki-cable-harbour.txt", "article-ferry.txt", "cable-html-lantern.html", "nitf-saltworks.xml"]
)
def test_the_page_can_be_used_by_ear_and_by_keyboard(page, name: str) -> None:
    """One first heading, no level of heading left out, every name of an element once, every section named."""
    made = page(name)
    levels = [int(tag[-1]) for one in made.iter() if re.fullmatch(r"h[1-6]", tag := etree.QName(one).localname)]
    names = found(made, "//@id")

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(names) == len(set(names))
    assert set(found(made, "//@aria-labelledby")) <= set(names)
    assert found(made, "//h:a[@class='skip']/@href") == ["#text"]
    assert found(made, "/h:html/@lang") == ["en"]
    assert found(made, "//h:title")[0]


def test_light_dark_and_print() -> None:
    """The style has all three, and fetches nothing."""
    from converter_html.elements import style

    assert "prefers-color-scheme: dark" in style()
    assert "@media print" in style()
    assert "url(" not in style()
    assert "@import" not in style()


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "quiet", "link", "warning"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
def test_contrast(scheme: int, name: str, ground: str) -> None:
    """Every colour of words stands out from its ground by 4.5 to 1, as WCAG 2 wants it."""
    from converter_html.elements import style

    colours = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", part)) for part in style().split("@media")[:2]]
    light, dark = sorted((_luminance(colours[scheme][name]), _luminance(colours[scheme][ground])))[::-1]

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_without_the_source_it_cannot_be_recovered(root: Path, registry: Registry) -> None:
    """It is within the page unless that is not wanted."""
    target = Target(writer="html", settings={"source": "no"})
    [output] = convert(root / "seeds/article-ferry.txt", target, registry).outputs

    with pytest.raises(RecoverError, match="there is no source in this page"):
        HTML.recover(output.data)


@pytest.mark.parametrize(
    ("harm", "rule"),
    [
        (("<h1", "<h7"), "well-formed"),
        (("</article>", "<script>1</script></article>"), "alone"),
        (("<article", '<article onclick="1"'), "alone"),
        (("</article>", '<a href="JavaScript:alert(1)">1</a></article>'), "alone"),
        (("</article>", '<a href="data:text/html,1">1</a></article>'), "alone"),
        (('id="about"', 'id="text"'), "id"),
        (("base64,", "base64,AAAA"), "source"),
    ],
)
def test_the_check_finds_what_is_wrong(root: Path, registry: Registry, harm: tuple[str, str], rule: str) -> None:
    """A page that is no XML, that runs something, whose names are not its own, or whose source was changed."""
    [output] = convert(root / "seeds/wiki-cable-harbour.txt", "html", registry).outputs
    text = output.data.decode()

    assert list(HTML.check(output.data)) == []
    assert rule in [problem.rule for problem in HTML.check(text.replace(*harm, 1).encode())]
