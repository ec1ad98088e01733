"""What an interview is made of: answers, questions with the condition they need, pages.

Answers are kept by the keys of the fields, as drafts: what stands in the field, right or wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.partnership import Path

Answers = Mapping[str, object]
"""Drafts by field key; ``NAMES`` holds a list of objects with name, kind and part."""

NAMES = "names"
SETTLED_PATH = "settled_path"
"""Key of the path that the other answers were given for."""

MEMBERS_AGREED, MEMBERS_PLANNED, MEMBERS_NOT_YET = "yes", "planned", "no"
TARGETS_FREE = "yes"
TARGETS_NOT_ASKED = "not_asked"


def path_of(answers: Answers) -> Path | None:
    """How the partnership began; None before it was answered."""
    value = answers.get("path")
    return Path(value) if isinstance(value, str) and value in set(Path) else None


def _always(_answers: Answers) -> bool:
    return True


@dataclass(frozen=True)
class Question:
    """A field and when it is asked."""

    spec: FieldSpec
    is_asked: Callable[[Answers], bool] = _always


def asked(*specs: FieldSpec) -> tuple[Question, ...]:
    """Questions that are asked whatever was answered before."""
    return tuple(Question(spec) for spec in specs)


@dataclass(frozen=True)
class Page:
    """One screen of the interview; ``title`` and ``why`` are marked messages.

    ``only_path`` is the way of starting that the page belongs to.
    """

    id: str
    title: str
    why: tuple[str, ...]
    questions: tuple[Question, ...] = ()
    only_path: Path | None = None

    def fields(self, answers: Answers) -> tuple[FieldSpec, ...]:
        """The fields that are asked after these answers."""
        return tuple(question.spec for question in self.questions if question.is_asked(answers))
