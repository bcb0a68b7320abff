"""A plugin with a field whose type cannot be found."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from converter import Extension, hookimpl


@frozen
class Unresolved(Extension):
    prefix: ClassVar[str] = "unresolved"
    namespace: ClassVar[str] = "https://example.org/unresolved#"
    field: NowhereDefined  # noqa: F821


@hookimpl
def converter_extensions():
    yield Unresolved
