"""Which paragraph stands beside which in two languages, on every kind of paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

T = TypeVar("T")


def side_by_side(
    first: Sequence[T], second: Sequence[T], is_item: Callable[[T], bool]
) -> Iterator[tuple[T | None, T | None]]:
    """Paragraph beside paragraph; the items of a list stay with the paragraph above them.

    Where one language has more of them, its last ones stand alone.
    """
    nothing: list[T] = []
    sides = (_groups(first, is_item), _groups(second, is_item))
    for some, others in zip_longest(*sides, fillvalue=nothing):
        yield from zip_longest(some, others)


def _groups(found: Sequence[T], is_item: Callable[[T], bool]) -> list[list[T]]:
    """Each paragraph with the items that follow it."""
    groups: list[list[T]] = []
    for paragraph in found:
        if is_item(paragraph) and groups:
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return groups
