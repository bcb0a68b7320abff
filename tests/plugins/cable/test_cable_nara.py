"""Telegrams of the 1970s as the National Archives show them: what is set aside, and what is joined over it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from converter import Confidence, Document, Heading, List, PageBreak, Paragraph, Source, plain_text, read
from converter_cable import CABLE, CABLE_NARA
from converter_cable.transmission import ArchivalAttributes, Transmission

STAMP = "     O. B. Farrow Declassified/Released US Department of State EO Systematic Review 14 May 2012"
PREAMBLE = """\
ACTION ARA-14


INFO OCT-01 ADS-00 EB-08
   SS-15 /038 W
          ------------------071133 181431Z /44
"""
HEADER = """\
P 181340Z SEP 79
FM AMEMBASSY PORT SELWYN
TO SECSTATE WASHDC PRIORITY 3302
"""
HEAD = """\
E.O. 12065: GDS 9/18/85 (OYELARAN, TUNDE) OR-E
TAGS: EFIS, PZ
SUBJECT: KELP QUOTAS
"""
ATTRIBUTES = """\
Draft Date: 18 sep 1979
Document Number: 1979PORTSE00731
Original Classification: CONFIDENTIAL
Subject: KELP QUOTAS
TAGS: EFIS, PZ
"""
FOOT = "CONFIDENTIAL\n\n\nCONFIDENTIAL\n\n\nPAGE 02     PORT SELWYN 00731  181422Z\n\n\n"


@pytest.fixture
def nara() -> Callable[..., Document]:
    """The record of a telegram as the archive shows it: its parts as given, or plain ones; proved sound."""

    def make(  # noqa: PLR0913 - the parts of a telegram
        body: str = "1. NOTHING HAPPENED.\nOYELARAN\n",
        *,
        preamble: str = PREAMBLE,
        header: str = HEADER,
        line: str = "C O N F I D E N T I A L PORT SELWYN 0731",
        head: str = HEAD,
        attributes: str = ATTRIBUTES,
    ) -> Document:
        text = (
            f"{STAMP}\n\n\n          Message Text\nCONFIDENTIAL\n\n\nPAGE 01    PORT SELWYN 00731  181422Z\n{preamble}"
            f"{header}\n\n{line}\n\n\n{head}\n\n{body}\n\n\nCONFIDENTIAL\n\n\n\nNNN\n\n\n\n{STAMP}\n"
            f"\f{STAMP}\n\n\n          Message Attributes\n{attributes}\n\n\n{STAMP}\n"
        )
        return read(Source("drawn", text, "utf-8", ""), CABLE_NARA)

    return make


def texts(document: Document) -> list[str]:
    return [plain_text(block.inlines) for block in document.body if isinstance(block, Paragraph | Heading)]


def furniture(document: Document, name: str) -> list[str]:
    text = document.source.text
    return [one.span.of(text).strip() for one in document.segments if one.role == "furniture" and one.name == name]


def transmission(document: Document) -> Transmission:
    [found] = [one for one in document.metadata.extensions if isinstance(one, Transmission)]
    return found


def attributes(document: Document) -> ArchivalAttributes:
    [found] = [one for one in document.metadata.extensions if isinstance(one, ArchivalAttributes)]
    return found


def agents(document: Document, *roles: str) -> list[tuple[str, str, str | None]]:
    return [
        (one.role, one.name.value, one.position and one.position.value)
        for one in document.metadata.agents
        if one.role in roles and one.name
    ]


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

    def test_certain_by_the_list_alone(self) -> None:
        """A part of a print: the caption over the list, and the name of an attribute under it."""
        found = CABLE_NARA.detect(Source("", f"TEXT\n\n   Message Attributes\n{ATTRIBUTES}", "utf-8", ""))

        assert found.confidence is Confidence.CERTAIN

    def test_likely_by_stamp_and_page(self) -> None:
        """Without captions it may be of another print."""
        found = CABLE_NARA.detect(Source("", f"{STAMP}\n\nPAGE 01    PORT SELWYN 00731  181422Z\n", "utf-8", ""))

        assert found.confidence is Confidence.LIKELY

    @pytest.mark.parametrize(
        "text",
        [
            "Message Text\nHello.\n",
            "He told me about Message Attributes\nFrom: me\n",
            f"{STAMP}\n",
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
    def test_page_of_the_telegram(self, nara, end, begin, expected) -> None:
        """A paragraph goes on over the level and the marker, unless the level stands apart from its last line."""
        document = nara(f"1. {end}\n{FOOT}{begin}\nOYELARAN\n")

        assert texts(document) == expected
        pages = [
            one.label
            for block in document.body
            if isinstance(block, Paragraph)
            for one in block.inlines
            if isinstance(one, PageBreak)
        ]
        assert pages == ["PAGE 02"]

    def test_page_of_the_print(self, nara) -> None:
        """The stamps at foot and head of a page are no end of a paragraph."""
        document = nara(
            f"1. WHEN THE RAIN HAD STOPPED AT LAST, ALL WENT TO\n\n\n\n{STAMP}\n\f{STAMP}\n\nTHE HARBOR.\nOYELARAN\n"
        )

        assert texts(document) == ["WHEN THE RAIN HAD STOPPED AT LAST, ALL WENT TO THE HARBOR."]
        assert sum(one.count("Declassified") for one in furniture(document, "stamp")) == 6

    def test_word_that_reads_as_a_level(self, nara) -> None:
        """A line within a paragraph that is the name of a level is its words."""
        assert texts(nara("1. THIS IS TO STAY\nCONFIDENTIAL\nUNTIL SPRING.\nOYELARAN\n")) == [
            "THIS IS TO STAY CONFIDENTIAL UNTIL SPRING."
        ]

    def test_section(self, nara) -> None:
        """The header and the head of the next section are printed again; the paragraph goes on after them."""
        again = f"CONFIDENTIAL\n\n\nNNN\n\n\nCONFIDENTIAL\n\n\nPAGE 01    PORT SELWYN 00731  02 OF 02 181436Z\n{PREAMBLE}{HEADER}"
        line = "C O N F I D E N T I A L {} OF 2 PORT SELWYN 0731"
        document = nara(
            f"1. WHEN THEY WENT OUT THE BOATS HAD SEEN\n{again}\n\n{line.format('FINAL SECTION')}\n\n\nFOR: ARA/SEA\n\n\nNO KELP.\nOYELARAN\n",
            line=line.format("SECTION 1"),
            head=f"FOR: ARA/SEA\n\n\n{HEAD}",
        )

        assert texts(document) == ["WHEN THEY WENT OUT THE BOATS HAD SEEN NO KELP."]
        assert agents(document, "recipient") == [("recipient", "SECSTATE WASHDC", None)]
        said = transmission(document)
        assert (said.section.value, said.sections.value) == (1, 2)
        assert document.notices[:-1] == ()

    def test_header_over_two_pages(self, nara) -> None:
        """An addressee after the marker of a page is one all the same."""
        document = nara(header=f"{HEADER}INFO AMEMBASSY SANTA BRIGIDA\n{FOOT}AMEMBASSY TORNE\n")

        assert [name for _, name, _ in agents(document, "copied")] == [
            "AMEMBASSY SANTA BRIGIDA",
            "AMEMBASSY TORNE",
        ]
        assert "unrecognised" not in [one.name for one in document.segments]

    @pytest.mark.parametrize(
        ("body", "note"),
        [
            ("1. DONE.\nOYELARAN\n\n\nNOTE BY OC/T: PASSED\nADDRESSEE.\n", ["NOTE BY OC/T: PASSED", "ADDRESSEE."]),
            (f"1. DONE.\nOYELARAN\n{FOOT.replace('CONFIDENTIAL', 'CONFIDENTIAL POSS DUPE', 1)}", ["POSS DUPE"]),
        ],
        ids=["note", "duplicate"],
    )
    def test_service_note(self, nara, body, note) -> None:
        """What the communications centre noted is an instruction, and nothing of the telegram's end."""
        document = nara(body)

        assert [one.text.value for one in document.metadata.instructions if one.kind == "service-note"] == note
        assert agents(document, "signatory") == [("signatory", "OYELARAN", None)]

    def test_blank_line_in_a_list_of_lines(self, nara) -> None:
        """Where blank lines are exact, a subject ends at one, however long its line."""
        long = "SUBJECT: THE QUOTAS OF KELP THAT ALL OF THE ISLANDS ASKED FOR\n"
        document = nara("THE MINISTER CALLED.\nOYELARAN\n", head=HEAD.replace("SUBJECT: KELP QUOTAS\n", long))

        assert document.metadata.title.value == long.removeprefix("SUBJECT: ").strip()
        assert texts(document) == ["THE MINISTER CALLED."]


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
    def test_divided_word(self, nara, lines, expected) -> None:
        """A word is whole again; a compound keeps its hyphen; the rest keeps its blank."""
        assert texts(nara(f"1. {lines}\nOYELARAN\n")) == [expected]

    def test_hyphen_is_kept_in_its_place(self, nara) -> None:
        """The hyphen that divides is furniture, so that the source can be told from the record."""
        document = nara("1. A LONG GOVERN-\nMENT PAPER.\nOYELARAN\n")

        assert furniture(document, "hyphen") == ["-"]

    def test_divided_word_in_the_subject(self, nara) -> None:
        """In the head too."""
        document = nara(head=HEAD.replace("KELP QUOTAS", "MORE INFOR-\nMATION ON KELP"))

        assert document.metadata.title.value == "MORE INFORMATION ON KELP"


class TestDistribution:
    def test_offices(self, nara) -> None:
        """Each with its copies, their sum, and the counter of the communications centre."""
        said = transmission(nara())

        assert [(one.name.value, one.copies.value) for one in said.action_offices] == [("ARA", 14)]
        assert [(one.name.value, one.copies.value) for one in said.information_offices] == [
            ("OCT", 1),
            ("ADS", 0),
            ("EB", 8),
            ("SS", 15),
        ]
        assert (said.copies.value, said.counter.value, said.counter_time.value) == (38, "071133", "181431Z")

    def test_those_who_had_a_part(self, nara) -> None:
        """A telegram of the Department's own names who drafted, approved and cleared it, and numbers of the centre."""
        preamble = (
            "62\nORIGIN OES-05\n\n\nINFO OCT-01 L-02 /008 R\n\n\n66614\n"
            "DRAFTED BY: OES/OFA:WQPENHALLOW:JT\nAPPROVED BY CA/OCS/CTREVANION\n"
            "ARA/SEA - MR. LARK\nL/OES:DSMALLBONE (SUBS)\nTHE SECRETARY\nDESIRED DISTRIBUTION\nEUR, S/P\n"
            "          ---------------------     033087\n"
        )
        document = nara(preamble=preamble)

        assert agents(document, "drafter", "approver", "clearer") == [
            ("drafter", "WQPENHALLOW", "OES/OFA"),
            ("approver", "CTREVANION", "CA/OCS"),
            ("clearer", "MR. LARK", "ARA/SEA"),
            ("clearer", "DSMALLBONE", "L/OES"),
            ("clearer", "THE SECRETARY", None),
        ]
        assert [one.name.value for one in transmission(document).origin_offices] == ["OES"]
        assert "unrecognised" not in [one.name for one in document.segments]


@pytest.mark.parametrize(
    ("line", "said", "classifier", "office"),
    [
        ("E.O. 11652: GDS", ("GDS", None), None, None),
        ("E.O. 11652:XGDS-3 DECLAS 12/31/99", ("XGDS-3 DECLAS 12/31/99", date(1999, 12, 31)), None, None),
        ("E.O. 12065: GDS 8/8/85 (QUILL, M.) OR-M", ("GDS 8/8/85", date(1985, 8, 8)), "QUILL, M.", "OR-M"),
        ("E.O. 12065: RDS-1,3 9/20/09 (QUILL, M.)", ("RDS-1,3 9/20/09", date(2009, 9, 20)), "QUILL, M.", None),
        ("EO 12065: XGDS-1 (QUILL, MARTA) OR-E/Q", ("XGDS-1", None), "QUILL, MARTA", "OR-E/Q"),
        ("E.OM 11652: ADS, DECLAS 6/1/80", ("ADS, DECLAS 6/1/80", date(1980, 6, 1)), None, None),
    ],
)
def test_schedule_of_declassification(nara, line, said, classifier, office) -> None:
    """The executive orders before 1982 name a schedule, perhaps its day, the classifier, and the office of origin."""
    document = nara(head=f"{line}\nTAGS: EFIS\nSUBJECT: KELP\n")

    [event] = [one for one in document.metadata.events if one.kind == "declassify"]
    assert (event.text.value, event.when) == said
    assert [name for _, name, _ in agents(document, "classifier")] == ([classifier] if classifier else [])
    origin = transmission(document).originating_office
    assert (origin and origin.value) == office


@pytest.mark.parametrize("line", ["E.O. 11652: N/A", "EO 12065; NA", "E.O. 11652: N:A", "E.O. 12065 N/A"])
def test_nothing_is_scheduled(nara, line) -> None:
    """Where the order does not apply, its words are kept and there is no day."""
    metadata = nara(head=f"{line}\nTAGS: EFIS\nSUBJECT: KELP\n").metadata

    assert metadata.restrictions[0].authority is not None
    assert [one.when for one in metadata.events if one.kind == "declassify"] == [None]


@pytest.mark.parametrize(
    "head",
    [
        "E.O. 11652 GDS\nTAGS PFOR, PZ\nSUBJECT KELP QUOTAS\n\n\nREF STATE 12345\n",
        "E.O. 11652: GDS\n\n\nTAGS: PFOR, PZ\n\n\nSUBJ -  KELP\n      QUOTAS\n\n\nREFS:  (A) STATE\n12345\n",
    ],
    ids=["no colon", "dash"],
)
def test_labels_of_the_seventies(nara, head) -> None:
    """A label may have lost its colon, where it follows the field that it follows in every head."""
    metadata = nara(head=head).metadata

    assert metadata.title.value == "KELP QUOTAS"
    assert [one.code.value for one in metadata.subjects] == ["PFOR", "PZ"]
    assert [one.target for one in metadata.references] == ["79STATE12345"]


def test_year_of_the_archive(nara) -> None:
    """A date-time group without a year is of the year in which the archive says that the telegram was drafted."""
    [sent] = [one for one in nara(header=HEADER.replace(" 79", "")).metadata.events if one.kind == "sent"]

    assert (sent.text.value, str(sent.when), sent.inferred) == ("181340Z SEP", "1979-09-18 13:40:00+00:00", True)


def test_tag_of_a_person_over_two_lines(nara) -> None:
    """The bracket is closed on the next line."""
    metadata = nara(head=HEAD.replace("PZ", "PZ (QUILL,\nMARTA), IA-ECOSOC")).metadata

    assert [one.code.value for one in metadata.subjects] == ["EFIS", "PZ", "QUILL, MARTA", "IA-ECOSOC"]


class TestAttributes:
    def test_what_they_say(self, nara) -> None:
        """Values as printed, those that list several one by one; ``n/a`` says nothing."""
        found = attributes(
            nara(
                attributes=f"{ATTRIBUTES}Concepts: KELP, FISHERIES\nTAGS: ASEC\nEnclosure: n/a\nDrafter:\nCopy: SINGLE\n"
            )
        )

        assert found.subject.value == "KELP QUOTAS"
        assert [one.value for one in found.tags] == ["EFIS", "PZ"]
        assert [one.value for one in found.concepts] == ["KELP", "FISHERIES"]
        assert found.enclosure is found.drafter is None
        assert [(one.name.value, one.value.value) for one in found.others] == [
            ("TAGS", "ASEC"),
            ("Copy", "SINGLE"),
        ]

    def test_tags_with_persons(self, nara) -> None:
        """The comma within a name parts nothing."""
        found = attributes(nara(attributes="TAGS: EFIS, (QUILL, MARTA), PZ\n"))

        assert [one.value for one in found.tags] == ["EFIS", "(QUILL, MARTA)", "PZ"]

    def test_value_over_several_lines(self, nara) -> None:
        """A value goes on until the next name, over a stamp too; a word before a colon is no name in capitals."""
        found = attributes(nara(attributes=f"Subject: KELP:\nQUOTAS: MORE\n{STAMP}\nOF THEM\nNew Field: x\n"))

        assert found.subject.value == "KELP: QUOTAS: MORE OF THEM"
        assert [one.name.value for one in found.others] == ["New Field"]

    def test_events_and_identifiers(self, nara) -> None:
        """The days of drafting and of release, the document's number and its place on film."""
        metadata = nara(attributes=f"{ATTRIBUTES}Film Number: D790999-0117\nMarkings: {STAMP.strip()}\n").metadata

        when = {one.kind: one.when for one in metadata.events}
        assert (when["created"], when["declassified"]) == (date(1979, 9, 18), date(2012, 5, 14))
        assert [(one.scheme, one.value.value) for one in metadata.identifiers] == [
            ("mrn", "79PORTSELWYN731"),
            ("document-number", "1979PORTSE00731"),
            ("film-number", "D790999-0117"),
            ("message-number", "PORT SELWYN 0731"),
        ]

    def test_number_where_the_telegram_has_none(self, nara) -> None:
        """The archive's number gives the message reference number, which is inferred."""
        [mrn] = [one.value for one in nara(line="").metadata.identifiers if one.scheme == "mrn"]

        assert (mrn.value, mrn.span) == ("79PORTSE731", None)

    @pytest.mark.parametrize(
        ("was", "becomes", "code"),
        [
            ("1979PORTSE00731", "1979PORTSE00732", "identifier-differs"),
            ("1979PORTSE00731", "1979TORNE00731", "identifier-differs"),
            ("CONFIDENTIAL", "SECRET", "level-differs"),
            ("18 sep", "19 sep", "created-differs"),
        ],
    )
    def test_contradiction(self, nara, was, becomes, code) -> None:
        """Number, level and day are compared with the message's; subject and tags were made anew and are not."""
        document = nara(attributes=ATTRIBUTES.replace(was, becomes))

        assert code in [one.code for one in document.notices]

    def test_no_contradiction(self, nara) -> None:
        """Neither a post that is cut to six letters nor another subject is one."""
        document = nara(attributes=ATTRIBUTES.replace("KELP QUOTAS", "FISHERIES").replace("EFIS", "EIND"))

        assert document.notices == ()


def test_without_the_list(nara) -> None:
    """The caption of the list may stand in the telegram; what follows must be the name of an attribute."""
    document = nara("1. SEE THE\nMessage Attributes\nOF THE PRINT.\nOYELARAN\n", attributes="")

    assert texts(document) == ["SEE THE Message Attributes OF THE PRINT."]


def test_lists(nara) -> None:
    """Items by letters are a list, as in every telegram."""
    document = nara("1. THREE:\n\n\n   A. ONE;\n\n\n   B. TWO.\nOYELARAN\n")

    [items] = [block for block in document.body if isinstance(block, List)]
    assert [item.label.value for item in items.items if isinstance(item, Paragraph) and item.label] == ["A", "B"]
