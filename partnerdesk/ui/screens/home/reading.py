"""Home as the records say it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from partnerdesk.domain.coming import Coming, Standing, coming_up, most_urgent
from partnerdesk.domain.partnership import Partnership
from partnerdesk.services import backups, centre, interviews, people
from partnerdesk.services.desk import Desk
from partnerdesk.services.steps import standings_on
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.states import PARTNERSHIP_STATES, days_words
from partnerdesk.ui.kit.step_words import next_step_of, step_lines
from partnerdesk.ui.kit.widgets import State, fact_line
from partnerdesk.ui.screens.home.view import DateLine, DraftLine, Front, HomeView, OtherLine

MOST_DATES = 6
"""More dates than these are shown only where somebody asks for them."""

MOST_OTHERS = 6

_NEAR_DAYS = 300
"""A day further away is named with its year."""


def read_home(
    desk: Desk, days: Sequence[date], most_dates: int | None = MOST_DATES
) -> dict[date, HomeView]:
    """What Home shows on each of the days, if nothing changes until then.

    Without ``most_dates`` it shows all that is to come.
    """
    about = _about_all_days(desk)
    return {
        day: _on_one_day(about, standings, day, most_dates)
        for day, standings in standings_on(desk, days).items()
    }


class _AllDays(NamedTuple):
    """What Home shows whatever the day."""

    person: str
    is_sample: bool
    backed_up_on: date | None
    drafts: tuple[DraftLine, ...]


def _about_all_days(desk: Desk) -> _AllDays:
    person, own = people.current_person(desk), centre.get_centre(desk)
    backup = backups.last_backup(desk)
    return _AllDays(
        person=person.name if person else "",
        is_sample=own is not None and own.is_sample,
        backed_up_on=backup.made_at.date() if backup else None,
        drafts=tuple(
            DraftLine(draft.id, draft.name or _("Partnership without a name"))
            for draft in interviews.list_drafts(desk)
        ),
    )


def _on_one_day(
    about: _AllDays, standings: Sequence[Standing], today: date, most_dates: int | None
) -> HomeView:
    front = most_urgent(standings) or next(iter(standings), None)
    others = [one for one in standings if one is not front]
    dates = coming_up(standings)
    shown = dates[:most_dates]
    several = len(standings) > 1
    return HomeView(
        person=about.person,
        facts=_facts(today, len(standings), about.backed_up_on),
        is_sample=about.is_sample,
        front=_front(front, today) if front else None,
        dates=tuple(_date_line(one, today, several) for one in shown),
        more_dates=len(dates) - len(shown),
        others=tuple(_other(one) for one in others[:MOST_OTHERS]),
        more_others=max(0, len(others) - MOST_OTHERS),
        drafts=about.drafts,
    )


def _facts(today: date, partnerships: int, backed_up_on: date | None) -> str:
    """The date, how many partnerships there are, and when all of it was backed up."""
    count = n_("{count} partnership", "{count} partnerships", partnerships)
    parts = (
        current_texts().weekday_date(today),
        count.format(count=partnerships),
        _backup_facts(today, backed_up_on),
    )
    return fact_line(*parts)


def _backup_facts(today: date, backed_up_on: date | None) -> str:
    if backed_up_on is None:
        return _("no backup yet")
    days = (today - backed_up_on).days
    if days <= 0:
        return _("last backup today")
    if days == 1:
        return _("last backup yesterday")
    return n_("last backup {count} day ago", "last backup {count} days ago", days).format(
        count=days
    )


def _front(standing: Standing, today: date) -> Front:
    partnership, step = standing.partnership, standing.next_step
    stage, state = _stage(partnership)
    return Front(
        partnership.id,
        partnership.name,
        stage,
        state,
        next_step_of(step, partnership.name) if step else None,
        step_lines(standing.steps, today),
    )


def _date_line(one: Coming, today: date, name_partnership: bool) -> DateLine:
    texts = current_texts()
    days, state = days_words(one.day, today)
    partnership = one.partnership_name if name_partnership else ""
    is_near = (one.day - today).days < _NEAR_DAYS
    day = texts.day_and_month(one.day) if is_near else texts.short_date(one.day)
    return DateLine(day, partnership, days, state, one.words.text(texts), one.link)


def _other(standing: Standing) -> OtherLine:
    partnership, step = standing.partnership, standing.next_step
    facts = fact_line(_(step.title), step.reason.text(current_texts())) if step else ""
    return OtherLine(partnership.id, partnership.name, facts, *_stage(partnership))


def _stage(partnership: Partnership) -> tuple[str, State]:
    return _(partnership.stage.label), PARTNERSHIP_STATES[partnership.stage]
