"""What belongs to this computer rather than to the centre: language, text size, colours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain.budget_grouping import Grouping
from partnerdesk.domain.texts import N_

TEXT_SIZES = (100, 125, 150, 200)
"""Text sizes in percent."""


class Colours(StrEnum):
    """Light or dark screens."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def label(self) -> str:
        """The choice in words, as a marked message."""
        return _COLOUR_LABELS[self]


_COLOUR_LABELS = {
    Colours.SYSTEM: N_("As the computer is set"),
    Colours.LIGHT: N_("Light"),
    Colours.DARK: N_("Dark"),
}


@dataclass(frozen=True)
class ShownColumn:
    """A column of the register that is shown, and its width at 100 % text."""

    key: str
    width: int


@dataclass(frozen=True)
class Settings:
    """Settings with their first values; an empty ``language`` means nobody has chosen yet.

    ``window`` is what the window needs to come back where it was, in Qt's own base64 form. Without
    ``register_columns`` the register shows its first ones. ``told_apart`` are pairs of partners, by
    their ``uid``, that look alike and are different: they are not offered to be merged again.
    """

    language: str = ""
    text_size: int = 100
    colours: Colours = Colours.SYSTEM
    person_id: int | None = None
    window: str = ""
    register_columns: tuple[ShownColumn, ...] = ()
    marks_spelling: bool = True
    told_apart: tuple[tuple[str, str], ...] = ()
    budget_grouping: Grouping = Grouping.ACTIVITY
