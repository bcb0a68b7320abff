"""The interface in OpenAPI 3.1, with the formats that are there."""

from __future__ import annotations

from typing import Any

from converter import __version__
from converter.formats import Reader, Writer, describe_options
from converter.registry import Registry
from converter.serve.problems import BASE, KINDS
from converter.serve.query import ENCODING, PARAMETERS

_TRUTH = "yes or no"
_ORIGIN = {"type": "string", "enum": [BASE + kind for kind in KINDS]}
_NULL = {"type": "null"}
_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_PLACE = {"anyOf": [{"type": "integer", "minimum": 1}, _NULL]}
_SPAN = {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}
_ROLES = ["metadata", "body", "furniture"]
_WORDS = ["possible", "likely", "certain"]
_DOING = {
    "convert": ("Convert a document", "The output, or a zip archive of several"),
    "detect": ("Say which format a document has, and why", "What each reader saw"),
    "inspect": (
        "Show what is understood of a document",
        "Its values, body, segments and notices, with their places",
    ),
}
_FAULTS = (400, 401, 403, 408, 413, 415, 421, 422, 500, 501, 503)
"""What may go wrong with a document."""


def description(registry: Registry) -> dict[str, Any]:
    """The document at ``/v1/openapi.json``."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "converter",
            "version": __version__,
            "description": "Diplomatic cables and news articles, from text files to TEI-XML, DOCX and JSON-LD.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{}, {"token": []}],
        "paths": {
            "/v1/convert": _doing("convert", registry, _outputs(registry)),
            "/v1/detect": _doing("detect", registry, _content("Detection")),
            "/v1/inspect": _doing("inspect", registry, _content("Inspection")),
            "/v1/formats": _getting(
                "formats", "List the formats that can be read and written", _content("Formats")
            ),
            "/v1/openapi.json": _getting(
                "openapi", "This document", {"application/json": {"schema": {"type": "object"}}}
            ),
            "/healthz": _getting("health", "Whether the service can work", _content("Health"), 500),
            "/metrics": _getting("metrics", "Counts for Prometheus", {"text/plain": {"schema": _TEXT}}),
        },
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _doing(action: str, registry: Registry, content: dict[str, Any]) -> dict[str, Any]:
    summary, answer = _DOING[action]
    return {
        "post": {
            "operationId": action,
            "summary": summary,
            "parameters": _parameters(action, registry),
            "requestBody": {
                "required": True,
                "description": "The document's own bytes, without a form around them",
                "content": {"application/octet-stream": {"schema": {}}},
            },
            "responses": {"200": {"description": answer, "content": content}, **_problems(_FAULTS)},
        }
    }


def _getting(name: str, summary: str, content: dict[str, Any], *statuses: int) -> dict[str, Any]:
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "responses": {
                "200": {"description": summary, "content": content},
                **_problems((401, 403, 421, *statuses)),
            },
        }
    }


def _problems(statuses: tuple[int, ...]) -> dict[str, Any]:
    """A response for each status, with the titles of what it stands for."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    again = {"Retry-After": {"description": "Seconds after which to come again", "schema": _TEXT}}
    return {
        str(status): {
            "description": "; ".join(title for one, title in KINDS.values() if one == status),
            "content": content,
            **({"headers": again} if status == 503 else {}),  # noqa: PLR2004 - of HTTP
        }
        for status in statuses
    }


def _outputs(registry: Registry) -> dict[str, Any]:
    binary: dict[str, Any] = {"schema": {}}
    return dict.fromkeys(sorted({one.media_type for one in registry.writers} | {"application/zip"}), binary)


def _content(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _parameters(action: str, registry: Registry) -> list[dict[str, Any]]:
    readers = {"type": "string", "enum": [reader.name for reader in registry.readers]}
    writers = {"type": "string", "enum": [writer.name for writer in registry.writers]}
    schemas: dict[str, dict[str, Any]] = {
        "name": {
            "type": "string",
            "pattern": r"^(?!\.\.?$)[^/\\\x00-\x1f\x7f-\x9f\u2028\u2029]{1,255}$",
            "default": "document",
        },
        "from": readers,
        "otherwise": readers,
        "encoding": {"type": "string", "pattern": f"^{ENCODING.pattern}$"},
    }
    if action == "convert":
        schemas["to"] = {"type": "array", "items": writers, "minItems": 1}
    if action == "detect":
        schemas = {name: schemas[name] for name in ("name", "encoding")}
    found = [
        {"name": name, "in": "query", "required": name == "to", "description": PARAMETERS[name], "schema": schema}
        for name, schema in schemas.items()
    ]
    return found if action == "detect" else [*found, *_options(registry, writing=action == "convert")]


def _options(registry: Registry, *, writing: bool) -> list[dict[str, Any]]:
    """Options of formats, each under ``FORMAT.KEY``."""
    found: dict[str, dict[str, Any]] = {}
    several: tuple[Reader[Any] | Writer[Any], ...] = (*registry.readers, *(registry.writers if writing else ()))
    for one in several:
        for key, takes, default, words in describe_options(one.options):
            schema = {"type": "string", **({"enum": ["yes", "no"]} if takes == _TRUTH else {}), "default": default}
            name = f"{one.name}.{key}"
            found[name] = {"name": name, "in": "query", "required": False, "description": words, "schema": schema}
    return list(found.values())


def _object(optional: tuple[str, ...] = (), **members: dict[str, Any]) -> dict[str, Any]:
    """An object that has all of *members*, but for the optional ones, and no others."""
    required = [name for name in members if name not in optional]
    return {"type": "object", "properties": members, "required": required, "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, _NULL]}


def _schemas() -> dict[str, Any]:
    place: dict[str, Any] = {"line": _PLACE, "column": _PLACE}
    evidence = _object(mark=_TEXT, text=_TEXT, span=_SPAN, **place)
    option = _object(name=_TEXT, takes=_TEXT, default=_TEXT, help=_TEXT)
    provider = _maybe(_object(plugin=_TEXT, distribution=_TEXT, version=_TEXT))
    one: dict[str, Any] = {"name": _TEXT, "summary": _TEXT, "provider": provider, "options": _list(option)}
    texts: dict[str, Any] = dict.fromkeys(("name", "format", "genre", "encoding", "sha256", "text"), _TEXT)
    word = _maybe({"type": "string", "enum": _WORDS})
    return {
        "Problem": _object(
            ("line", "column"),
            type=_ORIGIN,
            title=_TEXT,
            status={"type": "integer"},
            detail=_TEXT,
            line={"type": "integer", "minimum": 1},
            column={"type": "integer", "minimum": 1},
        ),
        "Detection": _object(
            ("install",),
            name=_TEXT,
            format=_maybe(_TEXT),
            confidence=word,
            install=_TEXT,
            claims=_list(
                _object(
                    reader=_TEXT,
                    confidence=word,
                    evidence=_list(evidence),
                    missing=_list(_TEXT),
                    failure=_maybe(_TEXT),
                )
            ),
            error=_maybe({"$ref": "#/components/schemas/Problem"}),
        ),
        "Inspection": _object(
            **texts,
            segments=_list(_object(span=_SPAN, role={"type": "string", "enum": _ROLES}, name=_TEXT)),
            values=_list(
                _object(
                    field=_TEXT, kind=_TEXT, value=_TEXT, spans=_list(_SPAN), inferred={"type": "boolean"}, **place
                )
            ),
            passages=_list(
                _object(
                    depth=_COUNT, lead=_TEXT, words=_TEXT, heading={"type": "boolean"}, span=_maybe(_SPAN), **place
                )
            ),
            notices=_list(_object(code=_TEXT, message=_TEXT, span=_maybe(_SPAN), **place)),
        ),
        "Formats": _object(
            readers=_list(_object(("install",), **one, install=_TEXT)),
            writers=_list(_object(**one, suffix=_TEXT, media_type=_TEXT)),
        ),
        "Health": _object(status={"const": "ok"}, version=_TEXT),
    }
