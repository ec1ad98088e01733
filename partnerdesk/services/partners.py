"""The partner register: organisations, their contacts, and who represents and signs for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.drafts import Value
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import FieldSpec, clean, parse_date
from partnerdesk.domain.history import Change
from partnerdesk.domain.partner_forms import ORGANISATION_FIELDS, field_named
from partnerdesk.domain.partners import (
    Finding,
    Organisation,
    PartnerStage,
    ResearchAnswer,
    ResearchQuestion,
)
from partnerdesk.domain.register import RegisterEntry, Standing, search_key
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading import organisation_of
from partnerdesk.store.tables import (
    OrganisationRow,
    PartnerRow,
    PartnershipRow,
    ResearchAnswerRow,
)

_EMPTY_IS_UNKNOWN = frozenset({"kind", "level"})

# Reading ------------------------------------------------------------------------------------


def list_register(desk: Desk, *, include_archived: bool = False) -> tuple[RegisterEntry, ...]:
    """All partner organisations by name; the centre itself is not among them."""
    conditions = () if include_archived else (OrganisationRow.archived_on.is_(None),)
    with desk.database.read() as session:
        entries = _entries(session, OrganisationRow.is_centre.is_(False), *conditions)
    return tuple(sorted(entries, key=lambda entry: search_key(entry.name)))


def get_entry(desk: Desk, organisation_id: int) -> RegisterEntry:
    """An organisation with its research card and its partnerships.

    Raises:
        UserError: there is none with this number.
    """
    with desk.database.read() as session:
        found = _entries(session, OrganisationRow.id == organisation_id)
    if not found:
        raise gone_from_register()
    return found[0]


def get_organisation(desk: Desk, organisation_id: int) -> Organisation:
    """An organisation with its contacts.

    Raises:
        UserError: there is none with this number.
    """
    return get_entry(desk, organisation_id).organisation


def entries_of(session: Session, ids: Collection[int]) -> list[RegisterEntry]:
    """The organisations with these numbers, as many as are still there."""
    return _entries(session, OrganisationRow.id.in_(ids))


def find_organisation(desk: Desk, name_or_id: str) -> int:
    """The number of the partner with this number or this name, accents and capitals aside.

    Raises:
        UserError: there is none, or several have the name.
    """
    query = select(OrganisationRow.id, OrganisationRow.name)
    with desk.database.read() as session:
        known = session.execute(query.where(OrganisationRow.is_centre.is_(False))).all()
    wanted = name_or_id.strip()
    found = [row.id for row in known if wanted == str(row.id)] or [
        row.id for row in known if search_key(row.name) == search_key(wanted)
    ]
    if not found:
        raise UserError(
            N_("There is no partner “{name}”."),
            N_("Look at the names with: partnerdesk list partners"),
            name=wanted,
        )
    if len(found) > 1:
        raise UserError(
            N_("Several partners are called “{name}”."),
            N_("Name one by its number."),
            name=wanted,
        )
    return int(found[0])


def _entries(session: Session, *conditions: ColumnElement[bool]) -> list[RegisterEntry]:
    """A fixed number of queries, however many organisations there are."""
    wanted = and_(*conditions)
    rows = session.scalars(
        select(OrganisationRow)
        .where(wanted)
        .options(selectinload(OrganisationRow.contacts))
        .order_by(OrganisationRow.id)
    ).all()
    ids = select(OrganisationRow.id).where(wanted)
    research = _research(session, ids)
    standings = _standings(session, ids)
    return [
        RegisterEntry(organisation_of(row), tuple(standings[row.id]), tuple(research[row.id]))
        for row in rows
    ]


def _research(session: Session, ids: Select[int]) -> dict[int, list[ResearchAnswer]]:
    """Plain columns: thousands of mapped rows would take most of the time."""
    answers: dict[int, list[ResearchAnswer]] = defaultdict(list)
    table = ResearchAnswerRow
    query = select(
        table.organisation_id,
        table.question,
        table.finding,
        table.source,
        table.looked_on,
        table.looked_by,
    )
    for organisation_id, question, finding, source, looked_on, looked_by in session.execute(
        query.where(table.organisation_id.in_(ids)).order_by(table.id)
    ):
        answers[organisation_id].append(
            ResearchAnswer(
                ResearchQuestion(question), Finding(finding), source, looked_on, looked_by
            )
        )
    return answers


def _standings(session: Session, ids: Select[int]) -> dict[int, list[Standing]]:
    standings: dict[int, list[Standing]] = defaultdict(list)
    query = (
        select(
            PartnerRow.organisation_id,
            PartnerRow.partnership_id,
            PartnershipRow.name,
            PartnerRow.stage,
            PartnerRow.answer_due_on,
            PartnerRow.id,
            func.coalesce(PartnerRow.since, PartnerRow.answered_on, PartnerRow.signed_on).label(
                "since"
            ),
            PartnerRow.ended_on,
            PartnerRow.ended_reason,
        )
        .join(PartnershipRow, PartnershipRow.id == PartnerRow.partnership_id)
        .where(PartnerRow.organisation_id.in_(ids))
        .order_by(PartnershipRow.id)
    )
    for row in session.execute(query):
        standing = Standing(
            partnership_id=row.partnership_id,
            partnership=row.name,
            stage=PartnerStage(row.stage),
            answer_due_on=row.answer_due_on,
            partner_id=row.id,
            since=row.since,
            ended_on=row.ended_on,
            ended_reason=row.ended_reason,
        )
        standings[row.organisation_id].append(standing)
    return standings


# Organisations ------------------------------------------------------------------------------


def add_organisation(desk: Desk, values: Mapping[str, Value], *, merge_key: str = "") -> int:
    """Add a partner organisation and return its number.

    ``merge_key`` lets what is typed into the same form right afterwards join this step.

    Raises:
        FieldError: a value cannot be taken over, or the name is missing.
    """
    whole = {"name": "", **values}
    stored = {key: stored_value(field_named(ORGANISATION_FIELDS, key), whole[key]) for key in whole}
    change = Change(N_("Add partner {name}"), merge_key=merge_key, name=str(stored["name"]))
    with desk.database.write(change) as session:
        row = OrganisationRow(**stored)
        session.add(row)
        session.flush()
        return row.id


def set_organisation_field(
    desk: Desk, organisation_id: int, field: str, value: Value, *, while_adding: str = ""
) -> None:
    """Change one detail; changes of the same detail that follow each other are one step.

    ``while_adding`` is the ``merge_key`` of ``add_organisation`` while its form is still open.

    Raises:
        FieldError: the value cannot be taken over.
        UserError: the organisation is gone.
    """
    spec = field_named(ORGANISATION_FIELDS, field)
    stored = stored_value(spec, value)
    name = stored if field == "name" else get_organisation(desk, organisation_id).name
    sentence = N_("Add partner {name}") if while_adding else N_("Change “{field}” of {name}")
    key = while_adding or f"organisation-{organisation_id}-{field}"
    change = Change(sentence, merge_key=key, field=spec.label, name=str(name))
    with desk.database.write(change) as session:
        setattr(organisation_row(session, organisation_id), field, stored)


def archive_organisation(desk: Desk, organisation_id: int) -> None:
    """Put a partner away; it stays in its partnerships and in every old paper.

    Raises:
        UserError: the organisation is gone.
    """
    name = get_organisation(desk, organisation_id).name
    with desk.database.write(Change(N_("Archive partner {name}"), name=name)) as session:
        organisation_row(session, organisation_id).archived_on = desk.clock().date()


def bring_back_organisation(desk: Desk, organisation_id: int) -> None:
    """Take a partner out of the archive again.

    Raises:
        UserError: the organisation is gone.
    """
    name = get_organisation(desk, organisation_id).name
    with desk.database.write(Change(N_("Bring partner {name} back"), name=name)) as session:
        organisation_row(session, organisation_id).archived_on = None


# What the register takes over ---------------------------------------------------------------


def stored_value(spec: FieldSpec, value: Value) -> str | bool | date | None:
    """A value as the table keeps it.

    Raises:
        FieldError: it cannot be taken over.
    """
    if spec.kind == "check":
        return bool(value)
    if spec.kind == "date":
        return value if isinstance(value, date) else parse_date(str(value or ""), spec.key)
    text = clean(spec, str(value or ""))
    if spec.kind == "choice" and text not in {option.value for option in spec.options}:
        raise FieldError(spec.key, N_("Please choose one of the answers."))
    return None if not text and spec.key in _EMPTY_IS_UNKNOWN else text


def organisation_row(session: Session, organisation_id: int) -> OrganisationRow:
    """The row of a partner.

    Raises:
        UserError: it is gone.
    """
    row = session.get(OrganisationRow, organisation_id)
    if row is None:
        raise gone_from_register()
    return row


def gone_from_register() -> UserError:
    """Says that a partner was merged or taken back meanwhile."""
    return UserError(
        N_("This partner is no longer in the register."), N_("Open History to see what happened.")
    )
