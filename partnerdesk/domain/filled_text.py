"""A clause filled in for another program, and the way back: which words were fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from partnerdesk.domain.clause_text import Block, BlockKind, Span, blocks, written
from partnerdesk.domain.clauses import field_label, said_text
from partnerdesk.domain.comparing import Mark, compare_words
from partnerdesk.domain.texts import N_, Texts

_START, _END = "\ue000", "\ue001"
"""Marks around a field while its place is found: signs that no language uses."""

_NO_MARKS = str.maketrans({_START: None, _END: None})


@dataclass(frozen=True)
class FilledSpan:
    """Words as they are read; ``field`` names the field that they come from."""

    text: str
    is_bold: bool = False
    field: str = ""
    is_missing: bool = False


@dataclass(frozen=True)
class FilledBlock:
    """A paragraph as it is read; ``number`` as in ``clause_text.Block``."""

    kind: BlockKind
    spans: tuple[FilledSpan, ...]
    number: int = 0


@dataclass(frozen=True)
class FieldPlace:
    """Where the value of a field stands in a text, ``ends_before`` exclusive."""

    field: str
    start: int
    ends_before: int


@dataclass(frozen=True)
class FilledText:
    """A stored text with values in place of its fields, and where they stand."""

    text: str
    places: tuple[FieldPlace, ...]


def filled_blocks(
    text: str, values: Mapping[str, str | None], texts: Texts
) -> tuple[FilledBlock, ...]:
    """The paragraphs of a clause with their fields filled, as the paper prints them.

    A numbered paragraph is one by its mark; an item that is only a field gets one item a line.
    """
    made: list[FilledBlock] = []
    for block in blocks(said_text(text, values)):
        spans = tuple(_filled_span(span, values, texts) for span in block.spans)
        kind = BlockKind.NUMBERED if block.number else block.kind
        for line in _lines_of_lone_field(spans) if block.is_item else (spans,):
            made.append(FilledBlock(kind, line, block.number))
    return tuple(made)


def filled_text(text: str, values: Mapping[str, str | None], texts: Texts) -> FilledText:
    """The clause with its fields filled, as it would be stored."""
    marked = written(_marked_blocks(filled_blocks(text, values, texts)))
    return _without_marks(marked, _fields_in_order(filled_blocks(text, values, texts)))


def with_fields(filled: FilledText, changed: str) -> str:
    """Changed words with a field again wherever its value stands as it did."""
    text = changed
    for place, start in reversed(list(_unchanged_places(filled, changed))):
        end = start + place.ends_before - place.start
        text = f"{text[:start]}{{{place.field}}}{text[end:]}"
    return text


def _filled_span(span: Span, values: Mapping[str, str | None], texts: Texts) -> FilledSpan:
    if not span.field:
        return FilledSpan(span.text, span.is_bold)
    value = values.get(span.field)
    if value:
        return FilledSpan(value, span.is_bold, span.field)
    label = texts.gettext(field_label(span.field))
    missing = texts.gettext(N_("({field} missing)")).format(field=label)
    return FilledSpan(missing, span.is_bold, span.field, is_missing=True)


def _lines_of_lone_field(spans: tuple[FilledSpan, ...]) -> tuple[tuple[FilledSpan, ...], ...]:
    if len(spans) != 1 or not spans[0].field:
        return (spans,)
    lines = [line for line in spans[0].text.splitlines() if line]
    return tuple((replace(spans[0], text=line),) for line in lines)


def _marked_blocks(found: tuple[FilledBlock, ...]) -> Iterator[Block]:
    """The paragraphs with marks around each field; one over several items has one pair."""
    for at, block in enumerate(found):
        spans = []
        for span in block.spans:
            start = "" if not span.field or _goes_on(found, at, span, -1) else _START
            end = "" if not span.field or _goes_on(found, at, span, 1) else _END
            words = span.text.translate(_NO_MARKS)
            spans.append(Span(f"{start}{words}{end}", span.is_bold))
        yield Block(block.kind, tuple(spans), block.number)


def _goes_on(found: tuple[FilledBlock, ...], at: int, span: FilledSpan, step: int) -> bool:
    """Whether the item beside this one is of the same lone field."""
    if not 0 <= at + step < len(found):
        return False
    block, other = found[at], found[at + step]
    is_lone = len(block.spans) == len(other.spans) == 1
    are_items = block.kind is other.kind is BlockKind.ITEM
    return is_lone and are_items and other.spans[0].field == span.field


def _fields_in_order(found: tuple[FilledBlock, ...]) -> list[str]:
    return [
        span.field
        for at, block in enumerate(found)
        for span in block.spans
        if span.field and not _goes_on(found, at, span, -1)
    ]


def _without_marks(marked: str, fields: list[str]) -> FilledText:
    text, starts, places = "", 0, []
    waiting = iter(fields)
    for character in marked:
        if character == _START:
            starts = len(text)
        elif character == _END:
            places.append(FieldPlace(next(waiting), starts, len(text)))
        else:
            text += character
    return FilledText(text, tuple(places))


def _unchanged_places(filled: FilledText, changed: str) -> Iterator[tuple[FieldPlace, int]]:
    """The fields whose value is still there, each with where it begins now."""
    old_at = new_at = 0
    for piece in compare_words(filled.text, changed):
        length = len(piece.text)
        if piece.mark is Mark.SAME:
            for place in filled.places:
                if old_at <= place.start and place.ends_before <= old_at + length:
                    yield place, new_at + place.start - old_at
        old_at += length if piece.mark is not Mark.INSERTED else 0
        new_at += length if piece.mark is not Mark.REMOVED else 0
