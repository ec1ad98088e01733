"""What two drafts say differently, clause by clause and word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from partnerdesk.domain.texts import N_, Texts

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_SURROGATES = 0xD800
_AFTER_SURROGATES = 0xE000
_ALIKE = 0.5
"""Two clauses that share at least so much of their words are one that was rewritten."""


class Mark(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    REMOVED = "removed"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Piece:
    """A stretch of words, and what became of it."""

    mark: Mark
    text: str


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class ClauseWords:
    """A clause of one side as people read it, its fields filled in; own clauses have no key."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True)
class ComparedClause:
    """A clause on both sides; a number (from 1) is None where a side does not have it."""

    old_number: int | None
    new_number: int | None
    heading: Pieces
    text: Pieces
    is_moved: bool = False

    @property
    def is_added(self) -> bool:
        """Whether only the newer side has it."""
        return self.old_number is None

    @property
    def is_removed(self) -> bool:
        """Whether only the older side has it."""
        return self.new_number is None

    @cached_property
    def has_other_words(self) -> bool:
        """Whether any word differs."""
        return any(piece.mark is not Mark.SAME for piece in (*self.heading, *self.text))

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to look at: other words, or another place."""
        return self.has_other_words or self.is_moved or self.is_added or self.is_removed

    def note(self, texts: Texts) -> str:
        """What became of the clause as a whole."""
        if self.is_added:
            return texts.gettext(N_("New clause"))
        if self.is_removed:
            return texts.gettext(N_("Clause {number} was removed")).format(number=self.old_number)
        if self.is_moved:
            moved = texts.gettext(N_("Moved: it was clause {number}"))
            return moved.format(number=self.old_number)
        return texts.gettext(N_("Changed"))


def compare_words(old: str, new: str) -> Pieces:
    """The pieces that lead from one text to the other.

    All but the inserted ones together are the old text, all but the removed ones the new text.
    """
    if old == new:
        return (Piece(Mark.SAME, new),) if new else ()
    from diff_match_patch import diff_match_patch  # only whoever compares needs it

    codes: dict[str, str] = {}
    comparer = diff_match_patch()
    found = comparer.diff_main(_encoded(old, codes), _encoded(new, codes), False)
    comparer.diff_cleanupSemantic(found)
    words = {code: word for word, code in codes.items()}
    marks = {-1: Mark.REMOVED, 0: Mark.SAME, 1: Mark.INSERTED}
    return tuple(
        Piece(marks[kind], "".join(words[code] for code in coded)) for kind, coded in found if coded
    )


def compare_clauses(
    old: Sequence[ClauseWords], new: Sequence[ClauseWords]
) -> tuple[ComparedClause, ...]:
    """All clauses of both sides in the order of the newer one.

    A clause that is gone stands behind the one that it followed.
    """
    partners = match_clauses(old, new)
    staying = _longest_rise([partners[place] for place in sorted(partners)])
    made = [
        _compared(old, new, partners.get(place), place, staying=staying)
        for place in range(len(new))
    ]
    kept = set(partners.values())
    for place, clause in enumerate(old):
        if place not in kept:
            gone = ComparedClause(
                place + 1,
                None,
                _whole(Mark.REMOVED, clause.heading),
                _whole(Mark.REMOVED, clause.text),
            )
            made.insert(_place_behind(made, place), gone)
    return tuple(made)


def lines_of(pieces: Pieces) -> tuple[Pieces, ...]:
    """The pieces line by line, to be read; a line end that came or went ends a line, too.

    Removed words and those in their place stand apart, though neither text has a blank there.
    """
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if _touches(lines[-1], piece):
            lines[-1].append(Piece(Mark.SAME, " "))
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(piece.mark, first))
        lines += [[Piece(piece.mark, words)] for words in others]
    filled = (tuple(piece for piece in line if piece.text) for line in lines)
    return tuple(line for line in filled if line)


def _touches(line: Sequence[Piece], piece: Piece) -> bool:
    """Whether words that came would run into words that went."""
    if not line or {line[-1].mark, piece.mark} != {Mark.REMOVED, Mark.INSERTED}:
        return False
    return line[-1].text[-1:].isalnum() and piece.text[:1].isalnum()


def match_clauses(old: Sequence[ClauseWords], new: Sequence[ClauseWords]) -> dict[int, int]:
    """Which clause of the old side each one of the new side was, by their places from 0."""
    partners: dict[int, int] = {}
    for sign in (_by_key, _by_all_words, _by_heading, _by_text):
        _match_by(sign, old, new, partners)
    _match_alike(old, new, partners)
    return partners


def _encoded(text: str, codes: dict[str, str]) -> str:
    """One character for each word, blank and sign."""
    return "".join(codes.setdefault(word, _code(len(codes))) for word in _TOKEN.findall(text))


def _code(number: int) -> str:
    """The character that stands for a word; those of half characters are left out."""
    place = number + 1
    return chr(place if place < _SURROGATES else place - _SURROGATES + _AFTER_SURROGATES)


def _compared(
    old: Sequence[ClauseWords],
    new: Sequence[ClauseWords],
    old_place: int | None,
    place: int,
    *,
    staying: set[int],
) -> ComparedClause:
    clause = new[place]
    if old_place is None:
        heading, text = (_whole(Mark.INSERTED, words) for words in (clause.heading, clause.text))
        return ComparedClause(None, place + 1, heading, text)
    before = old[old_place]
    return ComparedClause(
        old_place + 1,
        place + 1,
        compare_words(before.heading, clause.heading),
        compare_words(before.text, clause.text),
        is_moved=old_place not in staying,
    )


def _whole(mark: Mark, words: str) -> Pieces:
    return (Piece(mark, words),) if words else ()


def _place_behind(made: Sequence[ComparedClause], old_place: int) -> int:
    """Where a clause is told that is gone; ``old_place`` counts from 0."""
    for at, clause in enumerate(made):
        if clause.old_number == old_place:  # the number of the one before it, counted from 1
            return at + 1
    return 0


Sign = Callable[[ClauseWords], object]


def _by_key(clause: ClauseWords) -> object:
    return clause.key


def _by_all_words(clause: ClauseWords) -> object:
    return (clause.heading, clause.text)


def _by_heading(clause: ClauseWords) -> object:
    return " ".join(clause.heading.casefold().split())


def _by_text(clause: ClauseWords) -> object:
    return clause.text.strip()


def _match_by(
    sign: Sign, old: Sequence[ClauseWords], new: Sequence[ClauseWords], partners: dict[int, int]
) -> None:
    """Match what has the same sign, in order; an empty sign says nothing."""
    taken = set(partners.values())
    waiting: dict[object, list[int]] = {}
    for place, clause in enumerate(old):
        if place not in taken and sign(clause):
            waiting.setdefault(sign(clause), []).append(place)
    for place, clause in enumerate(new):
        if place not in partners and (places := waiting.get(sign(clause))):
            partners[place] = places.pop(0)


def _match_alike(
    old: Sequence[ClauseWords], new: Sequence[ClauseWords], partners: dict[int, int]
) -> None:
    """Match the rest by their words, the most alike first."""
    taken = set(partners.values())
    old_words = {at: _words(one) for at, one in enumerate(old) if at not in taken}
    new_words = {at: _words(one) for at, one in enumerate(new) if at not in partners}
    likeness = sorted(
        (
            (-_likeness(before, words), at, old_at)
            for at, words in new_words.items()
            for old_at, before in old_words.items()
        ),
    )
    for unlike, at, old_at in likeness:
        if -unlike >= _ALIKE and at not in partners and old_at not in taken:
            partners[at] = old_at
            taken.add(old_at)


def _words(clause: ClauseWords) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", f"{clause.heading} {clause.text}".casefold()))


def _likeness(some: frozenset[str], others: frozenset[str]) -> float:
    """From 0, nothing in common, to 1."""
    both = len(some) + len(others)
    return 2 * len(some & others) / both if both else 0.0


def _longest_rise(places: Iterable[int]) -> set[int]:
    """The most places that still follow each other; every other one was moved."""
    chains: list[list[int]] = []
    for place in places:
        best: list[int] = []
        for chain in chains:
            if chain[-1] < place and len(chain) > len(best):
                best = chain
        chains.append([*best, place])
    return {place for chain in sorted(chains, key=len)[-1:] for place in chain}
