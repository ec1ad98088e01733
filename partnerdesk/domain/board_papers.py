"""What the papers of the board are made of; see ``papers``."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.board import Board, Placed, placed_partners, waiting_partners
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partnership import Gift, Partner, Partnership


@dataclass(frozen=True)
class BoardPaper:
    """The board of a partnership: 24 kinds against the parts of the partners."""

    context: PaperContext
    partnership_name: str
    board: Board


@dataclass(frozen=True)
class MatrixPaper:
    """The field of influence and interest; ``waiting`` have no place in it yet."""

    context: PaperContext
    partnership_name: str
    placed: tuple[Placed, ...]
    waiting: tuple[Partner, ...]


def matrix_paper(context: PaperContext, partnership: Partnership) -> MatrixPaper:
    """The field of a partnership, its most influential partners first."""
    placed = placed_partners(partnership.parties)
    by_weight = sorted(placed, key=lambda one: (-one.influence, -one.interest, one.partner.name))
    waiting = waiting_partners(partnership.parties)
    return MatrixPaper(context, partnership.name, tuple(by_weight), waiting)


@dataclass(frozen=True)
class ExchangeRow:
    """What one party gives, gains, expects and asks for. Source: C10, C14 and F8."""

    party_name: str
    gifts: tuple[tuple[Gift, str], ...]
    gains: str
    expects: str = ""
    asks: str = ""
    answer: str = ""


@dataclass(frozen=True)
class ExchangePaper:
    """All parties of a partnership side by side, the centre first."""

    context: PaperContext
    partnership_name: str
    rows: tuple[ExchangeRow, ...]


def exchange_paper(context: PaperContext, partnership: Partnership) -> ExchangePaper:
    """Who gives and expects what in a partnership."""
    given = partnership.centre_contributions
    own = ExchangeRow(
        context.centre_name,
        ((Gift.OTHER, given),) if given else (),
        partnership.centre_benefits,
    )
    others = (
        ExchangeRow(
            one.name, one.gifts, one.benefits, one.expectations, one.requests, one.requests_answer
        )
        for one in partnership.parties
    )
    return ExchangePaper(context, partnership.name, (own, *others))
