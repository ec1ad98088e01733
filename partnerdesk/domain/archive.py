"""Every version of an agreement and its amendments: when, by whom, by which mark on its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.texts import N_, Texts


@dataclass(frozen=True)
class Version:
    """A draft, a frozen agreement or an amendment, without its words."""

    id: int
    number: int
    title: str
    name: str
    made_on: date
    made_by: str
    amendment_number: int = 0
    frozen_on: date | None = None
    frozen_by: str = ""
    fingerprint: str = ""
    in_force_on: date | None = None
    ended_on: date | None = None

    @property
    def is_frozen(self) -> bool:
        """Whether its pages are kept byte by byte."""
        return self.frozen_on is not None

    def heading(self, texts: Texts) -> str:
        """What it is called: by its title, and a draft by its number and name."""
        if self.is_frozen:
            return self.title
        said = texts.gettext(N_("{title}, draft {number}"))
        words = said.format(title=self.title, number=self.number)
        return f"{words} “{self.name}”" if self.name else words

    def facts(self, texts: Texts) -> tuple[str, ...]:
        """Who and when, and by which mark its pages are known."""
        on, by = self.made_on, self.made_by
        said = N_("Written on {day}")
        if self.frozen_on is not None:
            on, by, said = self.frozen_on, self.frozen_by, N_("Frozen on {day}")
        first = texts.gettext(said).format(day=texts.date(on))
        marks = texts.gettext(N_("On each page: {fingerprint}"))
        return tuple(
            part
            for part in (
                "  ·  ".join(one for one in (first, by) if one),
                marks.format(fingerprint=self.fingerprint) if self.fingerprint else "",
            )
            if part
        )
