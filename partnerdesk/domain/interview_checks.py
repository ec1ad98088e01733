"""What keeps a page of the interview from being left, and what should make one think."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.drafts import Notation, read
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import FieldSpec, clean
from partnerdesk.domain.guidance import Sentence, sentence
from partnerdesk.domain.interview import Told, draft_of, name_lines, pages
from partnerdesk.domain.interview_form import (
    MEMBERS_AGREED,
    MEMBERS_NOT_YET,
    MEMBERS_PLANNED,
    NAMES,
    TARGETS_FREE,
    Answers,
    Page,
)
from partnerdesk.domain.kinds import NEEDS_CARE
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.texts import N_

SHORT_NOTICE_DAYS = 42
"""With less time to the last day, asking the members first becomes hard."""


def problems(
    page: Page, answers: Answers, notation: Notation, today: date
) -> Mapping[str, UserError]:
    """What keeps the page from being left, by field; empty when all is well."""
    found: dict[str, UserError] = {}
    for spec in page.fields(answers):
        try:
            if spec.key == NAMES:
                _check_names(spec, answers)
            else:
                read(spec, draft_of(answers, spec), notation)
        except UserError as error:
            found[spec.key] = error
    check = _PAGE_CHECKS.get(page.id)
    if check is not None:
        for conflict in check(Told(answers, notation), today):
            found.setdefault(conflict.field, conflict)
    return found


def first_page_to_mend(answers: Answers, notation: Notation, today: date) -> Page | None:
    """The first page that still has a problem."""
    asked = pages(answers)
    return next((page for page in asked if problems(page, answers, notation, today)), None)


@dataclass(frozen=True)
class Caution:
    """Something to think about before going on; it stops nobody.

    ``field`` is the key of the answer it is about, "" for the whole page.
    """

    page_id: str
    sentence: Sentence
    field: str = ""


def cautions(answers: Answers, notation: Notation, today: date) -> tuple[Caution, ...]:
    """What the answers so far should make one think about, page by page."""
    told = Told(answers, notation)
    found = (*_path_cautions(told, today), *_people_cautions(told), *_date_cautions(told, today))
    return tuple(found)


def _check_names(spec: FieldSpec, answers: Answers) -> None:
    for line in name_lines(answers):
        clean(spec, str(line.get("name") or ""))


def _members_problems(told: Told, today: date) -> Iterable[FieldError]:
    day = told.day("members_day")
    state = told.text("members_asked")
    if state == MEMBERS_AGREED and day is not None and day > today:
        yield FieldError(
            "members_day",
            N_("This day is still to come."),
            N_("Correct it, or choose “A meeting is planned”."),
        )
    if state == MEMBERS_PLANNED and day is not None and day < today:
        yield FieldError(
            "members_day",
            N_("This day is past."),
            N_("Correct it, or choose “Yes, they agreed”."),
        )
    present = told.minor("members_present")
    votes = (told.minor("votes_for") or 0) + (told.minor("votes_against") or 0)
    if state == MEMBERS_AGREED and present is not None and votes > present:
        yield FieldError(
            "votes_against",
            N_("{votes} votes are more than {present} members."),
            N_("Please check the numbers."),
            votes=votes,
            present=present,
        )


def _people_problems(told: Told, _today: date) -> Iterable[FieldError]:
    starts_on, ends_on = told.day("starts_on"), told.day("ends_on")
    if starts_on and ends_on and ends_on <= starts_on:
        yield FieldError(
            "ends_on", N_("The end comes before the start."), N_("Please correct one of them.")
        )


_PAGE_CHECKS: Mapping[str, Callable[[Told, date], Iterable[FieldError]]] = {
    "members": _members_problems,
    "people": _people_problems,
}


def _path_cautions(told: Told, today: date) -> Iterable[Caution]:
    if told.path is Path.TOP_DOWN and told.text("targets_free") != TARGETS_FREE:
        yield Caution(
            "mandate",
            sentence(N_("Ask in writing whether the partners may change the targets.")),
            "targets_free",
        )
    if told.path is not Path.INCENTIVE:
        return
    last_day = told.day("application_deadline")
    if last_day is not None and last_day < today:
        past = sentence(N_("The last day to apply is past."))
        yield Caution("offer", past, "application_deadline")
    elif last_day is not None and (last_day - today).days < SHORT_NOTICE_DAYS:
        yield Caution(
            "offer",
            sentence(
                N_("Only {days} days are left to apply. Ask your members first."),
                days=(last_day - today).days,
            ),
            "application_deadline",
        )
    if not told.text("after_money_ends"):
        open_end = sentence(N_("Say what happens when the money ends."))
        yield Caution("offer", open_end, "after_money_ends")


def _date_cautions(told: Told, today: date) -> Iterable[Caution]:
    starts_on = told.day("starts_on")
    if starts_on is not None and starts_on < today:
        words = N_("The planned start is past. Your tasks would be late from the first day.")
        yield Caution("people", sentence(words), "starts_on")


def _people_cautions(told: Told) -> Iterable[Caution]:
    """Source: statements F6 and F7."""
    named = {candidate.kind for candidate in told.candidates}
    if NEEDS_CARE & (told.kinds | named):
        yield Caution(
            "who",
            sentence(
                N_(
                    "A party or a political body can put the centre at risk. "
                    "Research it well and let the members decide."
                )
            ),
        )
    if told.text("members_asked") in (MEMBERS_PLANNED, MEMBERS_NOT_YET):
        yield Caution("members", sentence(N_("Inviting partners waits for the members.")))
