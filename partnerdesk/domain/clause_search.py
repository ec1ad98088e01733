"""Finding and replacing words in the clauses of a draft; the name of a field is never touched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from partnerdesk.domain.agreement import Agreement
from partnerdesk.domain.clause_text import Span, blocks, merged, written


@dataclass(frozen=True)
class Place:
    """Where words stand: in the heading or the text of a clause, as the ``number``-th there.

    ``number`` counts from 0. ``in_second`` is the column of the second language.
    """

    clause_id: int
    in_heading: bool
    number: int
    in_second: bool = False


def pattern_of(words: str, *, whole_words: bool = False) -> re.Pattern[str]:
    """What finds the words in whatever case they stand; nothing finds no words."""
    if not words:
        return re.compile(r"(?!)")
    bare = re.escape(words)
    return re.compile(rf"(?<!\w){bare}(?!\w)" if whole_words else bare, re.IGNORECASE)


def places(agreement: Agreement, wanted: re.Pattern[str]) -> tuple[Place, ...]:
    """All places in a draft where the words stand, in the order of the paper, in both columns."""
    found: list[Place] = []
    for clause in agreement.clauses:
        columns = [(clause.heading, clause.text)]
        if agreement.second_language:
            columns.append((clause.second_heading, clause.second_text))
        for in_second, (heading, text) in enumerate(columns):
            in_heading = len(wanted.findall(heading))
            in_text = _count(text, wanted)
            found += [
                Place(clause.id, is_heading, number, bool(in_second))
                for is_heading, count in ((True, in_heading), (False, in_text))
                for number in range(count)
            ]
    return tuple(found)


def _count(text: str, wanted: re.Pattern[str]) -> int:
    """How often the words stand in the text of a clause, as ``replaced`` would find them."""
    return sum(
        len(wanted.findall("".join(span.text for span in group)))
        for block in blocks(text)
        for is_field, group in groupby(block.spans, key=lambda span: bool(span.field))
        if not is_field
    )


def replaced(text: str, wanted: re.Pattern[str], by: str) -> tuple[str, int]:
    """The text of a clause with other words in place of the wanted ones, and how many.

    New words are bold where the old ones began bold. Untouched texts stay as they were stored.
    """
    count = 0
    changed = []
    for block in blocks(text):
        spans: list[Span] = []
        for is_field, group in groupby(block.spans, key=lambda span: bool(span.field)):
            if is_field:
                spans += group
            else:
                letters = _letters(group)
                count += len(wanted.findall(_text(letters)))
                spans += _with(letters, wanted, by)
        changed.append(replace(block, spans=merged(spans)))
    return (written(changed), count) if count else (text, 0)


_Letter = tuple[str, bool]


def _letters(spans: Iterable[Span]) -> list[_Letter]:
    return [(letter, span.is_bold) for span in spans for letter in span.text]


def _text(letters: Iterable[_Letter]) -> str:
    return "".join(letter for letter, _is_bold in letters)


def _with(letters: list[_Letter], wanted: re.Pattern[str], by: str) -> Iterator[Span]:
    end = 0
    for found in wanted.finditer(_text(letters)):
        yield from (Span(letter, is_bold) for letter, is_bold in letters[end : found.start()])
        yield Span(by, letters[found.start()][1])
        end = found.end()
    yield from (Span(letter, is_bold) for letter, is_bold in letters[end:])
