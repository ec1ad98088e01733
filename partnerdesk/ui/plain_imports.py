"""Imports as Python does them, without what PySide and SQLAlchemy bring along for others."""

from __future__ import annotations

import builtins
import inspect
import linecache
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

OPENSSL = ("ssl", "_hashlib")


class _WhenUsed(ModuleType):
    """Stands for a module until somebody uses it."""

    def __getattr__(self, name: str) -> Any:
        """Import the module for what is missing here."""
        if name.startswith("__"):
            raise AttributeError(name)  # Python looks whether it is a package; that is no use
        del sys.modules[self.__name__]
        vars(self).update(vars(import_module(self.__name__)))
        return vars(self)[name]


def import_plainly() -> None:
    """Import from now on without PySide's hook and without OpenSSL; call it before the screens.

    The hook reads the source of each module, whoever imports it, to see whether it may use PySide's
    snake_case names, and ``linecache`` keeps every line: 23 MB once SQLAlchemy is there. We use
    none of these names.

    SQLAlchemy imports asyncio and hashlib, which bring OpenSSL: 5 MB for a network this program
    never talks to. ``hashlib`` has SHA-256 of its own. Of asyncio it uses one function, and of the
    metadata of packages nothing: 3 MB and 20 ms with all that these two import.
    """
    import PySide6.QtCore  # noqa: F401 - puts the hook in its place

    linecache.clearcache()  # what the hook has read by now
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    for module in OPENSSL:
        sys.modules[module] = None  # type: ignore[assignment]  # as if this Python had none
    asyncio, metadata = _WhenUsed("asyncio"), _WhenUsed("importlib.metadata")
    vars(asyncio)["iscoroutine"] = inspect.iscoroutine
    for later in (asyncio, metadata):
        sys.modules.setdefault(later.__name__, later)
