"""Who had a part in a document, in the terms of RiC-O and schema.org."""

from __future__ import annotations

from converter import Agent, Cited, Metadata

OFFICE = ["CorporateBody", "GovernmentOrganization"]


def test_sender_and_recipients(telegram, tree) -> None:
    """Offices stand in the properties of messages, in order, with their routing indicators."""
    written = tree(telegram)

    assert written["sender"] == [
        {
            "@id": "urn:us:plad:AMEMBASSY%20LISBON",
            "@type": OFFICE,
            "name": "AMEMBASSY LISBON",
            "routingIndicator": "RUEHLI",
            "location": {"@id": "urn:us:post:LISBON", "@type": "Place", "name": "LISBON"},
        }
    ]
    assert [one["name"] for one in written["toRecipient"]] == ["SECSTATE WASHDC"]
    assert [one.get("name") for one in written["ccRecipient"]] == [
        "SECDEF WASHDC",
        "JOINT STAFF WASHDC",
        None,
        None,
    ]
    assert [one["name"] for one in written["exempted"]] == ["AMCONSUL OPORTO"]


def test_two_offices_behind_one_routing_indicator_are_two(telegram, tree) -> None:
    """A routing indicator names a station of the network, not an office; it is the name of last resort."""
    written = tree(telegram)

    assert [one["@id"] for one in written["ccRecipient"]] == [
        "urn:us:plad:SECDEF%20WASHDC",
        "urn:us:plad:JOINT%20STAFF%20WASHDC",
        "urn:us:routing-indicator:RUEHMD",
        f"urn:sha256:{telegram.source.sha256}#agent5",
    ]


def test_links_to_correspondents(telegram, tree) -> None:
    """RiC-O's links lead to the same nodes; who is exempted is no addressee."""
    written = tree(telegram)

    assert written["hasSender"] == [one["@id"] for one in written["sender"]]
    assert written["hasAddressee"] == [one["@id"] for one in written["toRecipient"] + written["ccRecipient"]]


def test_what_holds_for_one_telegram(telegram, tree) -> None:
    """Precedences and copy numbers stand on participations; the sender's precedence is the message's."""
    written = tree(telegram)

    assert written["precedence"] == "NiactImmediate"
    assert written["participation"][:3] == [
        {
            "@type": "Participation",
            "role": "sender",
            "precedence": "NiactImmediate",
            "participant": "urn:us:plad:AMEMBASSY%20LISBON",
        },
        {
            "@type": "Participation",
            "role": "recipient",
            "precedence": "Priority",
            "copyNumber": "0042",
            "participant": "urn:us:plad:SECSTATE%20WASHDC",
        },
        {
            "@type": "Participation",
            "role": "copied",
            "copyNumber": "0007",
            "participant": f"urn:sha256:{telegram.source.sha256}#agent5",
        },
    ]


def test_people(telegram, tree) -> None:
    """Who signed, classified, drafted, cleared and approved are persons; a role that nobody knows keeps its word."""
    written = tree(telegram)

    assert written["signatory"] == [{"@type": "Person", "name": "PEREIRA"}]
    assert written["classifier"] == [{"@type": "Person", "name": "Rui Alves", "jobTitle": "DCM"}]
    assert written["drafter"] == [{"@type": "Person", "name": "A. Costa"}]
    assert written["approver"] == [{"@type": "Person", "name": "C. Reis", "jobTitle": "EUR/WE"}]
    assert written["clearer"] == [{"@type": "Person", "name": "D. Melo"}]
    assert written["participation"][-1] == {
        "@type": "Participation",
        "role": "translator",
        "position": "Second Secretary",
        "participant": {"@type": "Agent", "name": "B. Dias"},
    }


def test_a_thousand_addressees_are_each_linked_once(document, tree) -> None:
    """An office that is named twice is one link and two entries."""
    agents = tuple(Agent(role="copied", name=Cited(f"POST {number % 500}")) for number in range(1000))
    written = tree(document(Metadata(genre="diplomatic cable", agents=agents)))

    assert len(written["ccRecipient"]) == 1000
    assert len(written["hasAddressee"]) == 500
