"""Imports as Python does them, without what PySide and SQLAlchemy bring along for others."""

from __future__ import annotations

import builtins
import linecache
import sys

OPENSSL = ("ssl", "_hashlib")


def import_plainly() -> None:
    """Import from now on without PySide's hook and without OpenSSL; call it before the screens.

    The hook reads the source of each module, whoever imports it, to see whether it may use PySide's
    snake_case names, and ``linecache`` keeps every line: 23 MB once SQLAlchemy is there. We use
    none of these names.

    SQLAlchemy imports asyncio and hashlib, which bring OpenSSL: 5 MB for a network this program
    never talks to. ``hashlib`` has SHA-256 of its own.
    """
    import PySide6.QtCore  # noqa: F401 - puts the hook in its place

    linecache.clearcache()  # what the hook has read by now
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    for module in OPENSSL:
        sys.modules[module] = None  # type: ignore[assignment]  # as if this Python had none
