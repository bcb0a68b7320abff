"""What the service is told when it is started: which formats there are, what a request may take, who may ask."""

from __future__ import annotations

import os

from attrs import field, frozen
from attrs.validators import ge, gt

from converter.targets import Setting

MIB = 1 << 20


@frozen(kw_only=True)
class Formats:
    """Which plugins are used, and what their formats are told where a request says nothing else."""

    only: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    """Readers that take a text before others that are as sure."""
    settings: tuple[Setting, ...] = ()


@frozen(kw_only=True)
class Limits:
    """What requests may take, one by one and all together."""

    body_mib: int = field(default=64, validator=ge(1))
    """Of one document."""
    held_mib: int = field(default=256, validator=ge(1))
    """Of all documents that are here at once."""
    arrival_seconds: float = field(default=60.0, validator=gt(0))
    """For a document to arrive."""
    seconds: float = field(default=60.0, validator=gt(0))
    """For one conversion."""
    memory_mib: int = field(default=1024, validator=ge(64))
    """Of one conversion, on top of what the program itself takes."""
    workers: int = field(factory=lambda: len(os.sched_getaffinity(0)), validator=ge(1))
    """Processes, each of which works on one request at a time."""
    waiting: int = field(default=64, validator=ge(0))
    """Requests that wait for a worker; those beyond are told to come again."""


@frozen(kw_only=True)
class Access:
    """Who may ask."""

    token: str | None = field(default=None, repr=False)
    """What requests must know; None lets everybody ask who can reach the service."""
    hosts: frozenset[str] | None = None
    """Names that the service answers to, beside addresses, so that a page of a stranger cannot reach it under a name
    of its own; None is any name."""
