"""The example centre: invented, believable, and kept apart from real data.

Its words lie in ``resources/sample``, both languages side by side; days count from today, so that
the example never grows old.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from partnerdesk.domain.drafts import Notation
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.facts import stage_by_evidence
from partnerdesk.domain.history import Change
from partnerdesk.domain.interview_plan import plan
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import Finding, ResearchQuestion
from partnerdesk.domain.texts import N_
from partnerdesk.paths import DATABASE_NAME, resource
from partnerdesk.services.interview_results import make_partnership
from partnerdesk.services.opening import open_desk
from partnerdesk.services.reading import partnership_of
from partnerdesk.services.sample_amendment import amend_agreement
from partnerdesk.services.sample_budget import fill_budget
from partnerdesk.services.sample_drafts import fill_drafts
from partnerdesk.services.sample_languages import (
    PARTNER_WORDS,
    add_second_language,
    other_language,
    with_names,
)
from partnerdesk.services.sample_money import fill_money
from partnerdesk.services.sample_research import fill_research
from partnerdesk.services.sample_signing import sign_agreement
from partnerdesk.services.sample_work import fill_work, link_cost_lines
from partnerdesk.store.tables import (
    CentreRow,
    ContactRow,
    MeetingRow,
    OrganisationRow,
    PartnerRow,
    PartnershipRow,
    PersonRow,
    ResearchAnswerRow,
    VoteRow,
)

WITH_BOOKS = ("healthy_lunch",)
PARTNERSHIPS = ("safe_streets", "healthy_lunch", "job_start")
"""Files of the three example partnerships; the first one stands first on Home."""

CURRENCY = "EUR"
FRIDAY = 5

Data = Mapping[str, Any]
"""A table of a TOML file in one language."""


def make_sample(folder: Path, clock: Callable[[], datetime], language: str) -> None:
    """Make the example centre in a data folder that has no data yet.

    Raises:
        UserError: the folder holds data already, or cannot be written.
    """
    if (folder / DATABASE_NAME).exists():
        raise UserError(
            N_("There is data in {folder} already."),
            N_("Name an empty folder, so that nothing is mixed up."),
            folder=str(folder),
        )
    today = clock().date()
    with open_desk(folder, clock) as desk:
        change = Change(N_("Make the example centre"), undoable=False)
        with desk.database.write(change) as session:
            organisations = _add_centre(session, today, language)
            for name in reversed(PARTNERSHIPS):
                _add_partnership(session, name, organisations, today, language)
            fill_research(session, read_sample("research", language), organisations, today)
        desk.settings.change(language=language, person_id=1)


def read_sample(name: str, language: str) -> Data:
    """A file of ``resources/sample`` with its words in one language."""
    written = resource(f"sample/{name}.toml").read_text(encoding="utf-8")
    table: Data = _in_language(tomllib.loads(written), language)
    return table


def _in_language(value: Any, language: str) -> Any:
    """The value with each pair of wordings replaced by the one in this language.

    A pair that carries more than words keeps it, and gets the wording as its ``text``.
    """
    if isinstance(value, list):
        return [_in_language(item, language) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"en", "de"}:
        return value[language]
    rest = {
        key: _in_language(item, language) for key, item in value.items() if key not in ("en", "de")
    }
    return {**rest, "text": value[language]} if language in value else rest


def _add_centre(session: Session, today: date, language: str) -> dict[str, OrganisationRow]:
    """The centre, the people at its desk and its register. The answer is by the files' keys."""
    told = read_sample("centre", language)
    centre = told["centre"]
    own = _organisation(centre, centre, language)
    own.is_centre = True
    own.kind = PartnerKind.NGO
    own.register_number = centre["register_number"]
    own.contacts = [
        ContactRow(
            name=centre["representative"],
            role=centre["role"],
            authority_basis=centre["authority"],
            authority_number=centre["authority_number"],
            authority_on=_day_at_work(centre, "authority_days", today),
            represents=True,
            may_sign=True,
        ),
        ContactRow(
            name=centre["second"],
            role=centre["second_role"],
            authority_basis=centre["second_authority"],
            may_sign=True,
            is_second_signatory=True,
        ),
    ]
    session.add(CentreRow(organisation=own, currency=CURRENCY, is_sample=True))
    session.add_all(PersonRow(name=name) for name in told["people"])
    known = {"centre": own}
    for table in read_sample("organisations", language)["organisation"]:
        row = _organisation(table, centre, language)
        row.contacts = [_contact(one, today) for one in (table, *table.get("former", ()))]
        session.add(row)
        known[table["key"]] = row
    session.flush()
    return known


def _names(language: str) -> list[str]:
    """What the centre, its place and all organisations are called in a language of the example."""
    centre = read_sample("centre", language)["centre"]
    organisations = read_sample("organisations", language)["organisation"]
    return [centre["name"], centre["place"], *(one["name"] for one in organisations)]


def _organisation(table: Data, town: Data, language: str) -> OrganisationRow:
    return OrganisationRow(
        name=table["name"],
        kind=table.get("kind"),
        level=table.get("level", "local"),
        legal_form=table["legal_form"],
        street=table["street"],
        postal_code=town["postal_code"],
        place=town["place"],
        phone=table["phone"],
        email=table["email"],
        language=language,
        other_languages=table.get("other_languages", ""),
        notes=table.get("notes", ""),
        wants_stamp=table.get("wants_stamp", False),
        is_religious=table.get("is_religious", False),
    )


def _contact(table: Data, today: date) -> ContactRow:
    """Who speaks for an organisation, or did so: a former one has a day in ``ended_days``."""
    return ContactRow(
        name=table["contact"],
        role=table["role"],
        phone=table.get("phone", ""),
        email=table.get("email", ""),
        represents=True,
        may_sign="authority" in table,
        authority_basis=table.get("authority", ""),
        authority_number=table.get("authority_number", ""),
        authority_on=_day_at_work(table, "authority_days", today),
        experience=table.get("experience", ""),
        influence=table.get("influence", ""),
        starts_on=_day(table, "in_role_days", today),
        ends_on=_day(table, "ended_days", today),
    )


def _add_partnership(
    session: Session,
    name: str,
    organisations: Mapping[str, OrganisationRow],
    today: date,
    language: str,
) -> None:
    """A partnership as its interview would make it, and all that has happened since."""
    story = read_sample(name, language)
    begun_on = today + timedelta(days=story["begun_days"])
    days = {
        key: (today + timedelta(days=offset)).isoformat() for key, offset in story["days"].items()
    }
    planned = plan({**story["answers"], **days}, Notation(CURRENCY, "en"), begun_on)
    row = make_partnership(session, planned, begun_on)
    for field, words in story["facts"].items():
        setattr(row, field, words)
    row.coordinator_nominated_on = _day(story, "nominated_days", today)
    row.conduct_rules = dict(story.get("conduct", {}))
    row.agreements[0].originals_count = story["agreement"]["originals"]
    for table in story["partner"]:
        _add_partner(session, row, table, organisations, today, language)
    session.flush()  # questions name partners by their numbers
    partner_ids = {
        key: partner.id
        for key, organisation in organisations.items()
        for partner in row.partners
        if partner.organisation is organisation
    }
    row.meetings[0].votes[0].votes_abstained = story["members"]["abstained"]
    _fill_meeting(row.meetings[0], story["members"], partner_ids)
    row.meetings += [_meeting(table, partner_ids, today) for table in story["meeting"]]
    for task in row.tasks:
        task.done_on = task.due_on if task.due_on < today else None
    session.flush()
    fill_work(session, row, read_sample(f"{name}_work", language), organisations, today)
    fill_budget(row, story, organisations, read_sample("units", language))
    link_cost_lines(row, read_sample(f"{name}_work", language))
    if name in WITH_BOOKS and row.budget is not None:
        keys = {table["key"]: table["name"] for table in story["source"]}
        fill_money(session, row.budget, read_sample(f"{name}_money", language), keys, today)
    if story["agreement"].get("two_languages", False):
        other = with_names(
            read_sample(name, other_language(language)),
            dict(zip(_names(other_language(language)), _names(language), strict=True)),
        )
        numbers = {key: one.id for key, one in organisations.items()}
        add_second_language(session, row, other, numbers, today)
    if "draft" in story:
        fill_drafts(session, row, story["draft"], organisations, today)
    row.stage = stage_by_evidence(partnership_of(row))
    session.flush()
    if "signing" in story:
        sign_agreement(
            session, row, story["signing"], read_sample("centre", language)["people"][0], today
        )
    if "amendment" in story:
        by = read_sample("centre", language)["people"][0]
        amend_agreement(session, row, story["amendment"], by, today)


def _add_partner(
    session: Session,
    row: PartnershipRow,
    table: Data,
    organisations: Mapping[str, OrganisationRow],
    today: date,
    language: str,
) -> None:
    organisation = organisations[table["organisation"]]
    partner = next((known for known in row.partners if known.organisation is organisation), None)
    if partner is None:
        partner = PartnerRow(organisation=organisation)
        row.partners.append(partner)
    partner.stage = table["stage"]
    partner.part = table["part"]
    for field, key in PARTNER_WORDS.items():
        setattr(partner, field, table.get(key, ""))
    partner.expectations = table.get("expects", "")
    partner.requests = table.get("asks", "")
    partner.requests_answer = table.get("answer", "")
    partner.influence = table.get("influence")
    partner.interest = table.get("interest")
    for text in ("letter_note", "invited_how", "invited_by", "invited_despite", "answer_note"):
        setattr(partner, text, table.get(text, ""))
    partner.invited_on = _day(table, "invited", today)
    partner.answer_due_on = _day(table, "answer_due", today)
    partner.answered_on = _day(table, "answered", today)
    partner.analysis_agreed_on = _day(table, "analysis", today)
    partner.signed_on = _day(table, "signed", today)
    partner.tie_decision = table.get("decision", "")
    partner.tie_decided_on = _day(table, "decided", today)
    partner.ended_on = _day(table, "ended", today)
    partner.ended_reason = table.get("ended_reason", "")
    _add_research(organisation, table, today, language)


def _day(table: Data, key: str, today: date) -> date | None:
    return today + timedelta(days=table[key]) if key in table else None


def _day_at_work(table: Data, key: str, today: date) -> date | None:
    """The same day, or the Friday before where no office decides anything."""
    day = _day(table, key, today)
    return day - timedelta(days=max(0, day.isoweekday() - FRIDAY)) if day else None


def _add_research(organisation: OrganisationRow, table: Data, today: date, language: str) -> None:
    known = {answer.question for answer in organisation.research}
    told = read_sample("centre", language)
    looked_on = today + timedelta(days=table.get("looked", table.get("invited", 0) - 5))
    for question in list(ResearchQuestion)[: table.get("research", 0)]:
        is_tied = question is ResearchQuestion.INDEPENDENCE and table.get("tied", False)
        if question not in known:
            organisation.research.append(
                ResearchAnswerRow(
                    question=question,
                    finding=Finding.NO if is_tied else Finding.YES,
                    source=told["research_source"],
                    looked_on=looked_on,
                    looked_by=told["people"][0],
                )
            )


def _meeting(table: Data, partner_ids: Mapping[str, int], today: date) -> MeetingRow:
    meeting = MeetingRow(
        kind=table["kind"],
        day=today + timedelta(days=table["day"]),
        held=table.get("held", False),
        present=table.get("present"),
        members_invited=table.get("members_invited", False),
    )
    _fill_meeting(meeting, table, partner_ids)
    return meeting


def _fill_meeting(meeting: MeetingRow, table: Data, partner_ids: Mapping[str, int]) -> None:
    """Who invited, what was asked besides the first question, and what came out."""
    meeting.invited_by = table.get("invited_by", "")
    meeting.invited_who = table.get("invited_who", "")
    meeting.result = table.get("result", "")
    meeting.experienced = table.get("experienced", "")
    meeting.context_changes = table.get("context", "")
    for asked in table.get("question", ()):
        votes_for, votes_against, votes_abstained = asked.get("votes", (None, None, None))
        meeting.votes.append(
            VoteRow(
                position=len(meeting.votes),
                question=asked["asks"],
                partner_id=partner_ids[asked["about"]] if "about" in asked else None,
                votes_for=votes_for,
                votes_against=votes_against,
                votes_abstained=votes_abstained,
                decision=asked.get("decision", ""),
            )
        )
