"""What the check before signing finds, and how much each finding weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from partnerdesk.domain.guidance import Link, Sentence
from partnerdesk.domain.texts import N_


class Grade(IntEnum):
    """How much a finding weighs; the heaviest comes first."""

    MUST = 0
    SHOULD = 1
    COULD = 2

    @property
    def label(self) -> str:
        """The grade in a few words, as a marked message."""
        return _GRADE_LABELS[self]


_GRADE_LABELS = {
    Grade.MUST: N_("Must be mended before signing"),
    Grade.SHOULD: N_("Should be mended"),
    Grade.COULD: N_("Good to have"),
}


@dataclass(frozen=True)
class Finding:
    """Something to mend; ``why`` and ``verb`` are marked messages, ``link`` leads to the place."""

    grade: Grade
    sentence: Sentence
    why: str
    verb: str
    link: Link


def open_musts(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What stands in the way of printing for signature."""
    return tuple(one for one in findings if one.grade is Grade.MUST)
