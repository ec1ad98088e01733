"""Addresses that always fit: into the window of an envelope, onto a label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from partnerdesk.documents.breaking import SOFT_HYPHEN, with_soft_hyphens
from partnerdesk.documents.fonts import REGULAR, fitted, text_width
from partnerdesk.documents.text import one_line

_LEADING = 1.22
_SMALLEST = 6.5
_STEP = 0.5


@dataclass(frozen=True)
class FittedAddress:
    """The lines of an address at the size at which they fit; both measures are points."""

    lines: tuple[str, ...]
    size: float

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * _LEADING

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return len(self.lines) * self.leading

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the lines downwards from ``top``, which is measured from the bottom of the page."""
        canvas.setFont(REGULAR, self.size)
        for number, line in enumerate(self.lines):
            canvas.drawString(left, top - self.size * 0.95 - number * self.leading, line)


def fit_address(
    lines: Sequence[str], width: float, height: float, largest: float = 10
) -> FittedAddress:
    """The address as large as it fits: long lines wrap, then all letters shrink.

    Where even the smallest letters take too many lines, the first lines are cut: the last ones say
    where the letter goes.
    """
    bare = [shown for line in lines if (shown := one_line(line).strip())]
    size = largest
    while True:
        fitting = [part for line in bare for part in wrapped(line, width, size)]
        found = FittedAddress(tuple(fitting), size)
        if found.height <= height or size <= _SMALLEST:
            break
        size -= _STEP
    room = max(1, int(height / found.leading))
    if len(fitting) <= room:
        return found
    kept = _shortened(bare, width, size, room)
    return FittedAddress(tuple(kept), size)


def wrapped(line: str, width: float, size: float) -> Iterator[str]:
    """The line in pieces that fit; long words are parted at a joint, or else anywhere."""
    shown = ""
    for word in line.split(" "):
        longer = f"{shown} {word}" if shown else word
        if text_width(longer, REGULAR, size) <= width:
            shown = longer
            continue
        parted = _parted_at_joint(shown, word, width, size)
        if parted is None and shown:
            yield shown
            parted = _parted_at_joint("", word, width, size)
        if parted is None:
            shown = word
        else:
            first, shown = parted
            yield first
        while text_width(shown, REGULAR, size) > width:
            end = _fitting_length(shown, width, size)
            yield shown[:end]
            shown = shown[end:]
    if shown:
        yield shown


def _parted_at_joint(before: str, word: str, width: float, size: float) -> tuple[str, str] | None:
    """The line up to the last joint of the word that fits, and what is left of the word.

    None where the word fits on a line without the words ``before`` it, or has no such joint.
    """
    if not before and text_width(word, REGULAR, size) <= width:
        return None
    parts = with_soft_hyphens(word).split(SOFT_HYPHEN)
    for count in range(len(parts) - 1, 0, -1):
        first = f"{before} {''.join(parts[:count])}-".lstrip()
        if text_width(first, REGULAR, size) <= width:
            return first, "".join(parts[count:])
    return None


def _fitting_length(word: str, width: float, size: float) -> int:
    end = len(word)
    while end > 1 and text_width(word[:end], REGULAR, size) > width:
        end = max(1, end * 3 // 4) if text_width(word[:end], REGULAR, size) > 2 * width else end - 1
    return end


def _shortened(lines: Sequence[str], width: float, size: float, room: int) -> list[str]:
    """Each line once, cut to the width; where there are too many, the name and the last ones."""
    once = [fitted(line, REGULAR, size, width) for line in lines]
    return once if len(once) <= room else [once[0], *once[len(once) - room + 1 :]][:room]
