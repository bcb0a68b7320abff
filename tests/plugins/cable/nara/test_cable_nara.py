"""Telegrams of the 1970s as the National Archives show them: what is set aside, and what is joined over it."""

from __future__ import annotations

import pytest

from converter import Confidence, List, PageBreak, Paragraph, Source
from converter_cable import CABLE, CABLE_NARA


class TestDetection:
    def test_certain_by_a_caption_and_a_page(self, nara) -> None:
        """The caption over the text, and the marker of its first page; the plain telegram's reader is less sure."""
        source = nara().source

        found, plain = CABLE_NARA.detect(source), CABLE.detect(source)
        assert found.confidence is Confidence.CERTAIN
        assert plain.confidence < Confidence.CERTAIN
        assert {one.mark for one in found.evidence} == {
            "release stamp",
            "Message Text",
            "page marker",
            "Message Attributes",
            "attribute",
        }

    def test_certain_by_the_list_alone(self, archive) -> None:
        """A part of a print: the caption over the list, and the name of an attribute under it."""
        found = CABLE_NARA.detect(Source("", f"TEXT\n\n   Message Attributes\n{archive.attributes}", "utf-8", ""))

        assert found.confidence is Confidence.CERTAIN

    def test_likely_by_stamp_and_page(self, archive) -> None:
        """Without captions it may be of another print."""
        found = CABLE_NARA.detect(
            Source("", f"{archive.stamp}\n\nPAGE 01    PORT SELWYN 00731  181422Z\n", "utf-8", "")
        )

        assert found.confidence is Confidence.LIKELY

    @pytest.mark.parametrize(
        "text",
        [
            "Message Text\nHello.\n",
            "He told me about Message Attributes\nFrom: me\n",
            "   O. B. Farrow Declassified/Released US Department of State EO Systematic Review 14 May 2012\n",
            "PAGE 01 STATE 01234\n",
        ],
    )
    def test_one_mark_is_none(self, text) -> None:
        """Each may stand anywhere."""
        assert CABLE_NARA.detect(Source("", text, "utf-8", "")) is None


class TestPages:
    @pytest.mark.parametrize(
        ("end", "begin", "expected"),
        [
            (
                "WHEN THE RAIN HAD STOPPED THEY WENT TO THE",
                "HARBOR.",
                ["WHEN THE RAIN HAD STOPPED THEY WENT TO THE HARBOR."],
            ),
            ("THEY WENT TO THE HAR-", "BOR.", ["THEY WENT TO THE HARBOR."]),
            ("THEY WENT HOME.\n\n", "NOBODY STAYED.", ["THEY WENT HOME.", "NOBODY STAYED."]),
            ("THEY WENT HOME.\n\n", "2. NOBODY STAYED.", ["THEY WENT HOME.", "NOBODY STAYED."]),
            (
                "WHEN THE RAIN HAD STOPPED AT LAST, ALL OF THEM WENT DOWN.",
                "NOBODY STAYED.",
                ["WHEN THE RAIN HAD STOPPED AT LAST, ALL OF THEM WENT DOWN. NOBODY STAYED."],
            ),
        ],
        ids=["sentence", "word", "paragraph", "number", "full line"],
    )
    def test_page_of_the_telegram(self, nara, end, begin, expected, archive, paragraphs) -> None:
        """A paragraph goes on over the level and the marker, unless the level stands apart from its last line."""
        document = nara(f"1. {end}\n{archive.foot}{begin}\nOYELARAN\n")

        assert paragraphs(document) == expected
        pages = [
            one.label
            for block in document.body
            if isinstance(block, Paragraph)
            for one in block.inlines
            if isinstance(one, PageBreak)
        ]
        assert pages == ["PAGE 02"]

    def test_page_of_the_print(self, nara, archive, paragraphs, named) -> None:
        """The stamps at foot and head of a page are no end of a paragraph."""
        document = nara(
            f"1. WHEN THE RAIN HAD STOPPED AT LAST, ALL WENT TO\n\n\n\n{archive.stamp}\n\f{archive.stamp}\n\nTHE HARBOR.\nOYELARAN\n"
        )

        assert paragraphs(document) == ["WHEN THE RAIN HAD STOPPED AT LAST, ALL WENT TO THE HARBOR."]
        assert sum(one.count("Declassified") for one in named(document, "stamp")) == 6

    def test_word_that_reads_as_a_level(self, nara, paragraphs) -> None:
        """A line within a paragraph that is the name of a level is its words."""
        assert paragraphs(nara("1. THIS IS TO STAY\nCONFIDENTIAL\nUNTIL SPRING.\nOYELARAN\n")) == [
            "THIS IS TO STAY CONFIDENTIAL UNTIL SPRING."
        ]

    def test_section(self, nara, transmission, archive, people, paragraphs) -> None:
        """The header and the head of the next section are printed again; the paragraph goes on after them."""
        again = f"CONFIDENTIAL\n\n\nNNN\n\n\nCONFIDENTIAL\n\n\nPAGE 01    PORT SELWYN 00731  02 OF 02 181436Z\n{archive.preamble}{archive.header}"
        line = "C O N F I D E N T I A L {} OF 2 PORT SELWYN 0731"
        document = nara(
            f"1. WHEN THEY WENT OUT THE BOATS HAD SEEN\n{again}\n\n{line.format('FINAL SECTION')}\n\n\nFOR: ARA/SEA\n\n\nNO KELP.\nOYELARAN\n",
            line=line.format("SECTION 1"),
            head=f"FOR: ARA/SEA\n\n\n{archive.head}",
        )

        assert paragraphs(document) == ["WHEN THEY WENT OUT THE BOATS HAD SEEN NO KELP."]
        assert people(document, "recipient") == [("recipient", "SECSTATE WASHDC", None)]
        said = transmission(document)
        assert (said.section.value, said.sections.value) == (1, 2)
        assert document.notices[:-1] == ()

    def test_header_over_two_pages(self, nara, archive, people) -> None:
        """An addressee after the marker of a page is one all the same."""
        document = nara(header=f"{archive.header}INFO AMEMBASSY SANTA BRIGIDA\n{archive.foot}AMEMBASSY TORNE\n")

        assert [name for _, name, _ in people(document, "copied")] == [
            "AMEMBASSY SANTA BRIGIDA",
            "AMEMBASSY TORNE",
        ]
        assert "unrecognised" not in [one.name for one in document.segments]

    @pytest.mark.parametrize(
        ("body", "note"),
        [
            ("1. DONE.\nOYELARAN\n\n\nNOTE BY OC/T: PASSED\nADDRESSEE.\n", ["NOTE BY OC/T: PASSED", "ADDRESSEE."]),
            (
                "1. DONE.\nOYELARAN\nCONFIDENTIAL POSS DUPE\n\n\nCONFIDENTIAL\n\n\nPAGE 02     PORT SELWYN 00731\n\n\n",
                ["POSS DUPE"],
            ),
        ],
        ids=["note", "duplicate"],
    )
    def test_service_note(self, nara, body, note, people) -> None:
        """What the communications centre noted is an instruction, and nothing of the telegram's end."""
        document = nara(body)

        assert [one.text.value for one in document.metadata.instructions if one.kind == "service-note"] == note
        assert people(document, "signatory") == [("signatory", "OYELARAN", None)]

    def test_blank_line_in_a_list_of_lines(self, nara, archive, paragraphs) -> None:
        """Where blank lines are exact, a subject ends at one, however long its line."""
        long = "SUBJECT: THE QUOTAS OF KELP THAT ALL OF THE ISLANDS ASKED FOR\n"
        document = nara(
            "THE MINISTER CALLED.\nOYELARAN\n", head=archive.head.replace("SUBJECT: KELP QUOTAS\n", long)
        )

        assert document.metadata.title.value == long.removeprefix("SUBJECT: ").strip()
        assert paragraphs(document) == ["THE MINISTER CALLED."]


class TestHyphens:
    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            ("A LONG GOVERN-\nMENT PAPER.", "A LONG GOVERNMENT PAPER."),
            ("A WELL-\nFOUNDED QUOTA.", "A WELL-FOUNDED QUOTA."),
            ("A FIVE-\nYEAR PLAN.", "A FIVE-YEAR PLAN."),
            ("THE BOLIVIAN-\nCHILEAN BORDER.", "THE BOLIVIAN-CHILEAN BORDER."),
            ("SHORT-\nAND LONG-TERM PLANS.", "SHORT- AND LONG-TERM PLANS."),
            ("A U.S.-\nOWNED SHIP.", "A U.S.-OWNED SHIP."),
            ("TEN F-\n16 SALES.", "TEN F-16 SALES."),
            ("THE RE-ENTRY AND THE RE-\nENTRY.", "THE RE-ENTRY AND THE RE-ENTRY."),
            ("AN AIRLINE AND AN AIR-\nLINE.", "AN AIRLINE AND AN AIRLINE."),
            ("NO WORD -\nONLY A DASH.", "NO WORD - ONLY A DASH."),
        ],
    )
    def test_divided_word(self, nara, lines, expected, paragraphs) -> None:
        """A word is whole again; a compound keeps its hyphen; the rest keeps its blank."""
        assert paragraphs(nara(f"1. {lines}\nOYELARAN\n")) == [expected]

    def test_hyphen_is_kept_in_its_place(self, nara, named) -> None:
        """The hyphen that divides is furniture, so that the source can be told from the record."""
        document = nara("1. A LONG GOVERN-\nMENT PAPER.\nOYELARAN\n")

        assert named(document, "hyphen") == ["-"]

    def test_divided_word_in_the_subject(self, nara, archive) -> None:
        """In the head too."""
        document = nara(head=archive.head.replace("KELP QUOTAS", "MORE INFOR-\nMATION ON KELP"))

        assert document.metadata.title.value == "MORE INFORMATION ON KELP"


def test_without_the_list(nara, paragraphs) -> None:
    """The caption of the list may stand in the telegram; what follows must be the name of an attribute."""
    document = nara("1. SEE THE\nMessage Attributes\nOF THE PRINT.\nOYELARAN\n", attributes="")

    assert paragraphs(document) == ["SEE THE Message Attributes OF THE PRINT."]


def test_lists(nara) -> None:
    """Items by letters are a list, as in every telegram."""
    document = nara("1. THREE:\n\n\n   A. ONE;\n\n\n   B. TWO.\nOYELARAN\n")

    [items] = [block for block in document.body if isinstance(block, List)]
    assert [item.label.value for item in items.items if isinstance(item, Paragraph) and item.label] == ["A", "B"]
