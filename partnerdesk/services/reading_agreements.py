"""Rows of agreements become frozen values here, and only here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from partnerdesk.domain.agreement import (
    Agreement,
    Clause,
    Frozen,
    Nature,
    TalkState,
    Translated,
)
from partnerdesk.domain.amendments import Amendment, AmendmentKind
from partnerdesk.domain.annexes import Annex
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
        second_heading=row.second_heading,
        second_text=row.second_text,
        second_of=row.second_of,
        changes_id=row.changes_id,
        takes_out=row.takes_out,
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
        second_language=row.second_language,
        second_title=row.second_title,
        prevailing_language=row.prevailing_language,
        amendment=amendment_of(row),
        ended_on=row.ended_on,
        ended_reason=row.ended_reason,
        translated={
            language: {name: Translated(*said) for name, said in fields.items()}
            for language, fields in translated_fields(row).items()
        },
        further_annexes=frozenset(map(Annex, row.further_annexes.split())),
    )


def translated_fields(row: AgreementRow) -> dict[str, dict[str, tuple[str, str]]]:
    """Fields in another language as they are kept: which words, and what they say."""
    kept = cast("dict[str, dict[str, tuple[str, str]]]", row.translated_values)
    return {language: dict(fields) for language, fields in kept.items()}


def amendment_of(row: AgreementRow) -> Amendment | None:
    """What makes a draft an amendment; None for the agreement itself."""
    if row.amends_id is None:
        return None
    return Amendment(
        AmendmentKind(row.kind),
        row.amendment_number,
        row.amends_id,
        row.about_id,
        row.effective_on,
        row.until_on,
    )


def values_when_frozen(kept: Mapping[str, object]) -> dict[str, str | None]:
    """What the fields of a frozen draft say, by name."""
    return {name: str(value) if value else None for name, value in kept.items()}


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
