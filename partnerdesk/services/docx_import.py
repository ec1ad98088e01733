"""Takes in an agreement that was written elsewhere: a .docx file becomes clauses."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from partnerdesk.domain.agreement_language import FIRST_TITLE
from partnerdesk.domain.clause_text import Span
from partnerdesk.domain.clauses import reference_to
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.foreign_text import (
    ForeignAgreement,
    ForeignClause,
    Part,
    agreement_of_parts,
)
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.agreements import TITLE, agreement_row, latest_row
from partnerdesk.services.centre import language_of_centre
from partnerdesk.services.clauses import HEADING, TEXT, insert_clauses
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row
from partnerdesk.services.reading_apart import UnreadableError, check_archive, read_apart
from partnerdesk.services.table_files import file_bytes
from partnerdesk.store.tables import AgreementRow, ClauseRow

SUFFIX = ".docx"
MOST_CLAUSES = 500
BEGINNING = N_("At the beginning")


def look(file: Path, language: str) -> ForeignAgreement:
    """The clauses that a file holds; nothing is written yet.

    Raises:
        UserError: it cannot be read, is no such document, or holds nothing.
    """
    data = file_bytes(file)
    try:
        check_archive(data)
        answer = read_apart("agreement", data)
    except UnreadableError as error:
        raise UserError(
            N_("The file {name} is damaged, or it is no Word document."),
            N_("Open it in Word or LibreOffice, and save it there as .docx."),
            name=file.name,
        ) from error
    beginning = for_language(language).gettext(BEGINNING)
    found = agreement_of_parts([_part(part) for part in answer["parts"]], beginning)
    if not found.clauses:
        raise UserError(N_("There are no words in this document."), N_("Choose another file."))
    if len(found.clauses) > MOST_CLAUSES:
        raise UserError(
            N_("This document has {count} clauses; no agreement is that long."),
            N_("Choose another file."),
            count=len(found.clauses),
        )
    return replace(found, margins=tuple(answer["margins"]))


def make_draft(desk: Desk, partnership_id: int, found: ForeignAgreement, name: str = "") -> int:
    """Make a new draft of these clauses in one step; earlier drafts stay. The answer is its id.

    Raises:
        FieldError: a clause is longer than one can be.
        UserError: there is no such partnership.
    """
    change = Change(N_("Take in the agreement “{title}”"), title=found.title or name)
    with desk.database.write(change) as session:
        row = partnership_row(session, partnership_id)
        earlier = latest_row(session, partnership_id)
        language = earlier.language if earlier else language_of_centre(session)
        texts = for_language(language)
        draft = AgreementRow(
            language=language,
            name=clean(TITLE, name or found.title or texts.gettext(BEGINNING)),
            title=clean(TITLE, found.title or texts.gettext(FIRST_TITLE)),
            originals_count=earlier.originals_count if earlier else max(2, len(row.partners) + 1),
            agreed_values=earlier.agreed_values if earlier else {},
            further_annexes=earlier.further_annexes if earlier else "",
            draft_number=earlier.draft_number + 1 if earlier else 1,
            created_on=desk.clock().date(),
        )
        row.agreements.append(draft)
        session.flush()
        _add(session, draft, found, 0, texts)
        return draft.id


def add_clauses(
    desk: Desk, agreement_id: int, found: ForeignAgreement, after_id: int | None
) -> int:
    """Add these clauses behind another one, in one step. The answer is the id of the first.

    Raises:
        FieldError: a clause is longer than one can be.
        UserError: the draft is no longer there.
    """
    change = Change(N_("Take in clauses: {count}"), count=str(len(found.clauses)))
    with desk.database.write(change) as session:
        row = agreement_row(session, agreement_id)
        ids = [clause.id for clause in row.clauses]
        place = ids.index(after_id) + 1 if after_id in ids else len(ids)
        return _add(session, row, found, place, for_language(row.language))


def _add(
    session: Session, draft: AgreementRow, found: ForeignAgreement, place: int, texts: Texts
) -> int:
    """Insert the clauses, then let what they say of one another follow their new numbers."""
    section = draft.clauses[place - 1].section if place else 1
    rows = [
        ClauseRow(
            key="",
            section=section,
            heading=clean(HEADING, one.heading),
            text=clean(TEXT, one.text),
            position=0,
        )
        for one in found.clauses
    ]
    insert_clauses(session, draft, rows, place)
    new_ids = _by_old_number(found.clauses, rows)
    for row in rows:
        row.text = _with_references(row.text, new_ids, texts)
    return rows[0].id


def _by_old_number(found: tuple[ForeignClause, ...], rows: list[ClauseRow]) -> dict[str, int]:
    pairs = zip(found, rows, strict=True)
    return {one.old_number: row.id for one, row in pairs if one.old_number}


def _with_references(text: str, new_ids: dict[str, int], texts: Texts) -> str:
    """What reads like the number of a clause becomes one that follows the clause."""
    before, after = texts.gettext(N_("clause {number}")).split("{number}")

    def live(said: re.Match[str]) -> str:
        new_id = new_ids.get(said[1])
        return f"{{{reference_to('', new_id)}}}" if new_id is not None else said[0]

    return re.sub(rf"\b{re.escape(before)}(\d{{1,3}}){re.escape(after)}(?!\d)", live, text)


def _part(found: dict[str, Any]) -> Part:
    spans = tuple(Span(text, is_bold) for text, is_bold in found.pop("spans"))
    return Part(spans=spans, **found)
