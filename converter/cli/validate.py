"""`converter validate`: outputs against the rules of their format."""

from __future__ import annotations

from typing import Any, NamedTuple

import click

from converter import pipeline
from converter.cli import parameters
from converter.cli.inputs import Choice, Input, find
from converter.cli.messages import complain, counted, omitted, path_fields, say_json, shown
from converter.cli.outputs import writer_of
from converter.cli.session import Session
from converter.errors import ConverterError, ExitStatus
from converter.faults import Fault, fault_of
from converter.formats import Problem, Writer
from converter.registry import Registry


class _Verdict(NamedTuple):
    """What was found of one output."""

    input: Input
    writer: str | None = None
    problems: tuple[Problem, ...] = ()
    fault: Fault | None = None

    @property
    def valid(self) -> bool:
        return self.fault is None and not self.problems


@click.command("validate")
@click.argument("outputs", metavar="OUTPUT...", nargs=-1, required=True, type=parameters.PATH)
@parameters.as_json
@parameters.quiet
@click.pass_obj
def command(session: Session, outputs: tuple[str, ...], *, as_json: bool, quiet: bool) -> int:
    """Check outputs against the rules of their format.

    OUTPUT is a file that `converter convert` wrote, a folder of such files, or - for standard input. Each must
    pass all rules of its format, which prove the source that it holds, too. Problems are listed with their line,
    path and rule, on standard output; the exit status is 0 only if there are none. With --json, each output gives one
    line.
    """
    registry = session.registry()
    suffixes = tuple(writer.suffix for writer in registry.writers)
    verdicts = 0
    faulty = 0
    found = find(outputs, Choice(suffixes, outputs=True))
    for one in found.inputs:
        verdict = _judge(one, registry)
        verdicts += 1
        faulty += not verdict.valid
        if as_json:
            _say_json(verdict)
        else:
            _say(verdict)
    if not quiet:
        counts = counted([(verdicts - faulty, "valid", "valid"), (faulty, "invalid", "invalid")])
        parts = [counts or "nothing to be validated: there is no output of a writer", omitted(found.left_out)]
        complain(f"converter: {'; '.join(filter(None, parts))}")
    return ExitStatus.REFUSED if faulty else ExitStatus.DONE


def _judge(one: Input, registry: Registry) -> _Verdict:
    writer: Writer[Any] | None = None
    try:
        data = one.read()
        writer = writer_of(one.name, data, registry.writers)
        return _Verdict(one, writer.name, pipeline.validate(data, writer))
    except ConverterError as error:
        return _Verdict(one, None if writer is None else writer.name, fault=fault_of(error))


def _say(verdict: _Verdict) -> None:
    name = shown(str(verdict.input))
    if verdict.fault is not None:
        complain(verdict.fault.at(name))
    for problem in verdict.problems:
        line = "" if problem.line is None else f":{problem.line}"
        path = f" {problem.path}:" if problem.path else ""
        rule = f" [{problem.rule}]" if problem.rule else ""
        click.echo(shown(f"{name}{line}:{path} {problem.message}{rule}"))


def _say_json(verdict: _Verdict) -> None:
    say_json(
        {
            **path_fields("input", str(verdict.input)),
            "writer": verdict.writer,
            "valid": verdict.valid,
            "problems": [
                {
                    "message": problem.message,
                    "line": problem.line,
                    "path": problem.path or None,
                    "rule": problem.rule or None,
                }
                for problem in verdict.problems
            ],
            "error": verdict.fault and verdict.fault._asdict(),
        }
    )
