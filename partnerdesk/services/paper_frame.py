"""What all papers share: the centre on every page, the language, the file they are kept in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.centre import Centre
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.agreements import current_agreement
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading import centre_of
from partnerdesk.services.saving import write_whole
from partnerdesk.store.tables import CentreRow

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST_NAME = 80


def texts_of_paper(desk: Desk, language: str | None, partnership_id: int | None = None) -> Texts:
    """The texts of a paper: as asked, else in the draft's language, else in the centre's own."""
    if language is None and partnership_id is not None:
        filled = current_agreement(desk, partnership_id)
        language = filled.agreement.language if filled else None
    if language is None:
        with desk.database.read() as session:
            language = read_centre(session).organisation.language
    return for_language(language)


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


def read_centre(session: Session) -> Centre:
    """The one centre of the file."""
    return centre_of(session.scalars(select(CentreRow).limit(1)).one())


def file_name(*parts: str) -> str:
    """A file name of these parts that every system accepts."""
    bare = " – ".join(_NOT_IN_FILE_NAMES.sub(" ", part).strip() for part in parts if part)
    return f"{bare[:_LONGEST_NAME].rstrip(' .')}.pdf"


def save_pdf(pdf: bytes, path: Path) -> None:
    """Write a PDF as a whole: a file with this name is complete or as it was before.

    Raises:
        UserError: the place cannot be written to; no file is left behind.
    """
    try:
        write_whole(pdf, path)
    except OSError as error:
        raise UserError(
            N_("The PDF could not be saved as {name}."),
            N_("Choose another folder, or free some space, and try again."),
            name=path.name,
        ) from error
