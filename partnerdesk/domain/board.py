"""Who is at the table and who is missing: the board of kinds, and influence against interest.

Source: statements A2, B4 and C5; the exchange of gifts and wishes is C10, C14 and F8.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partnership import ActorPart, Partner, Partnership
from partnerdesk.domain.starting import starting_point
from partnerdesk.domain.texts import N_

LEAST_VALUE, MOST_VALUE = 1, 10
"""Influence and interest go from the first to the second."""

_HIGH_FROM = 6
"""The upper half of the ten values."""


class Show(StrEnum):
    """Which kinds the board shows."""

    ALL = "all"
    WANTED = "wanted"
    MISSING = "missing"
    NO_PART = "no_part"


@dataclass(frozen=True)
class BoardLine:
    """A kind on the board, with the partners of that kind.

    ``kind`` is None for partners whose kind nobody knows yet. A suggested kind often helps with
    this way of starting.
    """

    kind: PartnerKind | None
    partners: tuple[Partner, ...]
    is_wanted: bool = False
    is_suggested: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether the kind is wanted at the table and nobody of it is there."""
        return self.is_wanted and not self.partners

    @property
    def lacks_part(self) -> bool:
        """Whether it is not said of somebody why it belongs here."""
        return any(partner.part is None for partner in self.partners)


@dataclass(frozen=True)
class Board:
    """All 24 kinds in the order of the founding text; last the partners of no known kind."""

    lines: tuple[BoardLine, ...]

    @property
    def wanted(self) -> tuple[BoardLine, ...]:
        """The kinds that belong at the table."""
        return tuple(line for line in self.lines if line.is_wanted)

    @property
    def missing(self) -> tuple[BoardLine, ...]:
        """The wanted kinds that nobody speaks for."""
        return tuple(line for line in self.lines if line.is_missing)

    def shown(self, show: Show) -> tuple[BoardLine, ...]:
        """The lines a filter lets through."""
        match show:
            case Show.WANTED:
                return self.wanted
            case Show.MISSING:
                return self.missing
            case Show.NO_PART:
                return tuple(line for line in self.lines if line.lacks_part)
        return self.lines


def board_of(partnership: Partnership) -> Board:
    """The board of a partnership; who no longer takes part is not on it."""
    suggested = starting_point(partnership.path).kinds
    lines = [
        BoardLine(
            kind, _of_kind(partnership.parties, kind), kind in partnership.kinds, kind in suggested
        )
        for kind in PartnerKind
    ]
    unknown = BoardLine(None, _of_kind(partnership.parties, None))
    return Board((*lines, unknown) if unknown.partners else tuple(lines))


def _of_kind(partners: Iterable[Partner], kind: PartnerKind | None) -> tuple[Partner, ...]:
    return tuple(partner for partner in partners if partner.organisation.kind is kind)


_PARTS: tuple[ActorPart | None, ...] = (None, *ActorPart)


def next_part(part: ActorPart | None) -> ActorPart | None:
    """The part that comes after this one when a person goes round all of them."""
    return _PARTS[(_PARTS.index(part) + 1) % len(_PARTS)]


class Quadrant(StrEnum):
    """How to treat a partner, by its influence and its interest."""

    WIN_OVER = "win_over"
    WORK_CLOSELY = "work_closely"
    WATCH = "watch"
    TELL = "tell"

    @property
    def label(self) -> str:
        """The quadrant in a few words, as a marked message."""
        return _QUADRANT_LABELS[self]

    @property
    def advice(self) -> str:
        """What to do with a partner there, as a marked message."""
        return _QUADRANT_ADVICE[self]

    @property
    def has_high_interest(self) -> bool:
        """Whether it lies in the half of high interest."""
        return self in (Quadrant.WORK_CLOSELY, Quadrant.TELL)

    @property
    def has_high_influence(self) -> bool:
        """Whether it lies in the half of high influence."""
        return self in (Quadrant.WORK_CLOSELY, Quadrant.WIN_OVER)


_QUADRANT_LABELS = {
    Quadrant.WIN_OVER: N_("Win over"),
    Quadrant.WORK_CLOSELY: N_("Work closely together"),
    Quadrant.WATCH: N_("Keep an eye on"),
    Quadrant.TELL: N_("Keep informed"),
}
_QUADRANT_ADVICE = {
    Quadrant.WIN_OVER: N_("Can do much and cares little yet."),
    Quadrant.WORK_CLOSELY: N_("Can do much and cares much."),
    Quadrant.WATCH: N_("Can do little and cares little."),
    Quadrant.TELL: N_("Cares much and can do little alone."),
}


def quadrant_of(influence: int, interest: int) -> Quadrant:
    """The quadrant of two values between 1 and 10."""
    if influence >= _HIGH_FROM:
        return Quadrant.WORK_CLOSELY if interest >= _HIGH_FROM else Quadrant.WIN_OVER
    return Quadrant.TELL if interest >= _HIGH_FROM else Quadrant.WATCH


def within_scale(value: int) -> int:
    """The nearest value of the scale."""
    return min(max(value, LEAST_VALUE), MOST_VALUE)


@dataclass(frozen=True)
class Placed:
    """A partner with its place in the field."""

    partner: Partner
    influence: int
    interest: int

    @property
    def quadrant(self) -> Quadrant:
        """Where it lies."""
        return quadrant_of(self.influence, self.interest)


def placed_partners(partners: Iterable[Partner]) -> tuple[Placed, ...]:
    """The partners that have a place in the field, in their order."""
    return tuple(
        Placed(partner, partner.influence, partner.interest)
        for partner in partners
        if partner.influence is not None and partner.interest is not None
    )


def waiting_partners(partners: Iterable[Partner]) -> tuple[Partner, ...]:
    """The partners that nobody has put into the field yet."""
    return tuple(one for one in partners if one.influence is None or one.interest is None)
