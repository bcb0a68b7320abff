"""Telegrams of the 1970s as the National Archives show them: what their heads, offices and attributes say."""

from __future__ import annotations

from datetime import date

import pytest

from converter import Document
from converter_cable.transmission import ArchivalAttributes


def attributes(document: Document) -> ArchivalAttributes:
    [found] = [one for one in document.metadata.extensions if isinstance(one, ArchivalAttributes)]
    return found


class TestDistribution:
    def test_offices(self, nara, transmission) -> None:
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

    def test_those_who_had_a_part(self, nara, transmission, people) -> None:
        """A telegram of the Department's own names who drafted, approved and cleared it, and numbers of the centre."""
        preamble = (
            "62\nORIGIN OES-05\n\n\nINFO OCT-01 L-02 /008 R\n\n\n66614\n"
            "DRAFTED BY: OES/OFA:WQPENHALLOW:JT\nAPPROVED BY CA/OCS/CTREVANION\n"
            "ARA/SEA - MR. LARK\nL/OES:DSMALLBONE (SUBS)\nTHE SECRETARY\nDESIRED DISTRIBUTION\nEUR, S/P\n"
            "          ---------------------     033087\n"
        )
        document = nara(preamble=preamble)

        assert people(document, "drafter", "approver", "clearer") == [
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
def test_schedule_of_declassification(nara, line, said, classifier, office, transmission, people) -> None:
    """The executive orders before 1982 name a schedule, perhaps its day, the classifier, and the office of origin."""
    document = nara(head=f"{line}\nTAGS: EFIS\nSUBJECT: KELP\n")

    [event] = [one for one in document.metadata.events if one.kind == "declassify"]
    assert (event.text.value, event.when) == said
    assert [name for _, name, _ in people(document, "classifier")] == ([classifier] if classifier else [])
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


def test_year_of_the_archive(nara, archive) -> None:
    """A date-time group without a year is of the year in which the archive says that the telegram was drafted."""
    [sent] = [one for one in nara(header=archive.header.replace(" 79", "")).metadata.events if one.kind == "sent"]

    assert (sent.text.value, str(sent.when), sent.inferred) == ("181340Z SEP", "1979-09-18 13:40:00+00:00", True)


def test_tag_of_a_person_over_two_lines(nara, archive) -> None:
    """The bracket is closed on the next line."""
    metadata = nara(head=archive.head.replace("PZ", "PZ (QUILL,\nMARTA), IA-ECOSOC")).metadata

    assert [one.code.value for one in metadata.subjects] == ["EFIS", "PZ", "QUILL, MARTA", "IA-ECOSOC"]


class TestAttributes:
    def test_what_they_say(self, nara, archive) -> None:
        """Values as printed, those that list several one by one; ``n/a`` says nothing."""
        found = attributes(
            nara(
                attributes=f"{archive.attributes}Concepts: KELP, FISHERIES\nTAGS: ASEC\nEnclosure: n/a\nDrafter:\nCopy: SINGLE\n"
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

    def test_value_over_several_lines(self, nara, archive) -> None:
        """A value goes on until the next name, over a stamp too; a word before a colon is no name in capitals."""
        found = attributes(
            nara(attributes=f"Subject: KELP:\nQUOTAS: MORE\n{archive.stamp}\nOF THEM\nNew Field: x\n")
        )

        assert found.subject.value == "KELP: QUOTAS: MORE OF THEM"
        assert [one.name.value for one in found.others] == ["New Field"]

    def test_events_and_identifiers(self, nara, archive) -> None:
        """The days of drafting and of release, the document's number and its place on film."""
        metadata = nara(
            attributes=f"{archive.attributes}Film Number: D790999-0117\nMarkings: {archive.stamp.strip()}\n"
        ).metadata

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
    def test_contradiction(self, nara, was, becomes, code, archive) -> None:
        """Number, level and day are compared with the message's; subject and tags were made anew and are not."""
        document = nara(attributes=archive.attributes.replace(was, becomes))

        assert code in [one.code for one in document.notices]

    def test_no_contradiction(self, nara, archive) -> None:
        """Neither a post that is cut to six letters nor another subject is one."""
        document = nara(attributes=archive.attributes.replace("KELP QUOTAS", "FISHERIES").replace("EFIS", "EIND"))

        assert document.notices == ()
