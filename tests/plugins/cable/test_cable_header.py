"""Format lines 1 to 9: what each says, in whatever order and with whatever between them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from converter import Precedence


def agents(document) -> list[tuple]:
    return [
        (
            one.role,
            one.name and one.name.value,
            one.code and one.code.value,
            one.precedence and one.precedence.value.value,
            one.serial and one.serial.value,
        )
        for one in document.metadata.agents
        if one.role in ("sender", "recipient", "copied", "exempted")
    ]


HEADER = """\
VZCZCXRO9451
OO RUEHFK RUEHKSO
RUEHNH RUEHSH

DE RUEHKO #0412/01 0390846
ZNY SSSSS ZZH ZDK CTG#6223
O P 080846Z FEB 06 ZDS ZFF4
FM AMEMBASSY TOKYO
TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 8430
SECDEF WASHDC
INFO RUEHBJ/AMEMBASSY BEIJING 0487
RUEHZZ/ASIA COLLECTIVE
RHMCSUU/DEPT OF ENERGY WASHINGTON DC//NE-3// FLASH
RUEHSL/AMEMBASSY SALTMERE ROUTINE 1140-1141
XMT AMEMBASSY TRIPOLI
"""


def test_addressees(cable):
    """Names, indicators, precedences and copy numbers; without a word the message's own precedence for that part."""
    assert agents(cable(header=HEADER)) == [
        ("sender", "AMEMBASSY TOKYO", "RUEHKO", "immediate", None),
        ("recipient", "SECSTATE WASHDC", "RUEHC", "niact-immediate", "8430"),
        ("recipient", "SECDEF WASHDC", None, "immediate", None),
        ("copied", "AMEMBASSY BEIJING", "RUEHBJ", "priority", "0487"),
        ("copied", "ASIA COLLECTIVE", "RUEHZZ", "priority", None),
        ("copied", "DEPT OF ENERGY WASHINGTON DC", "RHMCSUU", "flash", None),
        ("copied", "AMEMBASSY SALTMERE", "RUEHSL", "routine", "1140-1141"),
        ("exempted", "AMEMBASSY TRIPOLI", None, "immediate", None),
    ]


def test_office_symbols(cable):
    """Between double strokes after a name: the offices there, apart from the name that an address is known by."""
    header = HEADER.replace("FM AMEMBASSY TOKYO", "FM CDR USSALTMERE//J-3//").replace(
        "SECDEF WASHDC", "SECDEF WASHDC//USDP/ISA"
    )
    found = {
        one.name.value: one.position and one.position.value
        for one in cable(header=header).metadata.agents
        if one.name
    }

    assert found["CDR USSALTMERE"] == "J-3"
    assert found["SECDEF WASHDC"] == "USDP/ISA"
    assert found["DEPT OF ENERGY WASHINGTON DC"] == "NE-3"
    assert found["ASIA COLLECTIVE"] is None


def test_inherited_precedence_has_no_place(cable):
    """A precedence that an addressee has from the message is inferred; its own is cited."""
    found = {one.name.value: one.precedence.span for one in cable(header=HEADER).metadata.agents if one.precedence}

    assert found["AMEMBASSY BEIJING"] is None
    assert found["SECSTATE WASHDC"] is not None


def test_transmission(cable, transmission):
    """Channel, stations called over two lines, dual precedence."""
    said = transmission(cable(header=HEADER))

    assert (said.channel.value, said.channel_number.value) == ("XRO", "9451")
    assert [one.value for one in said.called] == ["RUEHFK", "RUEHKSO", "RUEHNH", "RUEHSH"]
    assert said.security_warning.value == "ZNY SSSSS"
    assert (said.action_precedence.value, said.information_precedence.value) == (
        Precedence.IMMEDIATE,
        Precedence.PRIORITY,
    )
    assert said.section.value == 1


def test_operating_signals(cable):
    """Each signal with the words that belong to it, from format lines 4 and 5."""
    instructions = cable(header=HEADER).metadata.instructions

    assert [one.text.value for one in instructions if one.kind == "operating-signal"] == [
        "ZZH",
        "ZDK CTG#6223",
        "ZDS",
        "ZFF4",
    ]


def test_segments_have_the_names_of_the_format_lines(cable):
    """One segment a format line, wrapped lines included."""
    names = [one.name for one in cable(header=HEADER).segments]

    assert names[:9] == ["FL1", "FL2", "FL3", "FL4", "FL5", "FL6", "FL7", "FL8", "FL9"]


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_break_before_the_text(cable, between):
    """It is the format line between header and text, and not one more address."""
    header = f"R 041236Z FEB 10\nFM AMEMBASSY MANAMA\nTO SECSTATE WASHDC 9190\n{between}BT\n"
    document = cable(header=header)

    assert [name for name, *_ in agents(document)] == ["sender", "recipient"]
    assert [one.name for one in document.segments][:4] == ["FL5", "FL6", "FL7", "FL11"]
    assert not document.notices


def test_header_that_begins_with_the_date_time_group(cable):
    """Without format lines 1 to 4 there is no station, and nothing is invented."""
    document = cable(header="R 041236Z FEB 10\nFM AMEMBASSY MANAMA\nTO SECSTATE WASHDC 9190\n")

    assert agents(document) == [
        ("sender", "AMEMBASSY MANAMA", None, "routine", None),
        ("recipient", "SECSTATE WASHDC", None, "routine", "9190"),
    ]


def test_classification_line_is_no_address(cable):
    """It stands in capitals right after the addressees, but is not one."""
    document = cable(header=HEADER)

    assert "classification" in [one.name for one in document.segments]
    assert len(agents(document)) == 8


def test_bad_date_time_group(cable, notices):
    """A day that no month has gives no time, and a notice; the number of the message then has no year."""
    document = cable(header="O 310846Z FEB 06\nFM AMEMBASSY TOKYO\n")

    [sent] = [one for one in document.metadata.events if one.kind == "sent"]
    assert (sent.when, sent.text.value) == (None, "310846Z FEB 06")
    assert "no-such-time" in notices(document)
    assert "mrn" not in [one.scheme for one in document.metadata.identifiers]


def test_office_distribution_is_no_addressee(cable):
    """The offices that got copies stand in a segment of their own."""
    document = cable(
        header="INFO  LOG-00   AID-00   CIAE-00\n      DHSE-00  /000W\n\nR 041236Z FEB 10\nFM AMEMBASSY MANAMA\n"
    )

    assert document.segments[0].name == "distribution"
    assert [one[0] for one in agents(document)] == ["sender"]


def test_header_printed_again(cable, notices):
    """A second header is furniture; the first one's addressees are not counted twice."""
    document = cable(header=HEADER + HEADER)

    assert len(agents(document)) == 8
    assert [one.name for one in document.segments].count("repeated-head") == 1
    assert notices(document) == []


def test_header_printed_again_otherwise(cable, notices):
    """Where the second header has another line, a notice says so."""
    document = cable(header=HEADER + HEADER.replace("BEIJING 0487", "BEIJING 0488"))

    assert notices(document) == ["header-differs"]


def test_header_after_the_signature(cable):
    """A header that is printed again at the end is furniture, and the signature before it is found."""
    document = cable("1. (C) Nothing happened.\nOYELARAN\n\n" + HEADER, header=HEADER)

    assert document.segments[-1].name == "repeated-head"
    assert [one.name.value for one in document.metadata.agents if one.role == "signatory"] == ["OYELARAN"]


def test_line_that_is_none_of_the_header(cable, notices):
    """Noise between two format lines is unrecognised, and the header goes on."""
    document = cable(header=HEADER.replace("FM AMEMBASSY", "?? noise ??\nFM AMEMBASSY"))

    assert notices(document) == ["unrecognised"]
    assert len(agents(document)) == 8


def test_filing_time_over_the_new_year(cable):
    """Filed on the last day of a year, dated on the first of the next."""
    header = "DE RUEHKO #0001 3652359\nO 010001Z JAN 06\nFM AMEMBASSY TOKYO\n"

    [filed] = [one for one in cable(header=header).metadata.events if one.kind == "filed"]

    assert filed.when == datetime(2005, 12, 31, 23, 59, tzinfo=UTC)
    assert filed.inferred


def test_serial_of_another_message(cable, notices):
    """Format line 3 and the classification line must agree on the last four digits."""
    header = HEADER.replace("#0412", "#0413").replace("TOKYO", "PORT SELWYN")

    document = cable(header=header)

    assert notices(document) == ["serial-mismatch"]
    assert document.metadata.identifiers[0].value.value.endswith("PORTSELWYN413")


def test_text_of_another_post(cable, notices):
    """Where the post differs too, a wrong telegram was pasted; the message is the header's."""
    document = cable(header=HEADER.replace("#0412", "#0413"))

    assert notices(document) == ["wrong-cable-pasted"]
    assert document.metadata.identifiers[0].value.value.endswith("TOKYO413")


def test_without_a_classification_line(cable, notices):
    """Number and level are the header's, with notices."""
    document = cable(header=HEADER, head="SIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL PZ\nSUBJECT: TALKS\n")

    assert notices(document) == ["no-classification-line", "level-inferred"]
    assert document.metadata.identifiers[0].value.value.endswith("TOKYO412")
    assert document.metadata.restrictions[0].level.value == "secret"


def test_a_readdressed_message_has_two_headers(cable):
    """The first lines 5 to 8 are of who sent it on, the second ones the message's own; so is the number."""
    header = (
        "OO RUEHTN\nDE RUEHC #9001 1301200\nZNR UUUUU ZZH\nO 101200Z MAY 07\nFM SECSTATE WASHDC\n"
        "TO RUEHTN/AMCONSUL TORNE 0055\nO 091405Z MAY 07\nFM AMEMBASSY PORT SELWYN\nTO RUEHC/SECSTATE WASHDC 2207\n"
    )
    document = cable(header=header)
    metadata = document.metadata

    assert [(one.role, one.name.value) for one in metadata.agents][:4] == [
        ("readdresser", "SECSTATE WASHDC"),
        ("recipient", "AMCONSUL TORNE"),
        ("sender", "AMEMBASSY PORT SELWYN"),
        ("recipient", "SECSTATE WASHDC"),
    ]
    assert [one.text.value for one in metadata.events if one.kind == "sent"] == ["091405Z MAY 07"]
    assert [one.text.value for one in metadata.events if one.kind == "readdressed"] == ["101200Z MAY 07"]
    assert metadata.identifiers[0].value.value == "07PORTSELWYN412"
    assert [one.code for one in document.notices] == ["readdressed"]
