"""Texts from other programs: the paragraphs that a document or the clipboard holds, as clauses.

The reading itself happens elsewhere; here stands what a paragraph means: where a clause begins,
what was a number, what an item of a list. No word is lost. A number is left out only where this
program counts the same one itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from partnerdesk.domain.clause_text import Block, BlockKind, Span, merged, written

LONGEST_HEADING = 200
_SHORT_HEADING = 90
_DEEPEST = 9

_CLAUSE_NUMBER = re.compile(
    r"(?:§\s*|(?:art(?:icle|ikel)?|clause|section|abschnitt|klausel|ziffer)\.?\s+)?"
    r"(?P<number>\d{1,3})(?:[.)]|:)?(?=\s|$)\s*[-–—:.]?\s*",
    re.IGNORECASE,
)
_PARAGRAPH_NUMBER = re.compile(
    r"(?:(?P<clause>\d{1,3})\.)?(?P<number>\d{1,3})[.)]?(?:\s+|$)|\((?P<bare>\d{1,3})\)\s*"
)
_LETTER = re.compile(r"(?:\(?[a-z]{1,4}\)|[a-z]\.)(?:\s+|$)", re.IGNORECASE)
_DASH = re.compile("[-–—•·▪◦●]\\s+")


@dataclass(frozen=True)
class Part:
    """A paragraph of another program.

    ``label`` is what it counts or prints before the words: "4.2", "(a)". ``heading_level`` counts
    from 1 and is 0 for ordinary words.
    """

    spans: tuple[Span, ...]
    heading_level: int = 0
    is_title: bool = False
    is_item: bool = False
    label: str = ""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class ForeignClause:
    """A clause that comes in; ``old_number`` is the one it had, or "" if it had none."""

    heading: str
    text: str
    old_number: str = ""


@dataclass(frozen=True)
class ForeignAgreement:
    """What a document holds; without a title of its own ``title`` is "".

    ``margins`` is what stood above and below each page; it does not come in.
    """

    title: str
    clauses: tuple[ForeignClause, ...]
    margins: tuple[str, ...] = ()


def agreement_of_parts(parts: Sequence[Part], beginning: str) -> ForeignAgreement:
    """The clauses of a document; what stands before the first one is called ``beginning``."""
    title, rest = _title(parts)
    level = _clause_level(rest)
    clauses: list[ForeignClause] = []
    heading, old_number = beginning, ""
    body: list[Part] = []
    for part in rest:
        if not _begins_clause(part, level):
            body.append(part)
            continue
        if body or clauses or heading != beginning:
            clauses.append(_clause(heading, old_number, body))
        (heading, old_number), body = _heading(part), []
    clauses.append(_clause(heading, old_number, body))
    whole = tuple(one for one in clauses if one.text or one.heading != beginning)
    return ForeignAgreement(title, whole)


def blocks_of_parts(parts: Iterable[Part], old_number: str = "") -> tuple[Block, ...]:
    """The paragraphs within a clause that had this number."""
    made: list[Block] = []
    count = 0
    for part in parts:
        block, count = _block(part, old_number, count)
        made.append(block)
    return tuple(made)


def begins_item(line: str) -> bool:
    """Whether a line of plain text begins with a dash, a number or a letter as lists have them."""
    return any(mark.match(line) for mark in (_PARAGRAPH_NUMBER, _LETTER, _DASH))


def _title(parts: Sequence[Part]) -> tuple[str, Sequence[Part]]:
    """A title of its own, or the only heading of its level at the very beginning."""
    if not parts:
        return "", parts
    first, rest = parts[0], parts[1:]
    levels = Counter(part.heading_level for part in parts if part.heading_level)
    is_lone = first.heading_level and levels[first.heading_level] == 1 and len(levels) > 1
    if (first.is_title or is_lone) and len(first.text) <= LONGEST_HEADING:
        return first.text.strip(), rest
    return "", parts


def _clause_level(parts: Sequence[Part]) -> int:
    """The level of headings that begin a clause; 0: numbers do, -1: bold lines do."""
    levels = [part.heading_level for part in parts if part.heading_level]
    if levels:
        return min(levels)
    return 0 if sum(_is_numbered_heading(part) for part in parts) > 1 else -1


def _begins_clause(part: Part, level: int) -> bool:
    if not part.text.strip() or len(part.text) > LONGEST_HEADING:
        return False
    if level > 0:
        return part.heading_level == level
    if level == 0:
        return _is_numbered_heading(part)
    is_bold = all(span.is_bold for span in part.spans if span.text.strip())
    return is_bold and _is_short(part)


def _is_numbered_heading(part: Part) -> bool:
    """A short line with the number of a clause before it, no sentence."""
    if part.is_item or not _is_short(part):
        return False
    number = _CLAUSE_NUMBER.fullmatch(part.label) or _CLAUSE_NUMBER.match(part.text)
    return number is not None


def _is_short(part: Part) -> bool:
    words = part.text.strip()
    return 0 < len(words) <= _SHORT_HEADING and words[-1] not in ".;:,"


def _heading(part: Part) -> tuple[str, str]:
    """The heading without its number, and the number."""
    words = " ".join(part.text.split())
    label = _CLAUSE_NUMBER.fullmatch(part.label) if part.label else None
    if label is not None:
        return words, label["number"]
    found = _CLAUSE_NUMBER.match(words)
    if found is not None and words[found.end() :]:
        return words[found.end() :], found["number"]
    return f"{part.label} {words}".strip(), ""


def _clause(heading: str, old_number: str, body: Iterable[Part]) -> ForeignClause:
    return ForeignClause(heading, written(blocks_of_parts(body, old_number)), old_number)


def _block(part: Part, old_number: str, count: int) -> tuple[Block, int]:
    """One paragraph, and how many were numbered up to it."""
    if part.heading_level or part.is_title:
        lead = f"{part.label} " if part.label else ""
        spans = (Span(lead), *part.spans)
        bold = tuple(replace(span, is_bold=True) for span in spans)
        return Block(BlockKind.PARAGRAPH, merged(bold)), count
    if part.is_item:
        lead = f"{part.label} " if part.label else ""
        return Block(BlockKind.ITEM, merged((Span(lead), *part.spans))), count
    if part.label:
        return _labelled(part, old_number, count)
    number = _PARAGRAPH_NUMBER.match(part.text)
    if number is not None and _is_next(number, old_number, count):
        spans = _without_start(part.spans, number.end())
        return Block(BlockKind.NUMBERED, spans), count + 1
    dash = _DASH.match(part.text)
    if dash is not None:
        return Block(BlockKind.ITEM, _without_start(part.spans, dash.end())), count
    kind = BlockKind.ITEM if _LETTER.match(part.text) else BlockKind.PARAGRAPH
    return Block(kind, part.spans), count


def _labelled(part: Part, old_number: str, count: int) -> tuple[Block, int]:
    number = _PARAGRAPH_NUMBER.fullmatch(part.label)
    if number is not None and _is_next(number, old_number, count):
        return Block(BlockKind.NUMBERED, part.spans), count + 1
    kind = BlockKind.ITEM if _LETTER.fullmatch(part.label) else BlockKind.PARAGRAPH
    return Block(kind, merged((Span(f"{part.label} "), *part.spans))), count


def _is_next(number: re.Match[str], old_number: str, count: int) -> bool:
    """Whether this program would count the same number here."""
    if number["clause"] and number["clause"] != old_number:
        return False
    return int(number["number"] or number["bare"]) == count + 1


def _without_start(spans: Iterable[Span], length: int) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in spans:
        cut = min(length, len(span.text))
        kept.append(replace(span, text=span.text[cut:]))
        length -= cut
    return merged(kept)
