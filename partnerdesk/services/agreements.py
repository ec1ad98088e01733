"""Agreements: make a draft from the library, agree on its values, name it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session, aliased, selectinload

from partnerdesk.domain.agreement import Agreement, Nature
from partnerdesk.domain.agreement_language import (
    FIRST_TITLE,
    SecondState,
    in_language,
    refuse_amendment,
    second_state,
    swapped,
)
from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.clauses import ClauseTemplate, draft_clauses
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import FieldSpec, clean
from partnerdesk.domain.filled_agreement import FilledAgreement, filled_in
from partnerdesk.domain.history import Change
from partnerdesk.domain.own_clauses import begins_drafts
from partnerdesk.domain.partnership import Partnership, Path
from partnerdesk.domain.starting import clause_conditions
from partnerdesk.domain.texts import N_, for_language
from partnerdesk.services.centre import read_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import WHOLE, partnership_row
from partnerdesk.services.reading import partnership_of
from partnerdesk.services.reading_agreements import (
    agreement_of,
    clause_of,
    values_when_frozen,
)
from partnerdesk.services.reading_amendments import annexes_before, clauses_before, filled_amendment
from partnerdesk.services.reading_annexes import with_money
from partnerdesk.services.reading_budgets import budget_sheet_of
from partnerdesk.store.tables import AgreementRow, ClauseRow, OwnClauseRow

TITLE = FieldSpec("title", N_("Title of the agreement"), required=True)
AGREED_VALUE = FieldSpec("value", N_("What the partners agreed"))
ORIGINALS = FieldSpec(
    "originals",
    N_("Number of signed originals"),
    "integer",
    help=N_("Each partner keeps one. So many are printed."),
    required=True,
    max_length=3,
)
MOST_ORIGINALS = 60


def list_agreements(desk: Desk) -> tuple[FilledAgreement, ...]:
    """The latest draft of each partnership, the newest partnership first."""
    draft = aliased(AgreementRow)
    latest = select(func.max(draft.draft_number)).where(
        draft.partnership_id == AgreementRow.partnership_id
    )
    with desk.database.read() as session:
        rows = session.scalars(
            select(AgreementRow)
            .options(
                selectinload(AgreementRow.clauses),
                selectinload(AgreementRow.partnership).options(*WHOLE),
            )
            .where(AgreementRow.draft_number == latest.scalar_subquery())
            .order_by(AgreementRow.partnership_id.desc())
        )
        return tuple(_filled(session, row, _today(desk)) for row in rows)


def current_agreement(desk: Desk, partnership_id: int) -> FilledAgreement | None:
    """The latest draft of a partnership, also of an amendment; None while it has none."""
    with desk.database.read() as session:
        row = latest_row(session, partnership_id)
        return _filled(session, row, _today(desk)) if row else None


def get_agreement(desk: Desk, agreement_id: int) -> FilledAgreement:
    """One draft with what its fields say today.

    Raises:
        UserError: the draft is no longer there.
    """
    with desk.database.read() as session:
        return read_filled(session, agreement_id, _today(desk))


def with_changed_clauses(desk: Desk, shown: FilledAgreement) -> FilledAgreement:
    """A draft that was read, where only clauses have changed since: only these are read again."""
    agreement = shown.agreement
    if agreement.frozen is not None or agreement.amendment is not None:  # it hangs on other drafts
        return get_agreement(desk, agreement.id)
    written = select(ClauseRow).where(ClauseRow.agreement_id == agreement.id)
    with desk.database.read() as session:
        rows = session.scalars(written.order_by(ClauseRow.position))
        changed = replace(agreement, clauses=tuple(clause_of(row) for row in rows))
    filled = filled_in(changed, shown.partnership, shown.centre, shown.budget, _today(desk))
    return replace(filled, money=shown.money)


def contract_of_partnership(
    desk: Desk, partnership_id: int, *, frozen: bool = False
) -> FilledAgreement | None:
    """The latest draft of the agreement itself, or the one frozen last, whatever amends it."""
    is_wanted = AgreementRow.frozen_on.is_not(None) if frozen else true()
    return _chosen(desk, partnership_id, AgreementRow.amends_id.is_(None), is_wanted)


def amendment_of_partnership(
    desk: Desk, partnership_id: int, number: int | None = None
) -> FilledAgreement | None:
    """The amendment with this number, without one the latest; None where there is none."""
    is_wanted = AgreementRow.amendment_number == number if number is not None else true()
    return _chosen(desk, partnership_id, AgreementRow.amends_id.is_not(None), is_wanted)


def frozen_agreement(desk: Desk, partnership_id: int) -> FilledAgreement | None:
    """The agreement or amendment that was frozen last; None while none was."""
    return _chosen(desk, partnership_id, AgreementRow.frozen_on.is_not(None))


def numbered_agreement(desk: Desk, partnership_id: int, number: int) -> FilledAgreement | None:
    """The draft of a partnership with this number; None where there is none."""
    return _chosen(desk, partnership_id, AgreementRow.draft_number == number)


def _chosen(
    desk: Desk, partnership_id: int, *wanted: ColumnElement[bool]
) -> FilledAgreement | None:
    """The latest of the drafts that are wanted."""
    query = (
        select(AgreementRow.id)
        .where(AgreementRow.partnership_id == partnership_id, *wanted)
        .order_by(AgreementRow.draft_number.desc())
        .limit(1)
    )
    with desk.database.read() as session:
        found = session.scalar(query)
        return read_filled(session, found, _today(desk)) if found is not None else None


def read_filled(session: Session, agreement_id: int, today: date) -> FilledAgreement:
    """One draft with what its fields say on a day, inside of a transaction.

    Raises:
        UserError: the draft is no longer there.
    """
    return _filled(session, agreement_row(session, agreement_id), today)


def fill(
    row: AgreementRow,
    partnership: Partnership,
    centre: Centre,
    budget: BudgetSheet | None,
    today: date,
) -> FilledAgreement:
    """A draft with what its fields say on a day."""
    agreement = agreement_of(row)
    if agreement.frozen is not None:
        said, second = map(values_when_frozen, (row.frozen_values, row.frozen_second_values))
        found = FilledAgreement(agreement, partnership, centre, budget, said, second)
        if agreement.amendment is None:
            return found
        return replace(found, before=clauses_before(row), annexes_before=annexes_before(row))
    return fill_anew(row, agreement, partnership, centre, budget, today)


def fill_anew(
    row: AgreementRow,
    agreement: Agreement,
    partnership: Partnership,
    centre: Centre,
    budget: BudgetSheet | None,
    today: date,
) -> FilledAgreement:
    """The ``agreement`` of a row with what its fields say on a day, as if it were not frozen."""
    if agreement.amendment is not None:
        return filled_amendment(row, agreement, partnership, centre, budget, today)
    return filled_in(agreement, partnership, centre, budget, today)


def draft_row(
    path: Path, conditions: frozenset[str], language: str, today: date, *, parties: int = 2
) -> AgreementRow:
    """The first draft of a path, ready to be added to a partnership's row.

    ``conditions`` are those of the clause library that hold; ``parties`` counts the centre, too.
    """
    return AgreementRow(
        nature=Nature.INTENT if "intent" in conditions else Nature.BINDING,
        language=language,
        title=for_language(language).gettext(FIRST_TITLE),
        originals_count=max(2, parties),
        created_on=today,
        clauses=[
            template_row(template, position)
            for position, template in enumerate(draft_clauses(path, conditions, language), start=1)
        ],
    )


def add_own_clauses(session: Session, draft: AgreementRow) -> None:
    """Put what the centre wants in its first drafts into a new one, in place of ours if it is."""
    wanted = session.scalars(
        select(OwnClauseRow)
        .where(OwnClauseRow.in_first_drafts, OwnClauseRow.language == draft.language)
        .order_by(OwnClauseRow.section, OwnClauseRow.id)
    ).all()
    by_key = {clause.key: clause for clause in draft.clauses if clause.key}
    for own in wanted:
        if own.key in by_key:
            by_key[own.key].heading, by_key[own.key].text = own.heading, own.text
        elif not (own.key and begins_drafts(own.key, draft.language)):
            place = len([clause for clause in draft.clauses if clause.section <= own.section])
            draft.clauses.insert(place, row_of_own_clause(own))
    for position, clause in enumerate(draft.clauses, start=1):
        clause.position = position


def row_of_own_clause(own: OwnClauseRow) -> ClauseRow:
    """A clause of the centre's own library, ready to be added to a draft’s row."""
    return ClauseRow(
        key=own.key, section=own.section, heading=own.heading, text=own.text, position=0
    )


def start_draft(desk: Desk, partnership_id: int, language: str) -> int:
    """Make a new draft from the library; earlier drafts stay. The answer is its id.

    Raises:
        UserError: there is no such partnership.
    """
    with desk.database.write(Change(N_("Make a new draft of the agreement"))) as session:
        row = partnership_row(session, partnership_id)
        partnership = partnership_of(row)
        earlier = latest_row(session, partnership_id)
        conditions = clause_conditions(partnership.path, partnership.answers)
        draft = draft_row(
            partnership.path,
            conditions | {earlier.nature if earlier else Nature.BINDING},
            language,
            _today(desk),
            parties=len(partnership.parties) + 1,
        )
        add_own_clauses(session, draft)
        draft.draft_number = earlier.draft_number + 1 if earlier else 1
        draft.further_annexes = earlier.further_annexes if earlier else ""
        row.agreements.append(draft)
        session.flush()
        return draft.id


def set_agreed_value(desk: Desk, agreement_id: int, field: str, value: str) -> None:
    """Write what the partners agreed for a field; an empty value counts as missing.

    Raises:
        FieldError: the text is too long.
        UserError: the draft is no longer there.
    """
    kept = clean(AGREED_VALUE, value)
    change = Change(N_("Change an agreed value"), merge_key=f"agreed-{agreement_id}-{field}")
    with desk.database.write(change) as session:
        row = agreement_row(session, agreement_id)
        row.agreed_values = {**row.agreed_values, field: kept}


def set_originals_count(desk: Desk, agreement_id: int, count: int) -> None:
    """Say how many originals are signed.

    Raises:
        FieldError: fewer than one or far too many.
        UserError: the draft is no longer there.
    """
    if not 1 <= count <= MOST_ORIGINALS:
        raise FieldError(
            ORIGINALS.key,
            N_("Between 1 and {most} originals are possible."),
            N_("Each partner keeps one."),
            most=MOST_ORIGINALS,
        )
    change = Change(N_("Change the number of originals"), merge_key=f"originals-{agreement_id}")
    with desk.database.write(change) as session:
        agreement_row(session, agreement_id).originals_count = count


def set_title(desk: Desk, agreement_id: int, title: str) -> None:
    """Name the agreement.

    Raises:
        FieldError: no title, or too long.
        UserError: the draft is no longer there.
    """
    kept = clean(TITLE, title)
    change = Change(N_("Change the title of the agreement"), merge_key=f"title-{agreement_id}")
    with desk.database.write(change) as session:
        agreement_row(session, agreement_id).title = kept


def change_language(desk: Desk, agreement_id: int, language: str) -> int:
    """Write the draft in another language; clauses that somebody changed keep their words.

    In two languages both change sides. The answer is how many clauses have to be translated by
    hand.

    Raises:
        UserError: a clause to change sides is not written in the second language yet, or the draft
            is an amendment.
    """
    with desk.database.write(Change(N_("Change the language of the agreement"))) as session:
        row = agreement_row(session, agreement_id)
        agreement = agreement_of(row)
        refuse_amendment(agreement)
        if language == agreement.second_language:
            _refuse_unwritten(agreement)
            _write_languages(row, swapped(agreement))
            return 0
        translated = in_language(agreement, language)
        _write_languages(row, translated.agreement)
        return len(translated.kept)


def _refuse_unwritten(agreement: Agreement) -> None:
    """A clause without words cannot stand in the first language."""
    states = [second_state(clause) for clause in agreement.clauses]
    if count := states.count(SecondState.MISSING):
        raise UserError(
            N_("Clauses that are not written in this language yet: {count}."),
            N_("Write them in the second column, then change the language."),
            count=count,
        )


def _write_languages(row: AgreementRow, agreement: Agreement) -> None:
    """Write the words of all clauses and the title into the row, in their languages."""
    row.language, row.second_language = agreement.language, agreement.second_language
    row.title, row.second_title = agreement.title, agreement.second_title
    row.prevailing_language = agreement.prevailing_language
    row.agreed_values = dict(agreement.values)
    for old, new in zip(row.clauses, agreement.clauses, strict=True):
        old.heading, old.text = new.heading, new.text
        old.second_heading, old.second_text = new.second_heading, new.second_text
        old.second_of = new.second_of


def template_row(template: ClauseTemplate, position: int) -> ClauseRow:
    """A clause of the library, ready to be added to a draft’s row."""
    return ClauseRow(
        key=template.key,
        section=template.section,
        heading=template.heading,
        text=template.text,
        position=position,
    )


def agreement_row(session: Session, agreement_id: int) -> AgreementRow:
    """The row of a draft.

    Raises:
        UserError: it is no longer there.
    """
    row = session.get(AgreementRow, agreement_id)
    if row is None:
        raise UserError(
            N_("This draft is no longer here."), N_("Open Agreements to see all of them.")
        )
    return row


def _today(desk: Desk) -> date:
    return desk.clock().date()


def latest_row(session: Session, partnership_id: int) -> AgreementRow | None:
    """The row of the latest draft of a partnership; None while it has none."""
    return session.scalars(
        select(AgreementRow)
        .where(AgreementRow.partnership_id == partnership_id)
        .order_by(AgreementRow.draft_number.desc())
        .limit(1)
    ).first()


def _filled(session: Session, row: AgreementRow, today: date) -> FilledAgreement:
    """The draft with its values, all from one consistent state."""
    # First of all: later the row would be there already, without its partners.
    owner = partnership_row(session, row.partnership_id)
    centre = read_centre(session)
    budget = budget_sheet_of(owner.budget) if owner.budget else None
    return with_money(fill(row, partnership_of(owner), centre, budget, today), owner.budget)
