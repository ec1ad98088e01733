"""Rows of agreements become frozen values here, and only here."""

from __future__ import annotations

from partnerdesk.domain.agreement import Agreement, Clause, Frozen, Nature, TalkState
from partnerdesk.store.tables import AgreementRow, ClauseRow


def clause_of(row: ClauseRow) -> Clause:
    """The clause a row describes."""
    return Clause(
        id=row.id,
        position=row.position,
        key=row.key,
        section=row.section,
        heading=row.heading,
        text=row.text,
        talks=TalkState(row.state),
    )


def agreement_of(row: AgreementRow) -> Agreement:
    """The draft a row describes, with its clauses in order."""
    return Agreement(
        id=row.id,
        partnership_id=row.partnership_id,
        partnership_name=row.partnership.name,
        draft_number=row.draft_number,
        language=row.language,
        title=row.title,
        originals_count=row.originals_count,
        created_on=row.created_on,
        clauses=tuple(clause_of(clause) for clause in row.clauses),
        values={name: str(value) for name, value in row.agreed_values.items()},
        frozen=_frozen(row),
        in_force_on=row.in_force_on,
        in_force_despite=row.in_force_despite,
        nature=Nature(row.nature),
    )


def _frozen(row: AgreementRow) -> Frozen | None:
    if row.frozen_on is None or row.frozen_sha256 is None:
        return None
    return Frozen(
        row.frozen_on,
        row.frozen_by,
        row.frozen_despite,
        row.frozen_sha256,
        row.frozen_fingerprint,
    )
