"""The body: paragraphs, lists and headings, joined over whatever cuts them."""

from __future__ import annotations

import pytest

from converter import Heading, List, PageBreak, Paragraph, Quote, Redaction, Role, Text, plain_text


def outline(document) -> list[tuple]:
    """Each block as kind, label, portion mark and words."""
    found: list[tuple] = []
    for block in document.body:
        for one in block.items if isinstance(block, List) else (block,):
            kind = "item" if isinstance(block, List) else type(one).__name__.lower()
            mark = one.marking and one.marking.value
            found.append((kind, one.label and one.label.value, mark, plain_text(one.inlines)))
    return found


def furniture(document) -> list[str]:
    """Names of what is not the message's own, in the body."""
    begins = next(one.span.start for one in document.segments if one.role == "body")
    return [one.name for one in document.segments if one.role == "furniture" and one.span.start > begins]


@pytest.mark.parametrize(
    ("line", "label", "mark"),
    [
        ("1. (C) Words.", "1", "C"),
        ("¶1. (C) Words.", "1", "C"),
        ("1.(C) Words.", "1", "C"),
        ("1) (C) Words.", "1", "C"),
        ("1 (C) Words.", "1", "C"),
        ("1, (C) Words.", "1", "C"),
        ("¶1 Words.", "1", None),
        ("1. Words.", "1", None),
        ("1.Words.", "1", None),
        ("1. (S/NF) Words.", "1", "S/NF"),
        ("1. (SBU) Words.", "1", "SBU"),
        ("1. (S//REL TO USA, GBR) Words.", "1", "S/REL TO USA, GBR"),
        ("1. (C - ENTIRE TEXT) Words.", "1", "C/ENTIRE TEXT"),
        ("(C) Words.", None, "C"),
        ("Words.", None, None),
    ],
)
def test_label_and_portion_mark(cable, line, label, mark):
    """Every form of number and portion mark; the values without their signs."""
    assert outline(cable(line + "\n")) == [("paragraph", label, mark, "Words.")]


def test_signs_of_label_and_mark_are_in_their_places(cable):
    """The place of a label is all that is printed of it; the text begins after the mark."""
    document = cable("¶1.  (C) Words.\n")

    [paragraph] = document.body
    text = document.source.text
    assert paragraph.label.span.of(text) == "¶1."
    assert paragraph.marking.span.of(text) == "(C)"
    assert paragraph.inlines[0].span.of(text) == "Words."


def test_wrapped_lines_are_one_text(cable):
    """An uninterrupted paragraph is one text, with one space for each line end."""
    [paragraph] = cable("1. (C) One line,\nand another   one,\r\nand a third.\n").body

    assert [type(one) for one in paragraph.inlines] == [Text]
    assert plain_text(paragraph.inlines) == "One line, and another one, and a third."


@pytest.mark.parametrize(
    "line",
    [
        "¶2000. It was a good year.",
        "¶14. As the statements have it.",
        "2007. It was a good year.",
        "9. It was nothing.",
    ],
)
def test_wrapped_number_begins_no_paragraph(cable, line):
    """A number that the ones before it do not lead to is the text's own."""
    document = cable(f"1. (C) First.\n\n2. (C) This happened in March\n{line}\n\n3. (C) Third.\n")

    assert [one[1] for one in outline(document)] == ["1", "2", "3"]


def test_unmarked_numbers_go_on_without_blank_lines(cable):
    """Without portion marks a number counts if it is the next one and the sentence before it has ended."""
    document = cable("1. First.\n2. Second.\n3. Third, of the year\n4. of the war.\n")

    assert [one[1] for one in outline(document)] == ["1", "2", "3"]


def test_numbers_within_a_line(cable):
    """Paragraphs that were joined are parted at the number that comes next and its portion mark."""
    document = cable("1. (C) First. 2. (C) Second, see para 1. (C) Still second. 3. (U) Third.\n")

    assert outline(document) == [
        ("paragraph", "1", "C", "First."),
        ("paragraph", "2", "C", "Second, see para 1. (C) Still second."),
        ("paragraph", "3", "U", "Third."),
    ]


def test_blank_line_within_a_sentence(cable):
    """A paragraph goes on after a blank line if its sentence does."""
    document = cable("1. (C) The minister said that he would\n\nnot come.\n\n2. (C) He came.\n")

    assert outline(document)[0] == ("paragraph", "1", "C", "The minister said that he would not come.")


def test_blank_line_after_every_line(cable):
    """A copy with a blank line after every line reads as one without; two blank lines part paragraphs."""
    wrapped = "This is a line of a paragraph that was wrapped at sixty signs\n\n" * 12

    document = cable(f"1. (C) {wrapped}and its end.\n\n\n2. (C) {wrapped}and its end.\n")

    assert [one[1] for one in outline(document)] == ["1", "2"]


def test_blank_line_after_a_sentence(cable):
    """Another paragraph begins after it, numbered or not."""
    document = cable("1. (C) The minister came.\n\nHe left again.\n")

    assert [one[1:] for one in outline(document)] == [
        ("1", "C", "The minister came."),
        (None, None, "He left again."),
    ]


@pytest.mark.parametrize(
    ("marker", "label"),
    [
        ("PORT SELWY 00000412 002 OF 003", "002 OF 003"),
        ("PORT SELWY 00000412  001.2 OF 002", "001.2 OF 002"),
        ("PAGE 02 PORT SE 00412 091405Z", "PAGE 02"),
    ],
)
def test_page_begins_within_a_sentence(cable, marker, label):
    """The marker is furniture; a page break stands in its place, and the sentence is whole."""
    document = cable(f"1. (C) The minister said\n\n{marker}\n\n\nThat he would not come.\n")

    [paragraph] = document.body
    assert [type(one) for one in paragraph.inlines] == [Text, PageBreak, Text]
    assert paragraph.inlines[1].label == label
    assert plain_text(paragraph.inlines) == "The minister said That he would not come."
    assert furniture(document) == ["page-marker"]


def test_page_begins_within_a_line(cable):
    """A marker that was joined to a line is cut out of it, with the name of the post as the message prints it."""
    document = cable("1. (C) It was in WEST PORT SELWY 00000412 002 OF 003 harbour.\n")

    assert plain_text(document.body[0].inlines) == "It was in WEST harbour."


def test_page_begins_between_paragraphs(cable):
    """The page break then stands at the end of the paragraph before."""
    document = cable("1. (C) One.\n\nPORT SELWY 00000412 002 OF 003\n\n2. (C) Two.\n")

    first, second = document.body
    assert [type(one) for one in first.inlines] == [Text, PageBreak]
    assert first.inlines[0].text == "One."
    assert [type(one) for one in second.inlines] == [Text]


def test_page_begins_between_items_and_after_a_list(cable):
    """The page break then stands at the end of the item before."""
    marker = "PORT SELWY 00000412 00{} OF 003"
    lists = f"-- (U) One.\n\n{marker.format(2)}\n\n-- (U) Two.\n\n----\n\n{marker.format(3)}\n\n2. (C) It went.\n"

    document = cable(f"1. (C) It came:\n\n{lists}")

    [items] = [block.items for block in document.body if isinstance(block, List)]
    assert [[type(one) for one in item.inlines] for item in items] == [[Text, PageBreak], [Text, PageBreak]]
    assert [item.marking.value for item in items] == ["U", "U"]


def test_page_begins_after_a_heading(cable):
    """The page break then stands at the end of the heading."""
    document = cable("Who Will Bid\n------------\n\nPORT SELWY 00000412 002 OF 003\n\n1. (C) One.\n")

    assert [type(one) for one in document.body[0].inlines] == [Text, PageBreak]


def test_page_marker_of_a_post_that_is_not_named(cable):
    """Without a classification line the word before the serial is the post's name."""
    document = cable(
        "1. (C) It was in TORNE 00000412 002 OF 003 harbour, and 00000412 003 OF 003 in the town.\n",
        head="TAGS: PREL\nSUBJECT: A TEST\n",
    )

    assert plain_text(document.body[0].inlines) == "It was in harbour, and in the town."


def test_address_of_a_web_site_is_no_heading(cable):
    """Whatever rules stand around it."""
    document = cable("1. (C) One.\n\n-----\nVisit our Website:\nhttp://example.org\n-----\n")

    assert [one[0] for one in outline(document)] == ["paragraph", "paragraph"]


def test_stray_caption(cable):
    """A caption that transmission put into a sentence is furniture."""
    document = cable("1. (C) The minister was\n\nSIPDIS\nnot there.\n")

    assert plain_text(document.body[0].inlines) == "The minister was not there."
    assert furniture(document) == ["stray-caption"]


@pytest.mark.parametrize(
    "lines",
    [
        "Who Will Bid\n------------",
        "------------\nWho Will Bid\n------------",
        "============\nWho Will Bid\n============",
        "Who Will\nBid\n----",
        "------- Who Will Bid -------",
        "Who Will Bid\n\nPORT SELWY 00000412 002 OF 003\n\n------------",
        "Who Will Bid",
        "//Who Will Bid//",
    ],
    ids=["underlined", "boxed", "double", "two lines", "squeezed", "page between", "alone", "slashes"],
)
def test_heading(cable, lines):
    """Of every style; the rules are furniture."""
    document = cable(f"1. (C) One.\n\n{lines}\n\n2. (C) Two.\n")

    assert [one[0] for one in outline(document)] == ["paragraph", "heading", "paragraph"]
    assert plain_text(document.body[1].inlines).strip("/") == "Who Will Bid"


def test_end_of_a_sentence_over_a_rule_is_no_heading(cable):
    """Words in small letters that end the open sentence are its own, whatever stands under them."""
    document = cable("1. (C) They spoke of the bridge and of the\n\nferry\n-----\n\n2. (C) Two.\n")

    assert [one[0] for one in outline(document)] == ["paragraph", "paragraph"]


def test_heading_with_a_portion_mark(cable):
    """The mark of a heading is its marking."""
    document = cable("(SBU) Who Will Bid\n------------------\n\n1. (C) One.\n")

    assert outline(document)[0] == ("heading", None, "SBU", "Who Will Bid")


def test_heading_joined_to_the_paragraphs_around_it(cable):
    """The last words before a rule, after the end of a sentence."""
    document = cable("1. (C) One ends. Who Will Bid ------------ 2. (C) Two.\n")

    assert [one[::3] for one in outline(document)] == [
        ("paragraph", "One ends."),
        ("heading", "Who Will Bid"),
        ("paragraph", "Two."),
    ]


@pytest.mark.parametrize(
    ("signs", "labels"),
    [
        (("-- ", "-- "), ["--", "--"]),
        (("- ", "- "), ["-", "-"]),
        (("--", "--"), ["--", "--"]),
        (("* ", "* "), ["*", "*"]),
        (("o ", "o "), ["o", "o"]),
        (("a. ", "b. "), ["a", "b"]),
        (("(a) ", "(b) "), ["a", "b"]),
        (("A. ", "B. "), ["A", "B"]),
        (("¶A. ", "¶B. "), ["A", "B"]),
        (("i. ", "ii. "), ["i", "ii"]),
        (("1) ", "2) "), ["1", "2"]),
    ],
)
def test_items(cable, signs, labels):
    """Dashes, stars, letters and numbers, in a list after the paragraph that carries them."""
    one, two = signs
    document = cable(f"1. (C) He said:\n\n{one}Words\nand words.\n\n{two}More.\n\n2. (C) He went.\n")

    assert [type(block) for block in document.body] == [Paragraph, List, Paragraph]
    assert outline(document)[1:3] == [
        ("item", labels[0], None, "Words and words."),
        ("item", labels[1], None, "More."),
    ]


@pytest.mark.parametrize("line", ["i.e. the harbour.", "B. Paske said so.", "ix. Nine."])
def test_what_counts_on_from_nothing_is_no_item(cable, line):
    """Abbreviations, initials and labels out of their order begin no item."""
    document = cable(f"1. (C) He named the place.\n{line}\n")

    assert len(document.body) == 1


def test_dash_within_a_sentence_is_no_item(cable):
    """A dash at the beginning of a wrapped line, where no sentence has ended."""
    document = cable("1. (C) The sides could meet again\n-- as soon as next week -- in Torne.\n")

    assert len(document.body) == 1


def test_letters_count_from_a(cable):
    """A letter that is not the next one begins no item."""
    document = cable("1. (C) He said:\n\na. One.\n\nd. The fourth.\n")

    assert [one[1] for one in outline(document)] == ["1", "a", None]


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        ("1. (C) SUMMARY: Words.\n", ["summary"]),
        ("1. (C) Begin Summary. Words.\n", ["summary"]),
        ("1. (C) COMMENT: Words.\n", ["comment"]),
        ("1. (C) This is an action request. Words.\n", ["action-request"]),
        ("1. (C) Action Request: Words.\n", ["action-request"]),
        ("1. (C) Summer came.\n", [None]),
        ("Summary\n-------\n\n1. (C) Words.\n\n2. (C) Words.\n", ["summary", None]),
    ],
)
def test_role(cable, body, roles):
    """By a paragraph's first words, or by the heading over it."""
    paragraphs = [block for block in cable(body).body if isinstance(block, Paragraph)]

    assert [one.role and one.role.value for one in paragraphs] == roles


def test_role_under_a_heading_is_cited_there(cable):
    """The heading says so, hence its place is the heading's."""
    document = cable("Summary\n-------\n\n1. (C) Words.\n")

    heading, paragraph = document.body
    assert isinstance(heading, Heading)
    assert paragraph.role.span == heading.inlines[0].span


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("THE U.S. OFFER\n--------------", "THE U.S. OFFER"),
        ("THE U.S. OFFER --------------", "THE U.S. OFFER"),
        ("Elections: A Chance --------------------", "Elections: A Chance"),
        ("Fish ----", "Fish"),
        ("A HEADING THAT IS LONGER THAN THE LINE " + "-" * 44 + " -", "A HEADING THAT IS LONGER THAN THE LINE"),
    ],
)
def test_a_heading_joined_to_its_rule_is_whole(cable, printed, words):
    """A heading is as long as its rule, whatever stops it has; a rule longer than its line goes on in the next."""
    document = cable(f"1. (C) One.\n\n{printed}\n\n2. (C) Two.\n")

    assert [(kind, text) for kind, _, _, text in outline(document)] == [
        ("paragraph", "One."),
        ("heading", words),
        ("paragraph", "Two."),
    ]


def test_a_table_is_kept_as_printed(cable):
    """Lines whose cells stand apart, three or more without a blank line between them."""
    table = "Catch:      May    June\n          -----   -----\nHerring      12      30\nCod           7       9 "
    document = cable(f"1. (U) The landings:\n\n{table}\n\n2. (U) They fell.\n")

    first, printed, last = document.body
    assert plain_text(first.inlines) == "The landings:"
    assert printed.text == table.rstrip()
    assert last.label.value == "2"


def test_a_table_goes_on_after_a_page_marker(cable):
    """The rows on the other page are of the table, however few; the marker is furniture."""
    upper, lower = (
        "Catch:      May    June\nHerring      12      30\nCod           7       9",
        "Eel           1       2",
    )
    marker = "PORT SELWY 00000412  002 OF 002"
    document = cable(f"1. (U) The landings:\n\n{upper}\n\n{marker}\n\n{lower}\n\n2. (U) They fell.\n")

    assert [block.text for block in document.body[1:3]] == [upper, lower]
    assert [one.name for one in document.segments if one.role is Role.FURNITURE] == ["page-marker"]


def test_words_with_wide_gaps_are_no_table(cable):
    """Numbered paragraphs without blank lines between them, and two lines with gaps, are text."""
    document = cable("1. (U)   One.   It is.\n2. (U)   Two.   It is.\n3. (U)   Three.   It is.\n")

    assert [label for _, label, _, _ in outline(document)] == ["1", "2", "3"]


def test_a_quoted_text_is_a_quote(cable):
    """From the line that begins it to the line that ends it; what has no end is none."""
    body = "1. (C) The note:\n\nBegin text of note:\n\nYour Excellency,\n\nIt rains.\n\nEnd text.\n\n2. (C) So it does.\n"
    document = cable(body)

    kinds = [type(block).__name__ for block in document.body]
    assert kinds == ["Paragraph", "Paragraph", "Quote", "Paragraph", "Paragraph"]
    assert [plain_text(one.inlines) for one in document.body[2].blocks] == ["Your Excellency,", "It rains."]
    assert all(not isinstance(block, Quote) for block in cable("1. (C) Begin text:\n\nIt rains.\n").body)


@pytest.mark.parametrize("post", ["PORT SELWY", "Port Selwy"])
def test_page_markers_of_copies_in_small_letters(cable, post):
    """Some copies have no capitals; the digits are those of a marker all the same."""
    document = cable(f"1. (C) It rained for a\n{post} 00000412 002 of 002\nweek.\n")

    assert outline(document) == [("paragraph", "1", "C", "It rained for a week.")]
    assert furniture(document) == ["page-marker"]


def test_a_caption_between_the_words_of_a_sentence(cable):
    """243 of 6,717 real telegrams; as a word of a sentence it stays."""
    document = cable("1. (C) The pier SIPDIS was lit. We use the SIPDIS caption.\n")

    assert outline(document) == [("paragraph", "1", "C", "The pier was lit. We use the SIPDIS caption.")]
    assert furniture(document) == ["stray-caption"]


def test_the_traffic_restriction_has_its_role(cable):
    """``MINIMIZE CONSIDERED``, with or without the post."""
    document = cable("1. (U) One.\n\n2. (U) Salt Bay minimize considered.\n\nMINIMIZE CONSIDERED\n")

    assert [block.role and block.role.value for block in document.body] == [None, "minimize", "minimize"]


@pytest.mark.parametrize("signs", ["XXXXXXXXXXXX", "xxxxx", "********", "[DETAILS REMOVED]"])
def test_what_was_blacked_out_is_marked(cable, signs):
    """The publisher's signs are a redaction, the words around them are text."""
    (paragraph,) = cable(f"1. (C) We met {signs}, who\nsaid XXL is large.\n").body

    assert [type(one) for one in paragraph.inlines] == [Text, Redaction, Text]
    assert plain_text(paragraph.inlines) == f"We met {signs}, who said XXL is large."
    assert plain_text(paragraph.inlines[1].children) == signs


@pytest.mark.parametrize(
    "words",
    [
        "This cable has been cleared by the delegation.",
        "This message was not cleared by Codel Torne.",
        "This cable was coordinated with Embassy La Paz.",
        "A/S Torne has cleared on this message.",
        "Codel Torne did not have the opportunity to clear this cable before departing post.",
    ],
)
def test_clearance(cable, words):
    """A paragraph that says who cleared the telegram, or that somebody could not."""
    document = cable(f"1. (U) The minister said that the cable industry is clear.\n\n2. (U) {words}\n")

    assert [block.role and block.role.value for block in document.body] == [None, "clearance"]


@pytest.mark.parametrize(
    "marker",
    ["PAGE 02 PORTSE 00412 02 OF 04 031715Z", "PAGE 02 RUEHPSA0412 C O N F I D E N T I A L"],
    ids=["post and time", "station and level"],
)
@pytest.mark.parametrize("banners", [("", ""), ("CONFIDENTIAL\n\nCONFIDENTIAL PTQ8384\n", "CONFIDENTIAL\n")])
def test_older_page_markers(cable, marker, banners):
    """With the post and the time, or the station and the level; the level of the page over and under it is no text."""
    before, after = banners
    text = f"1. (C) The herring are back in the bay, and the harbour master\n{before}{marker}\n{after}counts them every day.\n"
    joined = f"1. (C) The herring are back in the bay, and the harbour master\n{marker} counts them every day.\n"

    for body in (text, joined):
        document = cable(body)
        assert [text for *_, text in outline(document)] == [
            "The herring are back in the bay, and the harbour master counts them every day."
        ]
        names = {one.name for one in document.segments if one.role is Role.FURNITURE}
        assert names == ({"page-marker", "stamp"} if before and body is text else {"page-marker"})


def test_a_level_without_a_page_is_text(cable):
    """A line that is a level alone, with no page marker beside it, may be a heading of the text."""
    document = cable("1. (C) One.\n\nCONFIDENTIAL\n\n2. (C) Two.\n")

    assert [text for *_, text in outline(document)] == ["One.", "CONFIDENTIAL", "Two."]


def test_a_caption_is_no_heading(cable):
    """SIPDIS by itself before a number, or between a heading and its rule, is what transmission put there."""
    document = cable(
        "1. (C) One.\n\nSIPDIS\n\n2. (C) Two.\n\nThe Bay Answers\n\nSIPDIS\n---------------\n3. (C) Three.\n"
    )

    assert [(kind, text) for kind, *_, text in outline(document)] == [
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("heading", "The Bay Answers"),
        ("paragraph", "Three."),
    ]
