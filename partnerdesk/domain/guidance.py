"""What the program says about the data: a sentence in no language yet, and where to go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from partnerdesk.domain.money import Money
from partnerdesk.domain.texts import LANGUAGE_NAMES, Texts


@dataclass(frozen=True)
class Sentence:
    """A message marked with ``N_`` and what fills its ``{placeholders}``.

    Dates, numbers and money are written in the language of the reader, several names become a list.
    A value may be a sentence itself.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, texts: Texts) -> str:
        """The sentence in the language of ``texts``."""
        words = {name: _in_words(value, texts) for name, value in self.values.items()}
        said = texts.gettext(self.message).format(**words)
        return said.replace("?.", "?")  # the name of a field may be a question


def languages_by_name(codes: Iterable[str]) -> tuple[Marked, ...]:
    """The names of languages as a value of a sentence."""
    return tuple(Marked(LANGUAGE_NAMES[code]) for code in codes)


def sentence(message: str, **values: object) -> Sentence:
    """A sentence with its values."""
    return Sentence(message, values)


@dataclass(frozen=True)
class Marked:
    """A marked message that is itself a value of a sentence, such as the name of a field.

    An ``is_adjective`` is written small, as no sentence begins with it.
    """

    message: str
    is_adjective: bool = False


@dataclass(frozen=True)
class InFigures:
    """A day as people type it; as a bare value of a sentence its month is a word."""

    day: date


def _in_words(value: object, texts: Texts) -> str:
    if isinstance(value, date):
        return texts.date(value)
    if isinstance(value, InFigures):
        return texts.short_date(value.day)
    if isinstance(value, Marked):
        words = texts.gettext(value.message)
        return words.lower() if value.is_adjective else words
    if isinstance(value, Sentence):
        return value.text(texts)
    if isinstance(value, Money):
        return texts.money(value)
    if isinstance(value, Decimal):
        return texts.number(value)
    if isinstance(value, tuple):
        return texts.join([_in_words(part, texts) for part in value])
    return str(value)


class Link(NamedTuple):
    """A place in the program: the name of its screen and the arguments to arrive with."""

    screen: str
    arguments: Mapping[str, object]


def partnership_tab(partnership_id: int, tab: str, **more: object) -> Link:
    """A tab of the page of a partnership."""
    return Link("partnership", {"partnership_id": partnership_id, "tab": tab, **more})


def research_card(partnership_id: int, partner_id: int, part: str = "research") -> Link:
    """The research card of a partner in a partnership, and the part that is written there."""
    return partnership_tab(partnership_id, "partners", partner_id=partner_id, field=part)


def meeting_page(meeting_id: int) -> Link:
    """The page of one meeting."""
    return Link("meeting", {"meeting_id": meeting_id})


def invitations_of_partnership(partnership_id: int, **more: object) -> Link:
    """The invitations of a partnership: letters, sending, answers."""
    return Link("invitations", {"partnership_id": partnership_id, **more})


class BoardPage(StrEnum):
    """The pages of the board: kinds, influence and interest, who gives and expects what."""

    KINDS = "kinds"
    MATRIX = "matrix"
    EXCHANGE = "exchange"


def board_of_partnership(partnership_id: int, page: BoardPage, **more: object) -> Link:
    """A page of the board of a partnership."""
    return Link("find_partners", {"partnership_id": partnership_id, "page": page, **more})


def shares_of_partnership(partnership_id: int, **more: object) -> Link:
    """The matrix of all parties: who does, may, must, gives, wants and gains what."""
    return Link("shares", {"partnership_id": partnership_id, **more})


class ProgrammePage(StrEnum):
    """The pages of the programme of work."""

    ANALYSIS = "analysis"
    OUTLINE = "outline"
    MONTHS = "months"
    PLAN = "plan"
    REVIEWS = "reviews"


WHO_AGREES = "agreed"
"""The ``field`` of the analysis where each partner's day stands."""


def programme_of_partnership(partnership_id: int, page: ProgrammePage, **more: object) -> Link:
    """A page of the programme of work of a partnership."""
    return Link("programme", {"partnership_id": partnership_id, "page": page, **more})


def agreement_of_partnership(partnership_id: int) -> Link:
    """The agreement editor with the draft of a partnership."""
    return Link("agreements", {"partnership_id": partnership_id})


def signatures_of_partnership(partnership_id: int) -> Link:
    """The originals and signatures of a partnership."""
    return Link("signatures", {"partnership_id": partnership_id})


def amendments_of_partnership(partnership_id: int, **more: object) -> Link:
    """What happens to the signed agreement of a partnership, and all its versions."""
    return Link("amendments", {"partnership_id": partnership_id, **more})


def books_of_partnership(partnership_id: int, **more: object) -> Link:
    """The books of a partnership's budget."""
    return Link("spending", {"partnership_id": partnership_id, **more})


def budget_of_partnership(partnership_id: int, **more: object) -> Link:
    """The budget table of a partnership."""
    return Link("budgets", {"partnership_id": partnership_id, **more})
