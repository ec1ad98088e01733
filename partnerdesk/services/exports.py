"""Giving the register out as a list: for Excel and LibreOffice, for other programs, as cards."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from pathlib import Path

from partnerdesk.domain.csv_cells import defused
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.import_columns import CONTACT_KEYS, ORGANISATION_KEYS
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, ORGANISATION_FIELDS, field_named
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.desk import Desk
from partnerdesk.services.known_partners import rows_wanted
from partnerdesk.services.reading import organisation_of
from partnerdesk.services.saving import save_whole

_MOST_CHARACTERS = 32_767
_WIDE_COLUMNS = {"name": 38, "kind": 34, "street": 26, "email": 30, "notes": 60}
_USUAL_WIDTH = 20

Rows = list[list[str]]


class ListFormat(StrEnum):
    """How a list can be given out; the value ends the name of its file."""

    EXCEL = ".xlsx"
    CSV = ".csv"
    CARDS = ".vcf"


def export_partners(
    desk: Desk, file: Path, only: Collection[int] | None = None, language: str | None = None
) -> int:
    """Write the partners into a file whose ending tells its format; the answer is their number.

    ``only`` names the organisations that are wanted; without it all that are not archived.

    Raises:
        UserError: the ending is unknown or the place cannot be written to; no file is left behind.
    """
    try:
        build = _BUILDERS[ListFormat(file.suffix.lower())]
    except ValueError as error:
        raise UserError(
            N_("A list cannot be written as {name}."),
            N_("End the name with .xlsx, .csv or .vcf."),
            name=file.name,
        ) from error
    organisations = _organisations(desk, only)
    texts = for_language(language or desk.settings.current.language or "en")
    save_whole(build(organisations, texts), file, N_("The list could not be saved as {name}."))
    return len(organisations)


def _organisations(desk: Desk, only: Collection[int] | None) -> list[Organisation]:
    with desk.database.read() as session:
        found = [organisation_of(row) for row in rows_wanted(session, only)]
    return sorted(found, key=lambda organisation: search_key(organisation.name))


def _table(organisations: Sequence[Organisation], texts: Texts) -> Rows:
    """The headings, then a row for each person, or for an organisation without people."""
    rows = [_headings(texts)]
    for organisation in organisations:
        about_it = [_cell(organisation, key, texts) for key in ORGANISATION_KEYS]
        people: Sequence[Contact | None] = organisation.contacts or (None,)
        rows += [about_it + [getattr(one, key, "") for key in CONTACT_KEYS] for one in people]
    return rows


def _headings(texts: Texts) -> list[str]:
    labels = [field_named(ORGANISATION_FIELDS, key).label for key in ORGANISATION_KEYS]
    labels += [field_named(CONTACT_FIELDS, key).label for key in CONTACT_KEYS]
    return [texts.gettext(label) for label in labels]


def _cell(organisation: Organisation, key: str, texts: Texts) -> str:
    value = getattr(organisation, key)
    if key in ("kind", "level"):
        return texts.gettext(value.label) if value is not None else ""
    return str(value)


# Formats ------------------------------------------------------------------------------------


def _excel(organisations: Sequence[Organisation], texts: Texts) -> bytes:
    import xlsxwriter  # slow to import and seldom needed

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet(texts.gettext(N_("Partners")))
    heading = book.add_format({"bold": True, "bg_color": "#DCEDEC", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    rows = _table(organisations, texts)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            # Never sheet.write: it makes a formula of a name that begins with "=".
            sheet.write_string(at, column, _shortened(text), wrapped if at else heading)
    for column, key in enumerate((*ORGANISATION_KEYS, *CONTACT_KEYS)):
        sheet.set_column(column, column, _WIDE_COLUMNS.get(key, _USUAL_WIDTH))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    book.close()
    return file.getvalue()


def _shortened(text: str) -> str:
    """A text that fits into a cell; Excel calls a file with a longer one damaged."""
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"


def _csv(organisations: Sequence[Organisation], texts: Texts) -> bytes:
    """As Excel expects it in the language: with its separator, and marked as UTF-8."""
    written = io.StringIO(newline="")
    delimiter = ";" if texts.language == "de" else ","
    writer = csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    for row in _table(organisations, texts):
        writer.writerow([defused(text) for text in row])
    return written.getvalue().encode("utf-8-sig")


def _cards(organisations: Sequence[Organisation], texts: Texts) -> bytes:
    from partnerdesk.services.address_cards import write_cards

    return write_cards(organisations, texts).encode("utf-8")


_BUILDERS: dict[ListFormat, Callable[[Sequence[Organisation], Texts], bytes]] = {
    ListFormat.EXCEL: _excel,
    ListFormat.CSV: _csv,
    ListFormat.CARDS: _cards,
}
