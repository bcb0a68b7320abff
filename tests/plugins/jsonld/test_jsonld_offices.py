"""Offices by their plain addresses, and the places of posts."""

from __future__ import annotations

import pytest

from converter_jsonld.offices import office_name, place_of


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("AMEMBASSY TOKYO", "TOKYO"),
        ("AMCONSUL HO CHI MINH CITY", "HO CHI MINH CITY"),
        ("AMEMBASSY PORT-AU-PRINCE", "PORT-AU-PRINCE"),
        ("USMISSION GENEVA", "GENEVA"),
        ("USMISSION USUN NEW YORK", "NEW YORK"),
        ("USMISSION UNVIE VIENNA", "VIENNA"),
        ("USMISSION USNATO", None),
        ("AMEMBASSY LA PAZ OCT LIMA", None),
        ("AMEMBASSY MAR DEL PLATA", "MAR DEL PLATA"),
        ("SECSTATE WASHDC", None),
        ("AMEMBASSY", None),
        ("AMEMBASSY TOKYO 0042", None),
        ("", None),
    ],
)
def test_places_of_posts(address: str, place: str | None) -> None:
    """A place is taken from a plain address that says where it begins, and from no other."""
    node = place_of(address)

    assert (node and node["name"]) == place


def test_offices_of_one_post_share_its_place() -> None:
    """The embassy and the consulate of a place are in the same place."""
    assert place_of("AMEMBASSY TOKYO") == place_of("AMCONSUL TOKYO")


def test_names_of_offices() -> None:
    """The plain address comes before the station; an office of which neither is known has no name."""
    assert office_name("SECSTATE WASHDC", "RUEHC") == "urn:us:plad:SECSTATE%20WASHDC"
    assert office_name("", "RUEHC") == "urn:us:routing-indicator:RUEHC"
    assert office_name("", "") == ""
