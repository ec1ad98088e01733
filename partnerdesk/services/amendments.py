"""Amendments: say what happened to a signed agreement, and choose the clauses that change.

The amendment itself is a draft like any other: it is written, checked, frozen and signed in the
same places. It becomes the latest draft of its partnership.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from partnerdesk.domain.agreement import TalkState
from partnerdesk.domain.agreement_language import wording
from partnerdesk.domain.amendments import (
    AMENDMENT_FIELDS,
    CHANGE_REASON,
    EFFECTIVE_ON,
    UNTIL_ON,
    AmendmentKind,
)
from partnerdesk.domain.clauses import amendment_clauses, known_clauses
from partnerdesk.domain.consolidated import ClauseInForce
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.history import Change
from partnerdesk.domain.partnership import Partner
from partnerdesk.domain.texts import N_, for_language
from partnerdesk.services.agreements import agreement_row, current_agreement, template_row
from partnerdesk.services.clauses import insert_clauses
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, partnership_row
from partnerdesk.services.people import who
from partnerdesk.services.reading import partner_of
from partnerdesk.services.reading_agreements import agreement_of
from partnerdesk.services.reading_amendments import (
    amendments_in_force,
    bound_organisations,
    clauses_that_hold,
    contract_in_force,
    who_signs,
)
from partnerdesk.store.tables import AgreementRow, ClauseRow, PartnershipRow

TITLE = N_("Amendment {number} to: {title}")
_TAKEN_OUT = N_("This clause is taken out.")
_LONGEST_TITLE = 200


def start_amendment(
    desk: Desk,
    partnership_id: int,
    kind: AmendmentKind,
    *,
    effective_on: date | None,
    about_id: int | None = None,
    until_on: date | None = None,
    reason: str = "",
) -> int:
    """Begin the next amendment of the agreement in force; it is the draft that is written then.

    ``about_id`` is the organisation that joins or leaves. The answer is the amendment's id.

    Raises:
        FieldError: a day is missing, or the last day is not later than the present one.
        UserError: no agreement is in force, another amendment is still on its way, or the partner
            cannot join or leave.
    """
    kept_reason = clean(CHANGE_REASON, reason)
    name = get_partnership(desk, partnership_id).name
    with desk.database.write(Change(N_("Begin an amendment for {name}"), name=name)) as session:
        partnership = partnership_row(session, partnership_id)
        row = begin_amendment(session, partnership, kind, about_id)
        row.effective_on = _day(EFFECTIVE_ON.key, effective_on)
        if kind is AmendmentKind.RENEWAL:
            row.until_on = _later_end(partnership, until_on)
        row.agreed_values = {**row.agreed_values, CHANGE_REASON.key: kept_reason}
        row.created_by, row.created_on = who(desk), desk.clock().date()
        return row.id


def begin_amendment(
    session: Session,
    partnership: PartnershipRow,
    kind: AmendmentKind,
    about_id: int | None = None,
) -> AgreementRow:
    """The next amendment of the agreement in force with its frame, inside of a transaction.

    Raises:
        UserError: as in ``start_amendment``.
    """
    contract = _changeable(partnership)
    earlier = amendments_in_force(contract)
    bound = bound_organisations(contract, earlier)
    _refuse_wrong_partner(partnership, kind, about_id, bound)
    number = len(earlier) + 1
    row = AgreementRow(
        kind=kind,
        amends_id=contract.id,
        amendment_number=number,
        about_id=about_id if kind.names_a_partner else None,
        draft_number=max(one.draft_number for one in partnership.agreements) + 1,
        nature=contract.nature,
        language=contract.language,
        title=_title(contract.language, contract.title, number),
        second_language=contract.second_language,
        second_title=_title(contract.second_language, contract.second_title, number),
        prevailing_language=contract.prevailing_language,
        agreed_values=dict(contract.agreed_values),
        translated_values=dict(contract.translated_values),
        created_on=contract.created_on,
        clauses=_frame(kind, contract.language, contract.second_language),
    )
    partnership.agreements.append(row)
    session.flush()  # only now it knows its partnership
    row.originals_count = len(who_signs(agreement_of(row), bound))
    return row


def set_amendment_field(
    desk: Desk, agreement_id: int, field: str, value: str | date | None
) -> None:
    """Write one of ``AMENDMENT_FIELDS`` of an amendment that is not frozen yet.

    Raises:
        FieldError: the day is missing or too early, or the text is too long.
        UserError: the amendment is frozen, or no longer there.
    """
    change = Change(N_("Change what the amendment says"), merge_key=f"{field}-{agreement_id}")
    with desk.database.write(change) as session:
        row = agreement_row(session, agreement_id)
        if field == CHANGE_REASON.key:
            kept = clean(AMENDMENT_FIELDS[field], str(value or ""))
            row.agreed_values = {**row.agreed_values, field: kept}
            return
        day = _day(field, value if isinstance(value, date) else None)
        if field == UNTIL_ON.key:
            day = _later_end(row.partnership, day)
        setattr(row, field, day)


def change_clause(desk: Desk, agreement_id: int, clause_id: int) -> int:
    """Take a clause in force into the amendment, to write new words for it.

    The answer is the id of the clause that is written now.

    Raises:
        UserError: the amendment changes it already, is frozen, or no longer there.
    """
    return _add_change(desk, agreement_id, clause_id, N_("Change clause {label}: {heading}"))


def take_out_clause(desk: Desk, agreement_id: int, clause_id: int) -> int:
    """Let the amendment take a clause out of the agreement. The answer is the id of its line.

    Raises:
        UserError: the amendment changes it already, is frozen, or no longer there.
    """
    said = N_("Take out clause {label}: {heading}")
    return _add_change(desk, agreement_id, clause_id, said, takes_out=True)


def discard_amendment(desk: Desk, agreement_id: int) -> None:
    """Give up an amendment that is not frozen yet, with the drafts of it that were kept.

    Raises:
        UserError: it is frozen, or no longer there.
    """
    with desk.database.read() as session:
        title = agreement_row(session, agreement_id).title
    with desk.database.write(Change(N_("Discard “{title}”"), title=title)) as session:
        row = agreement_row(session, agreement_id)
        partnership = partnership_row(session, row.partnership_id)
        mine = (row.amends_id, row.amendment_number)
        for one in list(partnership.agreements):
            if one.amends_id is not None and (one.amends_id, one.amendment_number) == mine:
                partnership.agreements.remove(one)


def open_amendment(desk: Desk, partnership_id: int) -> FilledAgreement | None:
    """The amendment that is on its way: begun, and not in force yet; None where there is none."""
    filled = current_agreement(desk, partnership_id)
    if filled is None or filled.agreement.amendment is None:
        return None
    return filled if filled.agreement.in_force_on is None else None


def clauses_in_force(desk: Desk, partnership_id: int) -> tuple[ClauseInForce, ...]:
    """The text that holds today, clause by clause; empty while no agreement is in force."""
    with desk.database.read() as session:
        contract = contract_in_force(partnership_row(session, partnership_id))
        if contract is None:
            return ()
        return clauses_that_hold(contract, amendments_in_force(contract))


def partners_to_choose(desk: Desk, partnership_id: int, kind: AmendmentKind) -> tuple[Partner, ...]:
    """Who can join, or who can leave, by what is in force today."""
    with desk.database.read() as session:
        partnership = partnership_row(session, partnership_id)
        contract = contract_in_force(partnership)
        if contract is None or not kind.names_a_partner:
            return ()
        bound = bound_organisations(contract, amendments_in_force(contract))
        partners = [partner_of(one) for one in partnership.partners]
    wants_bound = kind.lets_a_partner_go
    return tuple(
        one
        for one in partners
        if one.stage.is_party and (one.organisation.id in bound) is wants_bound
    )


def _changeable(partnership: PartnershipRow) -> AgreementRow:
    """The agreement that can be changed now."""
    contract = contract_in_force(partnership)
    if contract is None:
        raise UserError(
            N_("No agreement of this partnership is in force yet."),
            N_("Note all signatures and put it in force. Until then its draft can change."),
        )
    if contract.ended_on is not None:
        raise UserError(N_("This agreement has ended."), N_("Make a new draft to begin once more."))
    latest = max(partnership.agreements, key=lambda one: one.draft_number)
    if latest.amends_id == contract.id and latest.in_force_on is None:
        raise UserError(
            N_("Amendment {number} is still on its way."),
            N_("Put it in force first, or discard it."),
            number=latest.amendment_number,
        )
    return contract


def _refuse_wrong_partner(
    partnership: PartnershipRow,
    kind: AmendmentKind,
    about_id: int | None,
    bound: frozenset[int],
) -> None:
    if not kind.names_a_partner:
        return
    known = {partner.organisation_id for partner in partnership.partners}
    if about_id is None or about_id not in known:
        raise FieldError("about_id", N_("Please say which partner."), N_("Choose one of the list."))
    if kind.lets_a_partner_go and about_id not in bound:
        raise UserError(
            N_("Only a partner that has signed can leave."), N_("Choose another partner.")
        )
    if not kind.lets_a_partner_go and about_id in bound:
        raise UserError(N_("This partner has signed already."), N_("Choose another partner."))


def _day(field: str, day: date | None) -> date:
    if day is None:
        raise FieldError(field, N_("Please write the day."), N_("It stands in the paper."))
    return day


def _later_end(partnership: PartnershipRow, day: date | None) -> date:
    until = _day(UNTIL_ON.key, day)
    if partnership.ends_on is not None and until <= partnership.ends_on:
        raise FieldError(
            UNTIL_ON.key,
            N_("The new last day must be later than the present one."),
            N_("Write a later day."),
        )
    return until


def _title(language: str, title: str, number: int) -> str:
    """What an amendment is called in a language; "" where the agreement has no title in it."""
    if not (language and title):
        return ""
    said = for_language(language).gettext(TITLE)
    return said.format(number=number, title=title)[:_LONGEST_TITLE]


def _frame(kind: AmendmentKind, language: str, second_language: str) -> list[ClauseRow]:
    """The clauses that every amendment of a kind has."""
    keys = [one.key for one in amendment_clauses(language) if one.compulsory and kind in one.amends]
    return [
        frame_clause(key, language, second_language, position)
        for position, key in enumerate(keys, start=1)
    ]


def frame_clause(key: str, language: str, second_language: str, position: int = 0) -> ClauseRow:
    """A clause of our own words in an amendment, in its one language or in both; needs no talks."""
    template = known_clauses(language)[key]
    row = template_row(template, position)
    row.state = TalkState.AGREED
    if second_language:
        second = known_clauses(second_language)[key]
        row.second_heading, row.second_text = second.heading, second.text
        row.second_of = wording(template.heading, template.text)
    return row


def _add_change(
    desk: Desk, agreement_id: int, clause_id: int, said: str, *, takes_out: bool = False
) -> int:
    with desk.database.read() as session:
        old = _clause_in_force(session, agreement_id, clause_id)
    change = Change(said, label=old.label, heading=old.heading)
    with desk.database.write(change) as session:
        row = agreement_row(session, agreement_id)
        return add_change(session, row, old, takes_out=takes_out).id


def add_change(
    session: Session, row: AgreementRow, old: ClauseInForce, *, takes_out: bool = False
) -> ClauseRow:
    """A clause of an amendment that changes one in force, inside of a transaction.

    Raises:
        UserError: the amendment changes it already, or is frozen.
    """
    if any(one.changes_id == old.id for one in row.clauses):
        raise UserError(
            N_("This amendment changes clause {label} already."),
            N_("Open it, or choose another clause."),
            label=old.label,
        )
    changed = ClauseRow(
        key=old.key, section=old.section, position=0, changes_id=old.id, takes_out=takes_out
    )
    changed.heading, changed.text = first_words(old, row.language, takes_out=takes_out)
    if row.second_language:
        second = first_words(old, row.second_language, takes_out=takes_out)
        changed.second_heading, changed.second_text = second
        changed.second_of = wording(changed.heading, changed.text)
    insert_clauses(session, row, [changed], place_in_amendment(row, old.section))
    return changed


def first_words(old: ClauseInForce, language: str, *, takes_out: bool = False) -> tuple[str, str]:
    """Heading and text that a change begins with in a language; empty where it never had any."""
    said = old.in_language(language)
    heading, text = (said.heading, said.text) if said is not None else ("", "")
    return heading, for_language(language).gettext(_TAKEN_OUT) if takes_out else text


def _clause_in_force(session: Session, agreement_id: int, clause_id: int) -> ClauseInForce:
    partnership = agreement_row(session, agreement_id).partnership
    contract = contract_in_force(partnership)
    standing = clauses_that_hold(contract, amendments_in_force(contract)) if contract else ()
    for one in standing:
        if one.id == clause_id and not one.is_taken_out:
            return one
    raise UserError(N_("This clause is not in force."), N_("Choose one of the list."))


def place_in_amendment(row: AgreementRow, section: int) -> int:
    """Where a clause comes in: behind those of its section, before the last of the frame."""
    last_frame = [one.key.startswith("amendment-") and one.section > 1 for one in row.clauses]
    end = last_frame.index(True) if True in last_frame else len(row.clauses)
    return len([one for one in row.clauses[:end] if one.section <= section])
