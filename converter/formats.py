"""What a plugin hands over: readers and writers, as values, and the options that they take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from types import UnionType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Union, get_args, get_origin

from attrs import NOTHING, Attribute, field, fields, frozen, resolve_types, validators

from converter.errors import PLUGIN_FAULTS, OptionError, described

if TYPE_CHECKING:  # listing formats does not need the model
    from converter.detection import Detection
    from converter.model.document import Document
    from converter.model.metadata import Metadata
    from converter.model.source import Source

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]*")
_SUFFIX = re.compile(r"(\.[a-z0-9]+)+")
_TRUTH = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


@frozen(kw_only=True)
class Options:
    """What a user may set. A format with settings derives its own, frozen.

    A field is a text, a number, a truth or an enumeration of texts, or one of these or None; it has a default
    and, made with `option`, a sentence of help.
    """


OptionsT = TypeVar("OptionsT", bound=Options)


def option(default: Any, help: str, form: str = "") -> Any:  # noqa: A002 - the word that every command line uses
    """A field of an `Options` class: its default, and one sentence for ``converter formats NAME``.

    A text that must have a certain *form* gives it as a regular expression for the whole of it.
    """
    return field(default=default, metadata={"help": help, "form": form})


@frozen
class Problem:
    """Something wrong in an output, as its check found it."""

    message: str
    line: int | None = None
    rule: str = ""
    """What was broken: the rule's name or the schema's path."""
    path: str = ""
    """Where in the output, in the way of its format: a JSON pointer (RFC 6901), an XPath, a part of a package."""

    def __str__(self) -> str:
        line = "" if self.line is None else f"line {self.line}: "
        path = f"{self.path}: " if self.path else ""
        return f"{line}{path}{self.message}{f' [{self.rule}]' if self.rule else ''}"


def _lacks_nothing() -> str:
    return ""


@frozen(kw_only=True)
class Reader(Generic[OptionsT]):
    """A format that texts come in."""

    name: str = field(validator=validators.matches_re(_NAME))
    """What ``--from`` takes."""
    summary: str = field(validator=validators.matches_re(_LINE))
    """One line for ``converter formats``."""
    detect: Callable[[Source], Detection | None] = field(validator=validators.is_callable())
    """How sure it is that a text is of this format; None if it is not. Ends soon on any text."""
    read: Callable[[Source, OptionsT], Document] = field(validator=validators.is_callable())
    """The record of a text. Raises `ReadError` where the text is not what it must be."""
    options: type[OptionsT]
    verbatim: bool = True
    """Whether the text of each leaf is the source's own, blanks collapsed."""
    lacks: Callable[[], str] = field(default=_lacks_nothing, validator=validators.is_callable())
    """The command that installs what `read` needs and does not find; empty where it needs nothing more.

    `detect` must do without: a person is told what a document is, and what would read it.
    """


@frozen(kw_only=True)
class Origin:
    """Where the record of an output is to be had: in the output itself, or of its source by the reader that it names."""

    record: bytes | None = None
    """The record as `dump_record` gave it, if the output holds it."""
    format: str = ""
    """Without a record: the reader that made it of the source."""
    name: str = ""
    """What the source was called."""
    encoding: str | None = None
    """Of the source; None where the bytes say it themselves."""
    reading: Mapping[str, str] = field(factory=dict)
    """What the reader was told."""
    writing: Mapping[str, str] = field(factory=dict)
    """What the writer was told, as far as it changes what the output says."""
    version: str = ""
    """Of this program, when it wrote the output."""


@frozen
class Listed:
    """A document of a run, for the page that lists them."""

    path: str
    """Of its output, from the folder that the list lies in; folders are parted by ``/``."""
    metadata: Metadata


def _nothing_wrong(_: bytes) -> Sequence[Problem]:
    return ()


@frozen(kw_only=True)
class Writer(Generic[OptionsT]):
    """A format that records go out in."""

    name: str = field(validator=validators.matches_re(_NAME))
    """What ``--to`` takes."""
    summary: str = field(validator=validators.matches_re(_LINE))
    """One line for ``converter formats``."""
    media_type: str = field(validator=validators.matches_re(_LINE))
    suffix: str = field(validator=validators.matches_re(_SUFFIX))
    """What follows the name of the input, dots included: ``.tei.xml``."""
    write: Callable[[Document, OptionsT], bytes] = field(validator=validators.is_callable())
    """The output, the same bytes each time. Raises `WriteError` where the record cannot be put so."""
    recover: Callable[[bytes], bytes] = field(validator=validators.is_callable())
    """The bytes of the source, out of an output. Raises `RecoverError`."""
    options: type[OptionsT]
    check: Callable[[bytes], Sequence[Problem]] = field(default=_nothing_wrong, validator=validators.is_callable())
    """What is wrong with an output by the format's own rules, and with the source if it holds one. Asked of every
    output before it is kept, so it must be quick."""
    validate: Callable[[bytes], Sequence[Problem]] | None = field(
        default=None, validator=validators.optional(validators.is_callable())
    )
    """The same for ``converter validate``, which anybody's file may be given to: all rules, however long they take,
    each problem with its line and its path. None if `check` asks all there is to ask."""
    origin: Callable[[bytes], Origin] | None = field(
        default=None, validator=validators.optional(validators.is_callable())
    )
    """Where the record of an output is to be had, so that others can be rendered from it. Raises `RecoverError`.

    Without it, of an output nothing but its source is taken.
    """
    passages: Callable[[bytes], Iterable[str]] | None = field(
        default=None, validator=validators.optional(validators.is_callable())
    )
    """What an output says, passage by passage in its order, however it is laid out, and whichever version wrote it.

    Two outputs of which one was edited differ in a passage. Without it, an output may be edited as its record may.
    """

    index: Callable[[Sequence[Listed]], bytes] | None = field(
        default=None, validator=validators.optional(validators.is_callable())
    )
    """A list of all outputs of a run over a folder, in a file ``index`` with the writer's suffix; none, if None.

    Its first line is the same for each list and that of no other output: so a later run knows it and replaces it.
    """


def build_options(kind: type[OptionsT], settings: Mapping[str, str], owner: str) -> OptionsT:
    """The options of a format from texts of the command line.

    Raises:
        OptionError: there is no such option, or the value is not of its type, or the format does not take it;
            says which there are.
    """
    if not settings:
        return kind()
    known = {attribute.name: attribute for attribute in fields(resolve_types(kind))}
    values = {}
    for name, text in settings.items():
        if name not in known:
            there = f"it has {', '.join(sorted(known))}" if known else "it has none"
            raise OptionError(f"{owner} has no option {name!r}; {there}")
        values[name] = _value(text, known[name], f"{owner}.{name}")
    try:
        return kind(**values)
    except PLUGIN_FAULTS as error:  # a validator of the plugin's own
        told = isinstance(error, ValueError | TypeError)
        raise OptionError(f"{owner}: {error if told else described(error)}") from error


def describe_options(kind: type[Options]) -> tuple[tuple[str, str, str, str], ...]:
    """Each option of a format: name, what it takes, default, help."""
    return tuple(
        (one.name, _takes(one.type), _shown(one.default), one.metadata.get("help", ""))
        for one in fields(resolve_types(kind))
    )


def verify_options(kind: Any) -> None:
    """Check once, when a plugin is loaded, that the command line can set these options.

    Raises:
        TypeError: not a frozen subclass of `Options`, or a field without default or of another type.
        Exception: the defaults are not what the class itself takes.
    """
    is_one = isinstance(kind, type) and issubclass(kind, Options)
    if not (is_one and "__attrs_attrs__" in vars(kind)):  # which a subclass that is not decorated inherits
        raise TypeError(f"{kind!r} is not a frozen subclass of Options")
    for attribute in fields(resolve_types(kind)):
        if attribute.default is NOTHING:
            raise TypeError(f"{kind.__name__}.{attribute.name} has no default")
        base = _base(attribute.type)
        if not (base in (str, int, bool) or (isinstance(base, type) and issubclass(base, Enum))):
            raise TypeError(f"{kind.__name__}.{attribute.name} cannot be set from a text")
    kind()  # raises what a validator has against the defaults


def _value(text: str, attribute: Attribute[Any], where: str) -> Any:
    form = attribute.metadata.get("form")
    if form and not re.fullmatch(form, text):
        raise OptionError(f"{where} takes {attribute.metadata['help']}; not {text!r}")
    kind = _base(attribute.type)
    try:
        return _TRUTH[text.lower()] if kind is bool else kind(text)
    except (KeyError, ValueError):
        raise OptionError(f"{where} takes {_takes(attribute.type)}, not {text!r}") from None


def _base(kind: Any) -> Any:
    """The type of an option that is set: of ``int | None``, the number."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    members = [one for one in get_args(kind) if one is not type(None)]
    return members[0] if len(members) == 1 else kind


def _takes(kind: Any) -> str:
    base = _base(kind)
    if base is bool:
        return "yes or no"
    if base is int:
        return "a whole number"
    if issubclass(base, Enum):
        return " or ".join(str(one.value) for one in base)
    return "a text"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value.value if isinstance(value, Enum) else value)
