"""Agreements: make a draft from the library, write its clauses, agree on its values."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.agreement_language import FIRST_TITLE, in_language
from partnerdesk.domain.agreement_values import computed_values
from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.clauses import ClauseTemplate, draft_clauses, load_library
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import FieldSpec, clean, sanitised
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.history import Change
from partnerdesk.domain.partnership import Partnership, Path
from partnerdesk.domain.starting import clause_conditions
from partnerdesk.domain.texts import N_, for_language
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import WHOLE, partnership_row
from partnerdesk.services.reading import agreement_of, budget_sheet_of, centre_of, partnership_of
from partnerdesk.store.tables import AgreementRow, CentreRow, ClauseRow

TITLE = FieldSpec("title", N_("Title of the agreement"), required=True)
HEADING = FieldSpec("heading", N_("Heading of the clause"), required=True)
TEXT = FieldSpec("text", N_("Text of the clause"), "long")
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
    with desk.database.read() as session:
        rows = session.scalars(
            select(AgreementRow)
            .options(
                selectinload(AgreementRow.clauses),
                selectinload(AgreementRow.partnership).options(*WHOLE),
            )
            .order_by(AgreementRow.partnership_id.desc(), AgreementRow.draft_number)
        )
        latest = {row.partnership_id: row for row in rows}
        return tuple(_filled(session, row, _today(desk)) for row in latest.values())


def current_agreement(desk: Desk, partnership_id: int) -> FilledAgreement | None:
    """The latest draft of a partnership; None while it has none."""
    with desk.database.read() as session:
        row = _latest_row(session, partnership_id)
        return _filled(session, row, _today(desk)) if row else None


def fill(
    row: AgreementRow,
    partnership: Partnership,
    centre: Centre,
    budget: BudgetSheet | None,
    today: date,
) -> FilledAgreement:
    """A draft with what its fields say on a day."""
    agreement = agreement_of(row)
    texts = for_language(agreement.language)
    values = computed_values(partnership, centre, budget, agreement, texts, today)
    return FilledAgreement(agreement, partnership, centre, budget, values)


def draft_row(
    path: Path, conditions: frozenset[str], language: str, today: date, *, parties: int = 2
) -> AgreementRow:
    """The first draft of a path, ready to be added to a partnership's row.

    ``conditions`` are those of the clause library that hold; ``parties`` counts the centre, too.
    """
    return AgreementRow(
        language=language,
        title=for_language(language).gettext(FIRST_TITLE),
        originals_count=max(2, parties),
        created_on=today,
        clauses=[
            _clause_row(template, position)
            for position, template in enumerate(draft_clauses(path, conditions, language), start=1)
        ],
    )


def start_draft(desk: Desk, partnership_id: int, language: str) -> int:
    """Make a new draft from the library; earlier drafts stay. The answer is its id.

    Raises:
        UserError: there is no such partnership.
    """
    with desk.database.write(Change(N_("Make a new draft of the agreement"))) as session:
        row = partnership_row(session, partnership_id)
        partnership = partnership_of(row)
        draft = draft_row(
            partnership.path,
            clause_conditions(partnership.path, partnership.answers),
            language,
            _today(desk),
            parties=len(partnership.parties) + 1,
        )
        earlier = _latest_row(session, partnership_id)
        draft.draft_number = earlier.draft_number + 1 if earlier else 1
        row.agreements.append(draft)
        session.flush()
        return draft.id


def cleaned_text(text: str) -> str:
    """The text of a clause as it would be stored, whatever its length."""
    return sanitised(text, keep_lines=True).strip()


def set_clause_text(desk: Desk, clause_id: int, text: str) -> None:
    """Write the text of a clause, its fields as ``{name}``.

    Raises:
        FieldError: the text is too long.
        UserError: the clause is no longer there.
    """
    kept = clean(TEXT, text)
    heading = _heading(desk, clause_id)
    change = Change(
        N_("Change the clause “{heading}”"), merge_key=f"clause-{clause_id}", heading=heading
    )
    with desk.database.write(change) as session:
        clause_row(session, clause_id).text = kept


def set_clause_heading(desk: Desk, clause_id: int, heading: str) -> None:
    """Name a clause.

    Raises:
        FieldError: no heading, or too long.
        UserError: the clause is no longer there.
    """
    kept = clean(HEADING, heading)
    change = Change(
        N_("Change the heading “{heading}”"), merge_key=f"heading-{clause_id}", heading=kept
    )
    with desk.database.write(change) as session:
        clause_row(session, clause_id).heading = kept


def move_clause(desk: Desk, clause_id: int, step: int) -> None:
    """Move a clause one place up (-1) or down (1); at the ends nothing happens."""
    change = Change(N_("Move the clause “{heading}”"), heading=_heading(desk, clause_id))
    with desk.database.write(change) as session:
        row = clause_row(session, clause_id)
        order = agreement_row(session, row.agreement_id).clauses
        place = order.index(row)
        target = place + step
        if 0 <= target < len(order):
            row.position, order[target].position = order[target].position, row.position


def add_clause_from_library(desk: Desk, agreement_id: int, key: str) -> int:
    """Add a clause of the library where it belongs by its section. The answer is its id.

    Raises:
        UserError: the draft holds it already, or is no longer there.
    """
    language, taken = _language_and_keys(desk, agreement_id)
    template = next(one for one in load_library(language) if one.key == key)
    if key in taken:
        raise UserError(
            N_("The agreement holds this clause already: {heading}."),
            N_("Choose another one, or change that clause."),
            heading=template.heading,
        )
    change = Change(N_("Add the clause “{heading}”"), heading=template.heading)
    with desk.database.write(change) as session:
        agreement = agreement_row(session, agreement_id)
        order = [row for row in agreement.clauses if row.section <= template.section]
        return _insert(session, agreement, _clause_row(template, 0), len(order))


def add_own_clause(desk: Desk, agreement_id: int, heading: str, after_id: int | None = None) -> int:
    """Add an empty clause of the centre's own, behind another one or at the end.

    Raises:
        FieldError: no heading, or too long.
        UserError: the draft is no longer there.
    """
    kept = clean(HEADING, heading)
    with desk.database.write(Change(N_("Add the clause “{heading}”"), heading=kept)) as session:
        agreement = agreement_row(session, agreement_id)
        ids = [row.id for row in agreement.clauses]
        place = ids.index(after_id) + 1 if after_id in ids else len(ids)
        section = agreement.clauses[place - 1].section if place else 1
        row = ClauseRow(key="", section=section, heading=kept, text="", position=0)
        return _insert(session, agreement, row, place)


def remove_clause(desk: Desk, clause_id: int) -> None:
    """Take a clause out of the draft.

    Raises:
        UserError: no agreement may be without it, or it is no longer there.
    """
    heading = _heading(desk, clause_id)
    with desk.database.write(
        Change(N_("Remove the clause “{heading}”"), heading=heading)
    ) as session:
        row = clause_row(session, clause_id)
        agreement = agreement_row(session, row.agreement_id)
        if _is_compulsory(agreement, row):
            raise UserError(
                N_("An agreement needs the clause “{heading}”."),
                N_("Without it the paper could be void. Change its words instead."),
                heading=heading,
            )
        session.delete(row)


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

    The answer is how many clauses kept them and have to be translated by hand.
    """
    with desk.database.write(Change(N_("Change the language of the agreement"))) as session:
        row = agreement_row(session, agreement_id)
        translated = in_language(agreement_of(row), language)
        row.language = language
        row.title = translated.agreement.title
        for old, new in zip(row.clauses, translated.agreement.clauses, strict=True):
            old.heading, old.text = new.heading, new.text
        return len(translated.kept)


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


def clause_row(session: Session, clause_id: int) -> ClauseRow:
    """The row of a clause.

    Raises:
        UserError: it is no longer there.
    """
    row = session.get(ClauseRow, clause_id)
    if row is None:
        raise UserError(
            N_("This clause is no longer here."), N_("Take the last step back with Ctrl+Z.")
        )
    return row


def _today(desk: Desk) -> date:
    return desk.clock().date()


def _latest_row(session: Session, partnership_id: int) -> AgreementRow | None:
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
    centre = centre_of(session.scalars(select(CentreRow).limit(1)).one())
    budget = budget_sheet_of(owner.budget) if owner.budget else None
    return fill(row, partnership_of(owner), centre, budget, today)


def _heading(desk: Desk, clause_id: int) -> str:
    with desk.database.read() as session:
        return clause_row(session, clause_id).heading


def _language_and_keys(desk: Desk, agreement_id: int) -> tuple[str, set[str]]:
    with desk.database.read() as session:
        row = agreement_row(session, agreement_id)
        return row.language, {clause.key for clause in row.clauses}


def _is_compulsory(agreement: AgreementRow, row: ClauseRow) -> bool:
    """Whether no agreement may be without the clause."""
    library = {one.key: one for one in load_library(agreement.language)}
    template = library.get(row.key)
    return template is not None and template.compulsory


def _clause_row(template: ClauseTemplate, position: int) -> ClauseRow:
    return ClauseRow(
        key=template.key,
        section=template.section,
        heading=template.heading,
        text=template.text,
        position=position,
    )


def _insert(session: Session, agreement: AgreementRow, row: ClauseRow, place: int) -> int:
    agreement.clauses.insert(place, row)
    for position, clause in enumerate(agreement.clauses, start=1):
        clause.position = position
    session.flush()
    return row.id
