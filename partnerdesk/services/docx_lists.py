"""Counts the lists of a .docx file as Word does: 4.2, (a), iii."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class _Level:
    """How a level counts: its kind of number, its pattern ("%1.%2"), where it starts."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass(frozen=True)
class _List:
    """One use of a list; uses with the same ``counter`` go on counting after one another.

    ``restarts`` are the levels that begin anew with this use, and with which number.
    """

    counter: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Lists:
    """The lists of one document, counted from its beginning."""

    def __init__(self, document: Any) -> None:
        self._lists = _lists(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def label(self, element: Any, style: Any) -> tuple[int | None, str]:
        """The level of the list a paragraph stands in, and its label; no level outside of lists.

        Each paragraph may be asked about once: it is counted by that.
        """
        number_id, level = _list_of(element.find(f"{_W}pPr/{_W}numPr"))
        while number_id is None and style is not None:
            number_id, own_level = _list_of(style.element.find(f"{_W}pPr/{_W}numPr"))
            level, style = level or own_level, style.base_style
        place = level or 0
        found = self._lists.get(number_id or "")
        if found is None or place not in found.levels:
            return None, ""
        return place, self._count(str(number_id), found, place)

    def _count(self, number_id: str, found: _List, place: int) -> str:
        counts = self._counts[found.counter]
        if place in found.restarts and (number_id, place) not in self._begun:
            counts[place] = found.restarts[place] - 1
        self._begun.add((number_id, place))
        counts[place] = counts.get(place, found.levels[place].start - 1) + 1
        for deeper in [one for one in counts if one > place]:
            del counts[deeper]
        level = found.levels[place]
        if level.form in ("bullet", "none"):
            return ""

        def counted(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            shown = found.levels.get(other, _Level())
            return _numeral(counts.get(other, shown.start), shown.form)

        return re.sub(r"%(\d)", counted, level.pattern).strip()


def _list_of(properties: Any) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    number_id = properties.find(f"{_W}numId")
    level = properties.find(f"{_W}ilvl")
    return (
        number_id.get(f"{_W}val") if number_id is not None else None,
        int(level.get(f"{_W}val")) if level is not None else None,
    )


def _lists(document: Any) -> dict[str, _List]:
    """The uses of lists by their numbers."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # python-docx takes a while to come

    try:
        numbering = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:  # a document without lists
        return {}
    abstract = {one.get(f"{_W}abstractNumId"): one for one in numbering.iter(f"{_W}abstractNum")}
    found = {}
    for number in numbering.iter(f"{_W}num"):
        counter = _value(number, "abstractNumId", "")
        if counter in abstract:
            levels = _levels(abstract[counter])
            restarts = {}
            for change in number.iter(f"{_W}lvlOverride"):
                levels |= _levels(change)
                start = _value(change, "startOverride", "")
                if start.isdigit():
                    restarts[int(change.get(f"{_W}ilvl"))] = int(start)
            found[str(number.get(f"{_W}numId"))] = _List(counter, levels, restarts)
    return found


def _levels(parent: Any) -> dict[int, _Level]:
    found = {}
    for level in parent.iter(f"{_W}lvl"):
        start = _value(level, "start", "1")
        found[int(level.get(f"{_W}ilvl"))] = _Level(
            _value(level, "numFmt", "decimal"),
            _value(level, "lvlText", ""),
            int(start) if start.isdigit() else 1,
        )
    return found


def _value(element: Any, name: str, default: str) -> str:
    found = element.find(f"{_W}{name}")
    return str(found.get(f"{_W}val", default)) if found is not None else default


def _numeral(number: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter" if number > 0:
            letter = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < number < 40:
            roman = ""
            for value, sign in _ROMAN:
                roman += sign * (number // value)
                number %= value
            return roman if form == "lowerRoman" else roman.upper()
    return str(number)
