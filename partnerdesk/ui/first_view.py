"""The first view of the window: the names around the page, and Home.

It is painted from what was kept before the records are open. That counts only while they are
exactly as they were, so it says what they would say; see ``store.kept_view``.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from partnerdesk.services import first_view
from partnerdesk.ui.kit.language import current_texts
from partnerdesk.ui.screens.home.view import HomeView, home_view_from

if TYPE_CHECKING:
    from partnerdesk.services.desk import Desk

DAYS_KEPT = 8
"""From the day of closing on: a week's holiday still ends with a quick start."""


class Names(NamedTuple):
    """Whose records these are, and who is at the desk; either may be empty."""

    centre: str
    person: str
    is_sample: bool


class FirstView(NamedTuple):
    """All words of the first view."""

    names: Names
    home: HomeView


def read_names(desk: Desk) -> Names:
    """The names as the records say them."""
    from partnerdesk.services import centre, people  # they bring SQLAlchemy

    own, person = centre.get_centre(desk), people.current_person(desk)
    return Names(
        own.organisation.name if own else "",
        person.name if person else "",
        own is not None and own.is_sample,
    )


def recall_first_view(desk: Desk) -> FirstView | None:
    """The first view of today; None where the records have to be asked."""
    plain = first_view.recall(desk)
    try:
        names, home = plain
        return FirstView(Names(*names), home_view_from(home))
    except (AttributeError, TypeError, ValueError):  # nothing kept, or not by this version
        return None


def keep_first_view(desk: Desk) -> None:
    """Keep the first view of the coming days, once the records are as they stay."""
    from partnerdesk.ui.screens.home.reading import read_home  # it brings SQLAlchemy

    names = read_names(desk)
    if not names.person or current_texts().language != desk.settings.current.language:
        return  # the next start begins elsewhere
    days = _coming_days(desk.clock().date())
    views = {day: FirstView(names, home) for day, home in read_home(desk, days).items()}
    first_view.keep(desk, views)


def _coming_days(today: date) -> tuple[date, ...]:
    return tuple(today + timedelta(days=count) for count in range(DAYS_KEPT))
