"""Partnerships: find them, read them, change what they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.facts import has_history, stage_by_dates, stage_by_evidence
from partnerdesk.domain.fields import FieldSpec, clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import Partnership, PartnershipStage
from partnerdesk.domain.partnership_fields import ABOUT_FIELDS, PARTNER_FIELDS
from partnerdesk.domain.texts import N_, listed
from partnerdesk.services.desk import Desk
from partnerdesk.services.people import who
from partnerdesk.services.reading import partner_of, partnership_of
from partnerdesk.services.register import organisation_named
from partnerdesk.store.tables import (
    AnalysisEntryRow,
    ClauseCommentRow,
    MeasureRow,
    MeetingRow,
    ObjectiveRow,
    OrganisationRow,
    PartnerRow,
    PartnershipRow,
    TargetRow,
    VoteRow,
)

PARTNER_NAME = FieldSpec("name", N_("Name of the organisation"), required=True, statement="E")

WHOLE = (
    selectinload(PartnershipRow.kinds),
    selectinload(PartnershipRow.meetings).selectinload(MeetingRow.votes),
    selectinload(PartnershipRow.tasks),
    selectinload(PartnershipRow.analysis),
    selectinload(PartnershipRow.objective_rows)
    .selectinload(ObjectiveRow.targets)
    .options(
        selectinload(TargetRow.measures).joinedload(MeasureRow.organisation),
        selectinload(TargetRow.readings),
    ),
    selectinload(PartnershipRow.partners)
    .selectinload(PartnerRow.organisation)
    .options(
        selectinload(OrganisationRow.contacts),
        selectinload(OrganisationRow.research),
    ),
)
"""What ``partnership_of`` needs, each table read at once instead of row by row."""


def list_partnerships(desk: Desk) -> tuple[Partnership, ...]:
    """All partnerships, the newest first."""
    with desk.database.read() as session:
        rows = session.scalars(
            select(PartnershipRow).options(*WHOLE).order_by(PartnershipRow.id.desc())
        )
        return tuple(partnership_of(row) for row in rows)


def newest_partnership_id(desk: Desk) -> int:
    """The number of the partnership that was begun last; 0 while there is none."""
    with desk.database.read() as session:
        return session.scalar(select(func.max(PartnershipRow.id))) or 0


def get_partnership(desk: Desk, partnership_id: int) -> Partnership:
    """A partnership with its partners, meetings and tasks.

    Raises:
        UserError: there is none with this number.
    """
    with desk.database.read() as session:
        return partnership_of(partnership_row(session, partnership_id))


def find_partnership(desk: Desk, name_or_id: str) -> int:
    """The number of the partnership with this number or this name, in capitals or not.

    Raises:
        UserError: there is none, or several have the name.
    """
    wanted = name_or_id.strip()
    with desk.database.read() as session:
        every = session.execute(select(PartnershipRow.id, PartnershipRow.name)).all()
    found = [number for number, _name in every if wanted == str(number)] or [
        number for number, name in every if name.casefold() == wanted.casefold()
    ]
    if not found:
        raise UserError(
            N_("There is no partnership “{name}”."),
            N_("Look at the names with: partnerdesk list partnerships"),
            name=wanted,
        )
    if len(found) > 1:
        raise UserError(
            N_("Several partnerships are called “{name}”."),
            N_("Name one by its number."),
            name=wanted,
        )
    return found[0]


def partnership_row(session: Session, partnership_id: int) -> PartnershipRow:
    """The row of a partnership, with what ``partnership_of`` needs.

    Raises:
        UserError: there is none with this number.
    """
    row = session.get(PartnershipRow, partnership_id, options=WHOLE)
    if row is None:
        raise UserError(
            N_("This partnership is no longer here."), N_("Open Partnerships to see all of them.")
        )
    return row


def set_about(desk: Desk, partnership_id: int, field: str, value: str | int | date | None) -> None:
    """Write one field of ``ABOUT_FIELDS``.

    Raises:
        FieldError: the name is missing, or the end comes before the start.
        UserError: there is none with this number.
    """
    spec = ABOUT_FIELDS[field]
    kept = clean(spec, value) if isinstance(value, str) else value
    if field == "review_months" and kept is not None:
        kept = int(str(kept))
    change = Change(
        N_("Change “{field}” of {name}"),
        merge_key=f"partnership-{partnership_id}-{field}",
        field=spec.label,
        name=get_partnership(desk, partnership_id).name,
    )
    with desk.database.write(change) as session:
        row = partnership_row(session, partnership_id)
        setattr(row, field, kept)
        _check_dates(row, field)
        settle_stage(row)


def _check_dates(row: PartnershipRow, field: str) -> None:
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        raise FieldError(
            field, N_("The last day comes before the start."), N_("Please correct one of them.")
        )


def add_new_partner(
    desk: Desk, partnership_id: int, name: str, kind: PartnerKind | None = None
) -> int:
    """Put a new organisation into the register and into a partnership.

    A name the register knows already is not entered twice, and keeps its kind where it has one.
    The answer is the partner's id.

    Raises:
        UserError: no name, or it takes part already.
    """
    wanted = clean(PARTNER_NAME, name)
    with desk.database.write(Change(N_("Add partner {name}"), name=wanted)) as session:
        row = partnership_row(session, partnership_id)
        organisation = _in_register(session, wanted)
        if kind is not None and not organisation.kind:
            organisation.kind = kind.value
        return _join(session, row, organisation)


def add_new_partners(desk: Desk, partnership_id: int, names: Sequence[str]) -> tuple[int, ...]:
    """The same for several names, as one step; the answer are the ids of the partners.

    Raises:
        UserError: a name is empty or too long, or one of them takes part already.
    """
    wanted = [clean(PARTNER_NAME, name) for name in names]
    change = Change(N_("Add partner {name}"), name=listed(wanted))
    with desk.database.write(change) as session:
        row = partnership_row(session, partnership_id)
        return tuple(_join(session, row, _in_register(session, name)) for name in wanted)


def _in_register(session: Session, name: str) -> OrganisationRow:
    organisation = organisation_named(session, name)
    if organisation is None:
        organisation = OrganisationRow(name=name)
        session.add(organisation)
        session.flush()
    return organisation


def _join(session: Session, row: PartnershipRow, organisation: OrganisationRow) -> int:
    if organisation.is_centre:
        raise UserError(N_("Your own centre takes part anyway."), N_("Choose another partner."))
    partner = next((one for one in row.partners if one.organisation is organisation), None)
    if partner is None:
        partner = PartnerRow(organisation=organisation, stage=PartnerStage.IDEA.value)
        row.partners.append(partner)
    elif PartnerStage(partner.stage).is_party:
        raise UserError(
            N_("{name} is in this partnership already."),
            N_("Choose another partner."),
            name=organisation.name,
        )
    partner.stage = PartnerStage.IDEA.value
    _end(partner, None)
    session.flush()
    settle_stage(row)
    return partner.id


def set_partner(desk: Desk, partner_id: int, field: str, value: str | date | None) -> None:
    """Write one field of ``PARTNER_FIELDS``; how far the partner is follows from its dates.

    Raises:
        FieldError: the text is too long.
        UserError: the partner was taken out.
    """
    spec = PARTNER_FIELDS[field]
    kept = clean(spec, value) if isinstance(value, str) else value
    me = who(desk)
    change = Change(
        N_("Change “{field}” of {name}"),
        merge_key=f"partner-{partner_id}-{field}",
        field=spec.label,
        name=partner_name(desk, partner_id),
    )
    with desk.database.write(change) as session:
        partner = partner_row(session, partner_id)
        setattr(partner, field, (kept or None) if field == "part" else kept)
        if field == "invited_on":
            partner.invited_by = me
        settle_partner(session, partner, PartnerStage(partner.stage))


def part_with(
    desk: Desk,
    partner_id: int,
    stage: PartnerStage,
    reason: str = "",
    day: date | None = None,
) -> None:
    """An organisation does not or no longer take part: declined, not suitable or ended.

    Without a ``day`` it is so from today.

    Raises:
        FieldError: the reason is too long.
        UserError: the partner was taken out.
    """
    kept = clean(PARTNER_FIELDS["ended_reason"], reason)
    change = Change(N_("{name} no longer takes part"), name=partner_name(desk, partner_id))
    with desk.database.write(change) as session:
        partner = partner_row(session, partner_id)
        _end(partner, day or desk.clock().date(), kept)
        settle_partner(session, partner, stage)


def _end(partner: PartnerRow, day: date | None, reason: str = "") -> None:
    partner.ended_on = day
    partner.ended_reason = reason


def bring_back_partner(desk: Desk, partner_id: int) -> None:
    """An organisation takes part again, as far as its dates say; a no is no longer its answer.

    Raises:
        UserError: the partner was taken out.
    """
    change = Change(N_("Bring back {name}"), name=partner_name(desk, partner_id))
    with desk.database.write(change) as session:
        partner = partner_row(session, partner_id)
        _end(partner, None)
        if partner.stage == PartnerStage.DECLINED.value:
            partner.answered_on = None  # its answer was a no
        settle_partner(session, partner, PartnerStage.IDEA)


def remove_partner(desk: Desk, partner_id: int) -> None:
    """Take an organisation out of a partnership; one with a history stays as ended.

    A question to the members about it is history, too, and so is what it said of the problem.

    Raises:
        UserError: the partner was taken out already.
    """
    change = Change(N_("Take {name} out"), name=partner_name(desk, partner_id))
    with desk.database.write(change) as session:
        partner = partner_row(session, partner_id)
        if has_history(partner_of(partner)) or _is_named_elsewhere(session, partner_id):
            _end(partner, desk.clock().date())
            settle_partner(session, partner, PartnerStage.ENDED)
            return
        row = partnership_row(session, partner.partnership_id)
        row.partners.remove(partner)
        settle_stage(row)


def _is_named_elsewhere(session: Session, partner_id: int) -> bool:
    naming = (VoteRow, ClauseCommentRow, AnalysisEntryRow)
    return any(
        session.scalar(select(row.id).where(row.partner_id == partner_id).limit(1)) is not None
        for row in naming
    )


def end_partnership(desk: Desk, partnership_id: int) -> None:
    """A partnership is over; everything written stays."""
    name = get_partnership(desk, partnership_id).name
    with desk.database.write(Change(N_("End the partnership {name}"), name=name)) as session:
        row = partnership_row(session, partnership_id)
        row.stage = PartnershipStage.ENDED.value
        today = desk.clock().date()
        if row.ends_on is None or row.ends_on > today:
            row.ends_on = max(today, row.starts_on or today)


def reopen_partnership(desk: Desk, partnership_id: int) -> None:
    """A partnership that was over goes on, as far as the evidence says."""
    name = get_partnership(desk, partnership_id).name
    with desk.database.write(Change(N_("Take up {name} again"), name=name)) as session:
        row = partnership_row(session, partnership_id)
        row.stage = PartnershipStage.PREPARING.value
        if row.ends_on is not None and row.ends_on <= desk.clock().date():
            row.ends_on = None
        settle_stage(row)


def settle_partner(session: Session, partner: PartnerRow, stage: PartnerStage) -> None:
    """Give a partner its stage, and its partnership the stage that follows from it."""
    partner.stage = stage.value
    partner.stage = stage_by_dates(partner_of(partner)).value
    settle_stage(partnership_row(session, partner.partnership_id))


def settle_stage(row: PartnershipRow) -> None:
    """Give a partnership the stage that follows from what is written about it."""
    days = [one.in_force_on for one in row.agreements if one.in_force_on is not None]
    row.stage = stage_by_evidence(partnership_of(row), min(days, default=None)).value


def partner_row(session: Session, partner_id: int) -> PartnerRow:
    """The row of a partner in its partnership.

    Raises:
        UserError: the partner was taken out.
    """
    row = session.get(PartnerRow, partner_id)
    if row is None:
        raise UserError(
            N_("This partner is no longer in the partnership."),
            N_("Take the last step back with Ctrl+Z."),
        )
    return row


def partner_name(desk: Desk, partner_id: int) -> str:
    """The name of a partner, for the history.

    Raises:
        UserError: the partner was taken out.
    """
    with desk.database.read() as session:
        return partner_row(session, partner_id).organisation.name
