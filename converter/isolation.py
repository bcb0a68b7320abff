"""What a plugin's code does when it is called: what is the document's fault stays as it is, what is its own is named.

The functions of readers and writers are called through `isolated`; only `converter.detection.survey` keeps the failure of
one reader beside what the others say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from converter.errors import PLUGIN_FAULTS, ConverterError, PluginError, described
from converter.formats import Reader

T = TypeVar("T")


def isolated(plugin: str, stage: str, call: Callable[[], T]) -> T:
    """What *call* gives.

    Raises:
        ConverterError: the plugin refused the document, or what it was asked.
        PluginError: the plugin broke.
    """
    try:
        return call()
    except ConverterError:
        raise
    except PLUGIN_FAULTS as error:
        raise PluginError(plugin, stage, described(error)) from error


def lacking(reader: Reader[Any]) -> str:
    """The command that installs what *reader* needs and does not find; empty where it needs nothing more.

    Raises:
        PluginError: the reader broke.
    """
    return isolated(reader.name, "say what it lacks", reader.lacks)
