"""Duplicates of the register: find them, and make one entry of two in one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Text, inspect, select
from sqlalchemy.orm import Session

from partnerdesk.domain.compared import name_key, phone_key
from partnerdesk.domain.duplicates import DuplicatePair, Known, find_pairs
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.interview_form import NAMES
from partnerdesk.domain.merging import (
    RESEARCH_PREFIX,
    MergePreview,
    Side,
    merge_preview,
)
from partnerdesk.domain.partners import PartnerStage, ResearchQuestion
from partnerdesk.domain.partnership import Gift
from partnerdesk.domain.partnership_fields import PARTNER_FIELDS
from partnerdesk.domain.register import FURTHEST_FIRST
from partnerdesk.domain.research_forms import JUDGEMENT
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.contacts import MARKS, leave_marks_of_others
from partnerdesk.services.desk import Desk
from partnerdesk.services.partners import get_entry
from partnerdesk.services.partnerships import partnership_row, settle_stage
from partnerdesk.store.columns import Row
from partnerdesk.store.tables import (
    ContactRow,
    OrganisationRow,
    PartnerRow,
    PartnershipRow,
)

_JUDGED = ("judgement", "judgement_reason", "judged_on", "judged_by")
_FOUND = ("finding", "source", "looked_on", "looked_by")
_SHORT_GIFTS = tuple(gift.value for gift in Gift if gift is not Gift.OTHER)
_OWN_OF_PARTNER = frozenset({"id", "partnership_id", "organisation_id", "stage"})
_OWN_OF_CONTACT = frozenset({"id", "organisation_id", "name", *MARKS})
_OF_ORGANISATION = frozenset({"contact", "research_answer", "attachment", "partner", "centre"})
"""Tables whose rows are merged one by one; the centre itself never is."""
_ANSWERS_WITH_A_NAME = ("mandate_office", "funder_name")
_SHORT_TEXT = PARTNER_FIELDS["gives_money"].max_length
_LONG_TEXTS_OF_PARTNER = tuple(
    column.key for column in inspect(PartnerRow).columns if isinstance(column.type, Text)
)


def find_duplicates(
    desk: Desk, told_apart: Collection[frozenset[int]] = ()
) -> tuple[DuplicatePair, ...]:
    """Pairs of the register that may be the same; those in the archive are left out.

    ``told_apart`` are the pairs a person knows to be different.
    """
    row = OrganisationRow
    shown = (row.is_centre.is_(False), row.archived_on.is_(None))
    numbers: dict[int, list[str]] = defaultdict(list)
    addresses: dict[int, list[str]] = defaultdict(list)
    with desk.database.read() as session:
        organisations = session.execute(select(row.id, row.name, row.place).where(*shown)).all()
        of_organisations = select(row.id, row.phone, row.email)
        of_contacts = select(ContactRow.organisation_id, ContactRow.phone, ContactRow.email)
        for query in (of_organisations, of_contacts):
            for organisation_id, phone, email in session.execute(query):
                numbers[organisation_id].append(phone)
                addresses[organisation_id].append(email)
    known = (
        Known(number, name, place, tuple(numbers[number]), tuple(addresses[number]))
        for number, name, place in organisations
    )
    return find_pairs(known, told_apart)


def preview_merge(desk: Desk, first_id: int, second_id: int) -> MergePreview:
    """What merging two organisations would make; nothing is changed.

    Raises:
        UserError: one of them is gone, or it is the centre itself.
    """
    first, second = get_entry(desk, first_id), get_entry(desk, second_id)
    if first.organisation.is_centre or second.organisation.is_centre or first_id == second_id:
        raise UserError(
            N_("These two cannot be merged."), N_("Choose two partners of the register.")
        )
    return merge_preview(first, second)


def merge(desk: Desk, first_id: int, second_id: int, choices: Mapping[str, Side]) -> int:
    """Make one organisation of two, as one step; the answer is the number of the one that stays.

    ``choices`` are by the key of the line; the others are taken as they are proposed. The other
    organisation is deleted: undo brings it back with everything it had.

    Raises:
        UserError: one of them is gone, or it is the centre itself.
    """
    preview = preview_merge(desk, first_id, second_id)
    chosen = {line.key: choices.get(line.key, line.proposed) for line in preview.lines}
    texts = for_language(desk.settings.current.language or "en")
    change = Change(
        N_("Merge {name} and {other}"), name=preview.first.name, other=preview.second.name
    )
    with desk.database.write(change) as session:
        rows = {
            Side.FIRST: session.get_one(OrganisationRow, first_id),
            Side.SECOND: session.get_one(OrganisationRow, second_id),
        }
        kept, other = rows[preview.kept], rows[preview.kept.other]
        names = {kept.name, other.name}
        _merge_details(preview, chosen, rows)
        _merge_research(kept, other, other_wins=_questions_of(chosen, preview.kept.other))
        lost = _merge_people(kept, other, texts)
        _add_notes(kept, names - {kept.name}, lost, texts)
        _move_attachments(kept, other)
        partnership_ids = [partner.partnership_id for partner in other.partner_in]
        _merge_partners(session, kept, other)
        _point_elsewhere(session, other, kept, but_not=_OF_ORGANISATION)
        session.flush()
        session.expire(other)  # everything it had belongs to the one that stays by now
        session.delete(other)
        session.flush()
        session.expire_all()
        _settle_partnerships(session, kept, names, partnership_ids)
        return kept.id


# The organisation ---------------------------------------------------------------------------


def _merge_details(
    preview: MergePreview, chosen: Mapping[str, Side], rows: Mapping[Side, OrganisationRow]
) -> None:
    kept = rows[preview.kept]
    for line in preview.lines:
        taken = rows[chosen[line.key]]
        if line.is_joined:
            both = (getattr(rows[side], line.key) for side in Side)
            setattr(kept, line.key, _joined(*both))
        elif line.key == JUDGEMENT.key:
            _copy(taken, kept, _JUDGED)
        elif not line.is_research:
            _copy(taken, kept, (line.key,))
    if None in {row.archived_on for row in rows.values()}:
        kept.archived_on = None


def _add_notes(
    kept: OrganisationRow, other_names: Collection[str], lost: Collection[str], texts: Texts
) -> None:
    """Search shall find the partner by its other name, too, and no number is thrown away."""
    also = texts.gettext("Also written: {name}")
    lines = [also.format(name=name) for name in other_names]
    kept.notes = _joined(kept.notes, "\n".join((*lines, *lost)))


def _copy(source: Row, target: Row, columns: Collection[str]) -> None:
    if source is not target:
        for column in columns:
            setattr(target, column, getattr(source, column))


def _joined(first: str, second: str, by: str = "\n") -> str:
    """Both texts, one after the other; one that stands in the other already is not repeated."""
    if second in first:
        return first
    return second if first in second else f"{first}{by}{second}"


# What belongs to it -------------------------------------------------------------------------


def _questions_of(chosen: Mapping[str, Side], side: Side) -> frozenset[str]:
    """The research questions that are answered by one side."""
    return frozenset(
        question.value
        for question in ResearchQuestion
        if chosen.get(RESEARCH_PREFIX + question) is side
    )


def _merge_research(
    kept: OrganisationRow, other: OrganisationRow, other_wins: Collection[str]
) -> None:
    mine = {answer.question: answer for answer in kept.research}
    for answer in list(other.research):
        own = mine.get(answer.question)
        if own is None:
            other.research.remove(answer)
            kept.research.append(answer)
        elif answer.question in other_wins:
            _copy(answer, own, _FOUND)


def _merge_people(kept: OrganisationRow, other: OrganisationRow, texts: Texts) -> list[str]:
    """Take over all people, each once; the answer tells which of their details found no place."""
    mine = {name_key(contact.name): contact for contact in kept.contacts}
    lost: list[str] = []
    for contact in list(other.contacts):
        same = mine.get(name_key(contact.name))
        if same is None:
            contact.organisation = kept
            leave_marks_of_others(contact)
        else:
            lost += _complete_person(same, contact, texts)
    return lost


def _complete_person(person: ContactRow, same: ContactRow, texts: Texts) -> list[str]:
    differing = [
        value
        for value, own, key in (
            (same.phone, person.phone, phone_key),
            (same.email, person.email, str.casefold),
        )
        if value and own and key(value) != key(own)
    ]
    for column in _columns(ContactRow) - _OWN_OF_CONTACT:
        if not getattr(person, column):
            setattr(person, column, getattr(same, column))
    for mark in MARKS:
        setattr(person, mark, getattr(person, mark) or getattr(same, mark))
    leave_marks_of_others(person)
    said = texts.gettext("{name}: {details}")
    return [said.format(name=person.name, details=detail) for detail in differing]


def _move_attachments(kept: OrganisationRow, other: OrganisationRow) -> None:
    mine = {(attached.sha256, attached.question) for attached in kept.attachments}
    for attached in list(other.attachments):
        if (attached.sha256, attached.question) not in mine:
            other.attachments.remove(attached)
            kept.attachments.append(attached)


def _point_elsewhere(
    session: Session, gone: Row, kept: Row, *, but_not: Collection[str] = ()
) -> None:
    """Let every row that names ``gone`` name ``kept``, in whatever table; ``but_not`` in these."""
    gone_id, kept_id = (
        inspect(row).mapper.primary_key_from_instance(row)[0] for row in (gone, kept)
    )
    target = inspect(gone).mapper.local_table
    for mapper in Row.registry.mappers:
        for column in mapper.local_table.columns:
            if column.table.name not in but_not and column.references(*target.primary_key):
                key = mapper.get_property_by_column(column).key
                for row in session.scalars(select(mapper.class_).where(column == gone_id)):
                    setattr(row, key, kept_id)


# Partnerships -------------------------------------------------------------------------------


def _merge_partners(session: Session, kept: OrganisationRow, other: OrganisationRow) -> None:
    mine = {partner.partnership_id: partner for partner in kept.partner_in}
    for partner in list(other.partner_in):
        own = mine.get(partner.partnership_id)
        if own is None:
            partner.organisation = kept
            continue
        _merge_partner(own, partner)
        _point_elsewhere(session, partner, own)
        session.flush()  # before the row goes that votes and comments named
        session.delete(partner)


def _merge_partner(own: PartnerRow, other: PartnerRow) -> None:
    """The one that has come further counts; what it lacks comes from the other; texts are joined.

    A gift that is too long for its field together goes into the field without a limit.
    """
    further, lesser = sorted((own, other), key=lambda one: FURTHEST_FIRST.index(_stage(one)))
    values: dict[str, Any] = {"stage": further.stage}
    for column in _columns(PartnerRow) - _OWN_OF_PARTNER:
        most, rest = getattr(further, column), getattr(lesser, column)
        values[column] = rest if most in (None, "") else most
    for column in _LONG_TEXTS_OF_PARTNER:
        values[column] = _joined(getattr(further, column), getattr(lesser, column))
    for column in _SHORT_GIFTS:
        gift, more = getattr(further, column), getattr(lesser, column)
        together = _joined(gift, more, by="; ")
        if len(together) <= _SHORT_TEXT:
            values[column] = together
        else:
            values["contributions"] = _joined(values["contributions"], more)
    if _stage(further).is_party:
        values |= {"ended_on": None, "ended_reason": ""}
    for column, value in values.items():
        setattr(own, column, value)


def _settle_partnerships(
    session: Session, kept: OrganisationRow, names: Collection[str], ids: Collection[int]
) -> None:
    """Let stages follow, and the answers of interviews name the one that stays."""
    old_names = {name.casefold() for name in names}
    for partnership_id in ids:
        row = partnership_row(session, partnership_id)
        row.answers = _renamed(row, old_names, kept.name)
        settle_stage(row)


def _renamed(row: PartnershipRow, old_names: Collection[str], name: str) -> dict[str, object]:
    """The answers with another name, or changing them would enter the old one once more."""
    answers = dict(row.answers)
    lines = answers.get(NAMES)
    if isinstance(lines, list):
        answers[NAMES] = [
            {**line, "name": name} if str(line.get("name")).casefold() in old_names else line
            for line in lines
        ]
    for key in _ANSWERS_WITH_A_NAME:
        if str(answers.get(key, "")).casefold() in old_names:
            answers[key] = name
    return answers


def _stage(partner: PartnerRow) -> PartnerStage:
    return PartnerStage(partner.stage)


def _columns(table: type[Row]) -> frozenset[str]:
    return frozenset(column.key for column in inspect(table).column_attrs)
