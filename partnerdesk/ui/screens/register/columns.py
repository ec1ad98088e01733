"""The columns of the register: what they say, what sorts them, and which are shown at first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.partners import Contact, Organisation, ResearchQuestion
from partnerdesk.domain.register import RegisterEntry, RegisterOrder
from partnerdesk.domain.settings import ShownColumn
from partnerdesk.domain.texts import listed
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.states import PARTNER_STATES
from partnerdesk.ui.kit.tables import Column

NAME_COLUMN = "name"
"""Takes the room that is left, and cannot be hidden."""

WHERE_NARROW = frozenset({NAME_COLUMN, "stage", "next"})
"""Shown where there is room for one column of the page only."""


@dataclass(frozen=True)
class RegisterColumn:
    """A column with its word in the settings; ``order`` None: a click does not sort by it."""

    key: str
    column: Column[RegisterEntry]
    order: RegisterOrder | None = None
    is_shown_at_first: bool = False


def register_columns(today: Callable[[], date]) -> tuple[RegisterColumn, ...]:
    """All columns, from the left."""
    return (
        RegisterColumn(
            NAME_COLUMN,
            Column(
                _("Organisation"),
                lambda entry: entry.name,
                second_line=lambda entry: kind_text(entry.organisation),
            ),
            RegisterOrder.NAME,
            is_shown_at_first=True,
        ),
        RegisterColumn("place", Column(_("Place"), _place, width=150), RegisterOrder.PLACE),
        RegisterColumn("contact", Column(_("Contact"), _contact, width=170), RegisterOrder.CONTACT),
        RegisterColumn("phone", Column(_("Phone"), _phone, width=150)),
        RegisterColumn("email", Column(_("E-mail"), _email, width=200)),
        RegisterColumn("partnerships", Column(_("Partnerships"), partnerships_text, width=190)),
        RegisterColumn(
            "stage",
            Column(
                _("Stage"),
                lambda entry: _(entry.stage.label),
                state=lambda entry: PARTNER_STATES[entry.stage],
                width=156,
            ),
            RegisterOrder.STAGE,
            is_shown_at_first=True,
        ),
        RegisterColumn(
            "research",
            Column(_("Research"), research_text, width=96),
            RegisterOrder.RESEARCH,
            is_shown_at_first=True,
        ),
        RegisterColumn(
            "next",
            Column(_("Next"), lambda entry: next_text(entry, today()), width=190),
            is_shown_at_first=True,
        ),
    )


def shown_at_first(columns: tuple[RegisterColumn, ...]) -> tuple[ShownColumn, ...]:
    """The columns before anybody has chosen."""
    return tuple(ShownColumn(one.key, one.column.width) for one in columns if one.is_shown_at_first)


def kind_text(organisation: Organisation) -> str:
    """The kind in words."""
    return _(organisation.kind.label) if organisation.kind else _("Kind not known yet")


def research_text(entry: RegisterEntry) -> str:
    """How far the research card is filled."""
    return _("{count} of {all}").format(count=entry.answered, all=len(ResearchQuestion))


def partnerships_text(entry: RegisterEntry) -> str:
    """The partnerships it is in."""
    return listed(standing.partnership for standing in entry.standings)


def next_text(entry: RegisterEntry, today: date) -> str:
    """What to do next."""
    thing = entry.next_thing(today)
    return thing.text(current_texts()) if thing is not None else _("Nothing at present")


def _place(entry: RegisterEntry) -> str:
    return entry.organisation.place


def _speaker(entry: RegisterEntry) -> Contact | None:
    return entry.organisation.representative


def _contact(entry: RegisterEntry) -> str:
    speaker = _speaker(entry)
    return speaker.name if speaker else ""


def _phone(entry: RegisterEntry) -> str:
    speaker = _speaker(entry)
    return (speaker.phone if speaker else "") or entry.organisation.phone


def _email(entry: RegisterEntry) -> str:
    speaker = _speaker(entry)
    return (speaker.email if speaker else "") or entry.organisation.email
