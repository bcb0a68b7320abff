"""The page in a browser: documents are dropped, looked at and saved, with and without a mouse."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest
from browsing import drop

import converter
from converter.model.outline import values

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
FORMATS = ("tei", "docx", "jsonld", "html", "record")
WHERE = """() => {
  const here = document.querySelector(".here").getBoundingClientRect();
  const source = document.getElementById("source").getBoundingClientRect();
  const top = Math.max(source.top, 0), bottom = Math.min(source.bottom, innerHeight);
  return { inside: here.bottom > top && here.top < bottom, focused: document.activeElement.matches(".here") };
}"""
"""Whether the first place that a button led to is seen, and is where the keyboard goes on."""


def documents(root: Path) -> list[Path]:
    """The five real documents; without them, one of the project's own of each kind."""
    real = sorted((root.parent / "shared/seeds").glob("*.txt"))
    own = ("cable-herring.txt", "cable-html-quarry.html", "article-ferry.txt", "wiki-cable-orchard.txt")
    return real or [root / "seeds" / name for name in own]


def test_documents_are_dropped_and_saved(open_page, root: Path, tmp_path: Path) -> None:
    """What is saved of each is what the command line writes, to the byte, alone and in the archive.

    Each on a page of its own: the eleventh file of one page never came in a browser without a person before it.
    """
    for path in documents(root):
        page, data = open_page(), path.read_bytes()
        expected = converter.convert(data, FORMATS, name=path.name)
        drop(page, path.name, data)

        assert page.inner_text("#title") == path.name
        assert expected.document.format in page.inner_text("#about")
        for output in expected.outputs:
            with page.expect_download() as saving:
                page.get_by_role("button", name=output.writer, exact=True).click()
            saved = tmp_path / "saved"
            saving.value.save_as(saved)
            assert saving.value.suggested_filename == path.name.removesuffix(path.suffix) + output.suffix
            assert saved.read_bytes() == output.data
        with page.expect_download() as saving:
            page.get_by_role("button", name="all in one archive").click()
        saving.value.save_as(tmp_path / "all.zip")
        with zipfile.ZipFile(tmp_path / "all.zip") as archive:
            found = sorted(archive.read(name) for name in archive.namelist())
        assert found == sorted(output.data for output in expected.outputs)


def test_all_documents_that_were_dropped_are_listed(open_page, root: Path) -> None:
    """One after the other on one page."""
    page = open_page()
    for path in documents(root):
        drop(page, path.name, path.read_bytes())

    assert page.locator("#documents button").count() == len(documents(root))


def test_the_source_is_shown_whole_and_each_value_leads_into_it(open_page, root: Path) -> None:
    """The text is that of the document, each segment has its colour, and a click shows where a value is said."""
    page = open_page()
    for path in documents(root):
        record = converter.convert(path.read_bytes(), name=path.name).document
        drop(page, path.name, path.read_bytes())
        for more in page.locator(".piece button").all():
            more.click()
        shown = page.evaluate("[...document.querySelectorAll('.piece')].map((one) => one.textContent).join('')")

        assert shown.replace("\r\n", "\n") == record.source.text.replace("\r\n", "\n")
        assert page.locator("#source .segment").count() == len(record.segments)
        said = [value for value in values(record.metadata) if value.spans]
        buttons = page.locator("#values button")
        assert buttons.count() == len(said) > 0
        for number, value in enumerate(said):
            buttons.nth(number).click()
            shown = page.evaluate("[...document.querySelectorAll('.here')].map((one) => one.textContent).join('')")
            marked = {at for span in value.spans for at in range(span.start, span.end)}
            assert shown == "".join(record.source.text[at] for at in sorted(marked))
            assert f"line {record.source.position(value.spans[0].start)[0]}," in page.inner_text("#status")
        page.locator("#passages button").last.click()
        place = page.evaluate(WHERE)
        assert place["inside"]
        assert place["focused"]


def test_evidence_and_notices_stand_at_their_places(open_page, root: Path) -> None:
    """Every mark of the reader that was chosen is underlined, and every notice stands before its place."""
    data = (root / "seeds/cable-herring.txt").read_bytes().replace(b"HERRING TALKS", b"HERRING \x07 TALKS", 1)
    made = converter.convert(data, name="herring.txt")
    page = open_page()
    drop(page, "herring.txt", data)

    [claim] = [claim for claim in made.claims if claim.reader == made.document.format]
    assert len(claim.detection.evidence) > 3
    for evidence in claim.detection.evidence:
        span = evidence.span
        inside = f".evidence[data-start='{span.start}']"
        assert page.locator(inside).count() == 1, evidence
    placed = [notice.message for notice in made.document.notices if notice.span]
    assert placed
    assert page.locator("#source .notice").all_inner_texts() == placed


def test_evidence_of_every_reader_leads_into_the_text(open_page, root: Path) -> None:
    """Also that of a reader that was less sure; the one that was chosen stands first."""
    data = (root / "seeds/wiki-cable-orchard.txt").read_bytes()
    made = converter.convert(data, name="orchard.txt")
    page = open_page()
    drop(page, "orchard.txt", data)
    claims = sorted(
        (claim for claim in made.claims if claim.detection), key=lambda claim: claim.reader != made.document.format
    )
    spans = [evidence.span for claim in claims for evidence in claim.detection.evidence]
    buttons = page.locator("#claims button")

    assert len(claims) > 1
    assert buttons.count() == len(spans)
    for number, span in enumerate(spans):
        buttons.nth(number).click()
        here = page.evaluate("[...document.querySelectorAll('.here')].map((one) => one.textContent).join('')")
        assert here == span.of(made.document.source.text)


def test_it_is_worked_by_keyboard(open_page, root: Path) -> None:
    """A value leads into the text, and Escape back to the value."""
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "files"
    page.set_input_files("#files", root / "seeds/article-ferry.txt")
    page.wait_for_selector("#title:focus")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("Boolean(document.activeElement.closest('#values'))"):
            break
    words = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.classList.contains('here')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == words
    assert page.evaluate("Boolean(document.activeElement.closest('#values'))")


def test_what_is_refused_says_why_and_runs_nothing(open_page, root: Path) -> None:
    """A document that is markup stays text, and one that nobody knows is shown with the reason."""
    page = open_page()
    drop(page, "<img src=x onerror=alert(1)>.txt", b"<script>document.title = 'taken'</script>")

    assert "no reader knows this text" in page.inner_text("#refusal")
    assert not page.is_visible("#beside")
    markup = (root / "seeds/cable-herring.txt").read_bytes().replace(b"HERRING", b"<b onclick='x'>HERRING</b>", 1)
    drop(page, "markup.txt", markup)
    assert page.locator("#document b").count() == 0
    assert page.title() == "converter"
    assert page.is_visible("#beside")


def test_what_is_refused_is_read_as_it_is_told(open_page, root: Path, tmp_path: Path) -> None:
    """With a reader and an encoding that are chosen; the encoding that is likely stands there already."""
    page = open_page()
    data = "Café Skerra opened on Thursday.\n\nNobody went.\n".encode("cp1252")
    drop(page, "café.txt", data)
    assert "try encoding=cp1252" in page.inner_text("#refusal")
    assert page.input_value("#encoding") == "cp1252"
    page.get_by_role("button", name="Read it so").click()
    page.locator("#refusal", has_text="no reader").wait_for()
    assert "from=" not in page.inner_text("#refusal")
    page.select_option("#reader", "news-article")
    page.get_by_role("button", name="Read it so").click()
    page.wait_for_selector("#beside:not([hidden])")
    assert page.inner_text("#about").startswith("news-article, as it was told to be read; news article, cp1252;")
    with page.expect_download() as saving:
        page.get_by_role("button", name="tei", exact=True).click()
    saving.value.save_as(tmp_path / "saved")
    made = converter.convert(data, ("tei",), name="café.txt", reader="news-article", encoding="cp1252")
    assert (tmp_path / "saved").read_bytes() == made.outputs[0].data


@pytest.mark.parametrize(
    "name", ["two\nlines.txt", "back\\slash.txt", "n" * 251 + ".txt", "\u202egnp.\u202c خبر.txt"]
)
def test_any_name_of_a_file_is_taken(open_page, root: Path, name: str) -> None:
    """What is no name for the service is made one."""
    page = open_page()
    drop(page, name, (root / "seeds/cable-herring.txt").read_bytes())

    assert page.text_content("#title") == name
    assert page.text_content("#documents button") == f"{name}: cable"
    assert page.is_visible("#beside")


def test_what_gets_no_answer_is_said(browser, running, root: Path) -> None:
    """A folder, a file that has gone, a service that has ended: by name, where a refusal stands."""
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{running.port}/")
    page.route("**/v1/detect*", lambda route: route.abort())
    drop(page, "herring.txt", (root / "seeds/cable-herring.txt").read_bytes())

    assert "it cannot be read" in page.inner_text("#refusal")
    assert page.inner_text("#documents button") == "herring.txt: refused"
    assert not page.is_visible("#detection")
    page.close()


def test_a_name_says_of_which_document_a_message_is(open_page, root: Path) -> None:
    """Where several are dropped, the last message is not of the one that is shown; all stand in the list at once."""
    page = open_page()
    page.set_input_files("#files", [root / "seeds/cable-herring.txt", sys.executable])
    assert page.locator("#documents button").count() == 2
    page.wait_for_selector("#documents .refused")

    assert page.inner_text("#title") == "cable-herring.txt"
    assert page.inner_text("#status").startswith(f"{Path(sys.executable).name}: not valid UTF-8")


def test_a_text_from_right_to_left_stands_so(open_page) -> None:
    """By its own letters, as does each value; the page around it does not."""
    page = open_page()
    drop(page, "خبر.txt", "صحيفة الميناء\n\nعادت العبارة الليلية إلى الإبحار يوم الخميس.\n".encode())
    page.select_option("#reader", "news-article")
    page.get_by_role("button", name="Read it so").click()
    page.wait_for_selector("#beside:not([hidden])")
    ways = page.evaluate(
        "['#source', '#passages button', '#saving'].map((one) => getComputedStyle(document.querySelector(one)).direction)"
    )

    assert ways == ["rtl", "rtl", "ltr"]


def test_a_large_document_is_shown(open_page, root: Path, tmp_path: Path) -> None:
    """Megabytes of it, in one paragraph and in thousands, and their values and paragraphs lead into it."""
    text = (root / "seeds/cable-herring.txt").read_text(encoding="utf-8")
    start, end = text[: text.rindex("\n\n")], text[text.rindex("\n\n") :]
    line = "The boat went to the island and came back again, as it does on each day of the week.\n"
    for name, added in (
        ("many.txt", "".join(f"\n\n{number}. (C) {line * 5}" for number in range(6, 4000))),
        ("one.txt", "\n\n6. (C) " + line.replace("\n", " ") * 20_000),
    ):
        (tmp_path / name).write_text(start + added + end, encoding="utf-8")
        page = open_page()
        page.set_input_files("#files", tmp_path / name)
        page.wait_for_selector("#title:focus")
        page.locator("#passages button").last.click()
        place = page.evaluate(WHERE)
        assert (place["inside"], place["focused"]) == (True, True)
        page.close()


def test_it_asks_for_the_token(browser, start, root: Path) -> None:
    """And keeps it for the time that it is open."""
    with start("--workers", "1", CONVERTER_TOKEN="correct-horse-battery") as service:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{service.port}/")
        drop(page, "ferry.txt", (root / "seeds/article-ferry.txt").read_bytes())
        assert "token" in page.inner_text("#refusal")
        page.fill("#token", "correct-horse-battery")
        page.keyboard.press("Enter")
        page.wait_for_selector("#formats button")
        assert page.locator("#formats button").count() > len(FORMATS)
        page.close()
