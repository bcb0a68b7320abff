"""`converter detect`: which format a document has, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from converter.answers import claim_tree, quoted
from converter.cli import parameters
from converter.cli.inputs import Input, find, sources
from converter.cli.messages import Advice, complain, failures, omitted, path_fields, say_json, shown
from converter.cli.session import Session
from converter.detection import Claim, Confidence, decide, survey
from converter.errors import ConverterError, ExitStatus, UnknownFormatError
from converter.isolation import lacking
from converter.model.source import Source
from converter.registry import Registry
from converter.source import decode

if TYPE_CHECKING:
    from converter.faults import Fault


class _Finding(NamedTuple):
    """What was found of one input."""

    input: Input
    source: Source | None = None
    claims: tuple[Claim, ...] = ()
    format: str | None = None
    fault: Fault | None = None

    @property
    def confidence(self) -> Confidence | None:
        return next(
            (
                claim.detection.confidence
                for claim in self.claims
                if claim.detection and claim.reader == self.format
            ),
            None,
        )


@click.command("detect")
@parameters.inputs
@click.option("--explain", is_flag=True, help="Show what each reader saw, and where.")
@parameters.encoding
@parameters.as_json
@click.pass_obj
def command(
    session: Session, inputs: tuple[str, ...], *, explain: bool, encoding: str | None, as_json: bool
) -> int:
    """Say which format each document has, and why.

    The exit status is 0 only if all were recognised. With --json, each input gives one line: the format or null,
    how sure its reader is, and each reader's claim with its evidence and the places where it stands.
    """
    registry = session.readers()
    status = ExitStatus.DONE
    warned: set[str] = set()
    advice = Advice()
    found = find(inputs, sources(registry))
    for one in found.inputs:
        finding = _examine(one, registry, encoding, explain=explain)
        if finding.fault is not None:
            status = ExitStatus.REFUSED
        for warning in failures(finding.claims):
            if warning not in warned:
                complain(f"converter: {warning}")
                warned.add(warning)
        if as_json:
            say_json(_as_json(finding, registry))
        else:
            _say(finding, registry, advice, explain=explain)
    nothing = "" if found.inputs else "nothing to be examined"
    if rest := "; ".join(filter(None, (nothing, omitted(found.left_out)))):
        complain(f"converter: {rest}")
    return status


def _examine(one: Input, registry: Registry, encoding: str | None, *, explain: bool) -> _Finding:
    data: bytes | None = None
    source: Source | None = None
    claims: tuple[Claim, ...] = ()
    try:
        data = one.read()
        source = decode(shown(one.name), data, encoding)
        claims = survey(source, registry)
        return _Finding(one, source, claims, decide(claims, order=registry.order))
    except ConverterError as error:
        from converter.faults import fault_of
        from converter.mistaken import named

        if explain and isinstance(error, UnknownFormatError):
            error.explained = True
        return _Finding(
            one, source, claims, fault=fault_of(named(error, data, registry, encoding), data, encoding)
        )


def _lacking(finding: _Finding, registry: Registry) -> str:
    """The command that installs what the reader of a document lacks; empty if it lacks nothing."""
    return lacking(registry.reader(finding.format)) if finding.format is not None else ""


def _say(finding: _Finding, registry: Registry, advice: Advice, *, explain: bool) -> None:
    name = shown(str(finding.input))
    if finding.format is not None and finding.confidence is not None:
        command = _lacking(finding, registry)
        more = f"; to read it: {command}" if command else ""
        click.echo(f"{name}: {finding.format}, {finding.confidence.word}{more}")
    elif finding.fault is not None:
        complain(advice.once(finding.fault.at(name)))
    if explain and finding.source is not None:
        if finding.format is None:
            click.echo(f"{name}: not recognised")
        for claim in finding.claims:
            for line in _explain(claim, finding.source):
                click.echo(f"  {shown(line)}")


def _explain(claim: Claim, source: Source) -> list[str]:
    """One claim in lines: who, how sure, and each mark with its place and words."""
    if claim.failure is not None:
        return [f"{claim.reader} broke: {claim.failure}"]
    if claim.detection is None:
        return [f"{claim.reader}: no"]
    lines = [f"{claim.reader}: {claim.detection.confidence.word}"]
    for evidence in claim.detection.evidence:
        line, column = source.position(evidence.span.start)
        lines.append(f"  {line}:{column}: {evidence.mark}: {quoted(evidence, source)}")
    if claim.detection.missing:
        lines.append(f"  missing: {', '.join(claim.detection.missing)}")
    return lines


def _as_json(finding: _Finding, registry: Registry) -> dict[str, Any]:
    source = finding.source
    said = [claim for claim in finding.claims if claim.detection or claim.failure]
    return {
        **path_fields("input", str(finding.input)),
        "format": finding.format,
        "confidence": finding.confidence and finding.confidence.word,
        **({"install": command} if (command := _lacking(finding, registry)) else {}),
        "claims": [claim_tree(claim, source) for claim in said] if source else [],
        "error": finding.fault and finding.fault._asdict(),
    }
