"""What all papers share: the centre on every page, the language, the file they are kept in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from partnerdesk.domain.centre import Centre
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.agreements import latest_row
from partnerdesk.services.centre import language_of_centre, read_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.saving import save_whole

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST_NAME = 80


def texts_of_paper(desk: Desk, language: str | None, partnership_id: int | None = None) -> Texts:
    """The texts of a paper: as asked, else in the draft's language, else in the centre's own."""
    if language is not None:
        return for_language(language)
    with desk.database.read() as session:
        draft = latest_row(session, partnership_id) if partnership_id is not None else None
        return for_language(draft.language if draft else language_of_centre(session))


def dated_context(desk: Desk, texts: Texts) -> PaperContext:
    """What every page of a paper shows that is true as of today."""
    with desk.database.read() as session:
        context = paper_context(read_centre(session))
    return replace(context, version_label=as_of(desk.clock().date(), texts))


def paper_context(centre: Centre) -> PaperContext:
    """What every page shows of the centre."""
    return PaperContext(
        centre_name=centre.organisation.name,
        paper_size=centre.paper_size,
        is_sample=centre.is_sample,
        logo=centre.logo,
    )


def as_of(today: date, texts: Texts) -> str:
    """The day of a paper: "As of 12 March 2026"."""
    return texts.gettext(N_("As of {day}")).format(day=texts.date(today))


def file_name(*parts: str) -> str:
    """A file name of these parts that every system accepts."""
    bare = " – ".join(_NOT_IN_FILE_NAMES.sub(" ", part).strip() for part in parts if part)
    return f"{bare[:_LONGEST_NAME].rstrip(' .')}.pdf"


def save_pdf(pdf: bytes, path: Path) -> None:
    """Write a PDF as a whole: a file with this name is complete or as it was before.

    Raises:
        UserError: the place cannot be written to; no file is left behind.
    """
    save_whole(pdf, path, N_("The PDF could not be saved as {name}."))
