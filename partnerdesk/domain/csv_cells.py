"""Cells of a CSV file that no spreadsheet takes for a formula."""

from __future__ import annotations

import re

_PHONE = re.compile(r"\+[0-9][0-9 ]{4,}")
"""A number such as +49 89 1234567: there is nothing in it to calculate."""

_FORMULA = re.compile(r"(?P<start>^|[;,\t\r\n|])(?=['\s]*[=+\-@＝＋－＠])")
_DEFUSED = re.compile(r"(?P<start>^|[;,\t\r\n|])'(?=['\s]*[=+\-@＝＋－＠])")


def defused(text: str) -> str:
    """The text with ' before whatever a spreadsheet could calculate.

    That is also what comes after a separator: another program may cut the line there.
    """
    return text if _PHONE.fullmatch(text) else _FORMULA.sub(r"\g<start>'", text)


def restored(text: str) -> str:
    """The text as it was before ``defused``."""
    return _DEFUSED.sub(r"\g<start>", text)
