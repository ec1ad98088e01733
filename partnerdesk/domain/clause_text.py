r"""The text of a clause, read and written in one place for screen, paper and every exchange.

A stored text is plain. A blank line parts paragraphs, a line that begins with ``- `` is an item of
a list, one that begins with ``1. `` is a numbered paragraph; which number it gets is counted.
``**words**`` are bold, ``{name}`` is a field and ``{clause:key}`` the number of another clause.
Any other line goes on with the paragraph above it, on a line of its own.

A backslash keeps what was typed from being taken for a mark: ``\**``, ``\*``, ``\\``, and at the
beginning of a line ``\- `` and ``\1. ``. ``written`` sets it, ``blocks`` takes it away again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from partnerdesk.domain.agreement import FIELD_NAME

_MARK = re.compile(r"(?P<item>- )|(?P<number>\d{1,3}\. )")
_KEPT_MARK = re.compile(rf"\\(?={_MARK.pattern})")
_TOKEN = re.compile(rf"\\(?P<kept>[\\*])|(?P<bold>\*\*)|\{{(?P<field>{FIELD_NAME})\}}")
_TO_KEEP = re.compile(r"\\(?=[\\*])|\\\Z|^\\|\*\*+|^\*|\*\Z", re.MULTILINE)
_OWN_REFERENCE = re.compile(r"\{clause:(\d+)\}")


class BlockKind(StrEnum):
    """What a paragraph of a clause is; the value is the mark that it is stored with."""

    PARAGRAPH = ""
    NUMBERED = "1. "
    ITEM = "- "


@dataclass(frozen=True)
class Span:
    """A stretch of a paragraph: words, or a field by its name."""

    text: str = ""
    is_bold: bool = False
    field: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph of a clause.

    ``number`` is the one it has within its clause, as in 4.2; 0 stands for none. A clause without
    numbers of its own counts all its paragraphs, if there are several.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    number: int = 0

    @property
    def is_item(self) -> bool:
        """Whether it belongs to a list."""
        return self.kind is BlockKind.ITEM

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it that could be read."""
        return not any(span.field or span.text.strip() for span in self.spans)


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a clause as they are shown and printed."""
    found: list[tuple[BlockKind, list[str]]] = []
    goes_on = False
    for line in text.split("\n"):
        if not line.strip():
            goes_on = False
            continue
        mark = _MARK.match(line)
        if mark:
            kind = BlockKind.ITEM if mark["item"] else BlockKind.NUMBERED
            found.append((kind, [line[mark.end() :]]))
        elif goes_on:
            found[-1][1].append(_without_kept_mark(line))
        else:
            found.append((BlockKind.PARAGRAPH, [_without_kept_mark(line)]))
        goes_on = True
    whole = (Block(kind, _spans("\n".join(filter(str.strip, lines)))) for kind, lines in found)
    return counted(block for block in whole if not block.is_empty)


def counted(found: Iterable[Block]) -> tuple[Block, ...]:
    """The paragraphs with the numbers that they have on paper."""
    whole = tuple(found)
    kinds = [block.kind for block in whole]
    if BlockKind.NUMBERED in kinds:
        counts: BlockKind | None = BlockKind.NUMBERED
    else:
        counts = BlockKind.PARAGRAPH if kinds.count(BlockKind.PARAGRAPH) > 1 else None
    number = 0
    numbered = []
    for block in whole:
        is_counted = block.kind is counts
        number += is_counted
        numbered.append(replace(block, number=number if is_counted else 0))
    return tuple(numbered)


def written(found: Iterable[Block]) -> str:
    """The paragraphs as they are stored; empty ones are left out."""
    text = ""
    for block in found:
        if block.is_empty:
            continue
        words = _written_spans(block.spans)
        between = "" if not text else "\n" if block.is_item else "\n\n"
        text += f"{between}{block.kind}{_with_kept_marks(words, block.kind)}"
    return text


def starts_block(line: str) -> bool:
    """Whether a line of a stored text begins an item or a numbered paragraph."""
    return _MARK.match(line) is not None


def mark_typed(words: str) -> BlockKind | None:
    """Which kind of paragraph a person begins who has typed these words first, mark and space."""
    mark = _MARK.fullmatch(words)
    if mark is None:
        return None
    return BlockKind.ITEM if mark["item"] else BlockKind.NUMBERED


def readable(text: str, say: Callable[[str], str]) -> str:
    """The text as plain lines for people; ``say`` tells what a field says, by its name."""
    lines: list[str] = []
    for block in blocks(text):
        lead = "– " if block.is_item else f"{block.number}. " if block.number else ""
        words = "".join(say(span.field) if span.field else span.text for span in block.spans)
        lines.append(f"{'' if block.is_item or not lines else chr(10)}{lead}{words}")
    return "\n".join(lines)


def with_new_ids(text: str, new_ids: Mapping[int, int]) -> str:
    """The text of a copied clause; what it says of own clauses now means their copies."""

    def renamed(found: re.Match[str]) -> str:
        old = int(found[1])
        return f"{{clause:{new_ids.get(old, old)}}}"

    return _OWN_REFERENCE.sub(renamed, text)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same spans with neighbouring words of one look as one; empty ones are left out."""
    made: list[Span] = []
    for span in spans:
        if not span.text and not span.field:
            continue
        last = made[-1] if made else None
        if last and not last.field and not span.field and last.is_bold == span.is_bold:
            made[-1] = replace(last, text=last.text + span.text)
        else:
            made.append(span)
    return tuple(made)


def _without_kept_mark(line: str) -> str:
    return line[1:] if _KEPT_MARK.match(line) else line


def _with_kept_marks(words: str, kind: BlockKind) -> str:
    """The lines of a paragraph; only the first one of a marked paragraph needs no guard."""
    lines = [line for line in words.split("\n") if line.strip()]
    guarded = [f"\\{line}" if starts_block(line) else line for line in lines]
    if kind is not BlockKind.PARAGRAPH:
        guarded[0] = lines[0]
    return "\n".join(guarded)


def _spans(words: str) -> tuple[Span, ...]:
    return merged(_raw_spans(words))


def _raw_spans(words: str) -> Iterator[Span]:
    bold_marks = sum(1 for found in _TOKEN.finditer(words) if found["bold"])
    lone_mark = bold_marks if bold_marks % 2 else 0
    is_bold = False
    end = marks = 0
    for found in _TOKEN.finditer(words):
        yield Span(words[end : found.start()], is_bold)
        end = found.end()
        if found["bold"]:
            marks += 1
            if marks == lone_mark:
                yield Span("**", is_bold)
            else:
                is_bold = not is_bold
        elif found["field"]:
            yield Span("", is_bold, found["field"])
        else:
            yield Span(found["kept"], is_bold)
    yield Span(words[end:], is_bold)


def _written_spans(spans: Iterable[Span]) -> str:
    whole = ""
    for is_bold, group in groupby(merged(spans), key=lambda span: span.is_bold):
        words = "".join(
            f"{{{span.field}}}" if span.field else _TO_KEEP.sub(_kept, span.text) for span in group
        )
        whole += f"**{words}**" if is_bold else words
    return whole


def _kept(found: re.Match[str]) -> str:
    return "".join(f"\\{character}" for character in found[0])
