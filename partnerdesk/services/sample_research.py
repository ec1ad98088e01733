"""What the example centre concluded about its partners, and the files that prove it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from partnerdesk.domain.attachments import FileType
from partnerdesk.services.attachments import add_file
from partnerdesk.store.tables import AttachmentRow, OrganisationRow


def fill_research(
    session: Session,
    told: Mapping[str, Any],
    organisations: Mapping[str, OrganisationRow],
    today: date,
) -> None:
    """Judgements, sources, conflicts of interest and files, as ``research.toml`` tells them."""
    for table in told["research"]:
        row = organisations[table["organisation"]]
        row.conflict_of_interest = table.get("conflict", "")
        if "judgement" in table:
            row.judgement = table["judgement"]
            row.judgement_reason = table["reason"]
            row.judged_on = today + timedelta(days=table["judged"])
            row.judged_by = table["judged_by"]
        for answer in row.research:
            answer.source = table.get("sources", {}).get(answer.question, answer.source)
        for file in table.get("file", ()):
            _attach(session, row, file)


def _attach(session: Session, row: OrganisationRow, file: Mapping[str, Any]) -> None:
    attachment = AttachmentRow(
        question=file.get("question", ""),
        name=file["name"],
        added_on=row.judged_on,
        added_by=row.judged_by,
    )
    add_file(session, row, attachment, file["text"].encode(), FileType.TEXT)
