"""Reads a row of a foreign list: what it says about an organisation, and what is wrong with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import FieldSpec, clean, parse_date
from partnerdesk.domain.guidance import sentence
from partnerdesk.domain.headings import says_nothing, words_key
from partnerdesk.domain.import_columns import (
    ADDRESS,
    CONTACT_PREFIX,
    FIRST_NAME,
    LAST_NAME,
    NOTES,
    guess_target,
    kind_words,
    level_words,
)
from partnerdesk.domain.importing import LEAVE_OUT, Candidate, Matching, RowProblem, Table
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, ORGANISATION_FIELDS, field_named
from partnerdesk.domain.texts import N_, Texts

_NO_ADDRESS = re.compile(r"mailto:|[<>()\"']")
_STRONG_SEPARATORS = re.compile(r"[;,|\n]|\b(?:oder|und|or|and)\b", re.IGNORECASE)
_LEAST_DIGITS, _LEAST_DIGITS_AT_SLASH = 5, 7
_NUMBER_IN_WORDS = re.compile(r"\+?\d[\d\s()/.\-]*\d")
_TOWN = re.compile(r"(?:[A-Z]{1,3}[- ])?(?P<postal_code>\d{4,6})\s+(?P<place>\D.*)")


def read_rows(table: Table, matching: Matching, texts: Texts) -> tuple[Candidate, ...]:
    """All rows below the headings; empty rows and headings that are repeated are left out.

    ``texts`` is the language of the names of fields that are written into notes.
    """
    heading = table.rows[matching.header_at] if matching.header_at >= 0 else None
    first = matching.header_at + 1
    reader = _RowReader(matching, texts)
    return tuple(
        reader.read(number, row)
        for number, row in enumerate(table.rows[first:], start=first + 1)
        if any(row) and row != heading
    )


class _RowReader:
    """Reads the rows of one table."""

    def __init__(self, matching: Matching, texts: Texts) -> None:
        self._texts = texts
        self._columns = [
            (column, target)
            for column, target in enumerate(matching.targets)
            if target != LEAVE_OUT
        ]
        self._note_titles = {
            column: "" if guess_target(title) == NOTES else title
            for column, title in enumerate(matching.titles)
            if matching.targets[column] == NOTES
        }

    def read(self, number: int, row: Sequence[str]) -> Candidate:
        """What one row says."""
        cells: dict[str, list[str]] = defaultdict(list)
        reading = _Reading(self._texts)
        for column, target in self._columns:
            if says_nothing(row[column]):
                continue
            if target == NOTES:
                reading.note(self._note_titles[column], row[column])
            else:
                cells[target].append(row[column])
        return reading.candidate(number, cells)


@dataclass
class _Reading:
    """What has been read of one row so far."""

    texts: Texts
    organisation: dict[str, str] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)

    def candidate(self, number: int, cells: Mapping[str, list[str]]) -> Candidate:
        """Read all cells of the row, which stand under their targets."""
        joined = {target: " ".join(several) for target, several in cells.items()}
        self._read_person(joined)
        for key in ("name", "legal_form", "register_number", "street", "postal_code", "place",
                    "country", "website"):  # fmt: skip
            self._take("", key, joined.get(key, ""))
        self._read_address(cells.get(ADDRESS, []))
        self._choose("kind", joined.get("kind", ""), kind_words())
        self._choose("level", joined.get("level", ""), level_words())
        self._read_addresses(cells)
        self._read_numbers(cells)
        return self._finished(number)

    def note(self, title: str, text: str) -> None:
        """Keep a text in the notes, under its title."""
        day = _day_in(text)
        words = self.texts.date(day) if day else text
        self.notes.append(f"{title}: {words}" if title else words)

    def _finished(self, number: int) -> Candidate:
        if "name" not in self.organisation and "name" in self.contact:
            self.organisation["name"] = self.contact["name"]
        self._keep_lonely_details()
        if self.notes:
            self._take("", NOTES, "\n".join(self.notes))
        refusal = None
        if "name" not in self.organisation:
            refusal = sentence(N_("There is no name in this row."))
        return Candidate(number, self.organisation, self.contact, tuple(self.problems), refusal)

    def _keep_lonely_details(self) -> None:
        """Without the name of a person her role is a note, her number and address the partner's."""
        if "name" in self.contact:
            return
        for key, value in self.contact.items():
            if key in ("phone", "email") and key not in self.organisation:
                self.organisation[key] = value
            else:
                self.note(self.texts.gettext(field_named(CONTACT_FIELDS, key).label), value)
        self.contact = {}

    def _read_person(self, joined: Mapping[str, str]) -> None:
        parts = (joined.get(FIRST_NAME, ""), joined.get(LAST_NAME, ""))
        name = joined.get("contact.name") or " ".join(part for part in parts if part)
        self._take(CONTACT_PREFIX, "name", name)
        self._take(CONTACT_PREFIX, "role", joined.get("contact.role", ""))

    def _read_address(self, cells: Sequence[str]) -> None:
        """Street, postal code and place that stand in one cell."""
        lines = [line.strip() for cell in cells for line in re.split(r"[,;\n]", cell)]
        streets = []
        for line in filter(None, lines):
            town = _TOWN.fullmatch(line)
            if town is not None and "postal_code" not in self.organisation:
                self._take("", "postal_code", town["postal_code"])
                if "place" not in self.organisation:
                    self._take("", "place", town["place"])
            else:
                streets.append(line)
        if "street" not in self.organisation:
            self._take("", "street", ", ".join(streets))
        elif streets:
            self.note("", ", ".join(streets))

    def _choose(self, key: str, text: str, known: Mapping[str, str]) -> None:
        if not text:
            return
        value = known.get(words_key(text))
        if value is not None:
            self.organisation[key] = value
            return
        spec = field_named(ORGANISATION_FIELDS, key)
        error = FieldError(key, N_("“{text}” is none of the known answers."), text=text[:60])
        self._complain(spec, text, error)

    def _read_addresses(self, cells: Mapping[str, list[str]]) -> None:
        """E-mail addresses: the first is the organisation's, one more the person's."""
        of_person = _split_addresses(cells.get("contact.email", []))
        general = _split_addresses(cells.get("email", []))
        self._spread("email", general, of_person)

    def _read_numbers(self, cells: Mapping[str, list[str]]) -> None:
        """Telephone numbers: the first is the organisation's, one more the person's."""
        of_person = _split_numbers(cells.get("contact.phone", []))
        general = _split_numbers(cells.get("phone", []))
        self._spread("phone", general, of_person)

    def _spread(self, key: str, general: list[str], of_person: list[str]) -> None:
        for text in of_person:
            self._take_first_free(key, text, CONTACT_PREFIX, "")
        for text in general:
            self._take_first_free(key, text, "", CONTACT_PREFIX)

    def _take_first_free(self, key: str, text: str, wanted: str, otherwise: str) -> None:
        """Put a text where it belongs, else where there is room, else into the notes."""
        if key not in self._values(wanted):
            self._take(wanted, key, text)
        elif text in (self.organisation.get(key), self.contact.get(key)):
            return
        elif key not in self._values(otherwise) and (not otherwise or "name" in self.contact):
            self._take(otherwise, key, text)
        else:
            self.note(self.texts.gettext(field_named(ORGANISATION_FIELDS, key).label), text)

    def _values(self, prefix: str) -> dict[str, str]:
        return self.contact if prefix else self.organisation

    def _take(self, prefix: str, key: str, text: str) -> None:
        """Take a text over, or say why not and keep it in the notes."""
        if not text:
            return
        spec = field_named(CONTACT_FIELDS if prefix else ORGANISATION_FIELDS, key)
        try:
            value = clean(spec, text if spec.kind == "long" else " ".join(text.split()))
        except FieldError as error:
            self._complain(spec, text, error)
            return
        if value:
            self._values(prefix)[key] = value

    def _complain(self, spec: FieldSpec, text: str, error: FieldError) -> None:
        self.problems.append(RowProblem(spec.label, error))
        if spec.key != NOTES:
            self.note(self.texts.gettext(spec.label), text)


def _day_in(text: str) -> date | None:
    try:
        return parse_date(text)
    except FieldError:
        return None


def _split_addresses(cells: Sequence[str]) -> list[str]:
    """The e-mail addresses of some cells; a cell without one is handed on as it is."""
    found: list[str] = []
    for cell in cells:
        words = _NO_ADDRESS.sub(" ", cell).replace(",", " ").replace(";", " ").split()
        found += [word for word in words if "@" in word] or [cell]
    return found


def _split_numbers(cells: Sequence[str]) -> list[str]:
    """The telephone numbers of some cells, without the words around them."""
    return [number for cell in cells for number in _numbers_in(cell)]


def _numbers_in(cell: str) -> Iterator[str]:
    pieces = _join_short(_STRONG_SEPARATORS.split(cell), _LEAST_DIGITS, " ")
    for piece in pieces:
        for part in _join_short(piece.split("/"), _LEAST_DIGITS_AT_SLASH, "/"):
            yield from _bare_numbers(part)


def _join_short(parts: Sequence[str], least_digits: int, glue: str) -> list[str]:
    """Parts that are numbers of their own; shorter ones belong to their neighbour."""
    joined: list[str] = []
    for part in parts:
        short = joined and min(_count_digits(part), _count_digits(joined[-1])) < least_digits
        if short:
            joined[-1] += glue + part
        else:
            joined.append(part)
    return joined


def _bare_numbers(text: str) -> Iterator[str]:
    """The numbers without the words around them; words with other digits stay whole."""
    found = [match.group().strip() for match in _NUMBER_IN_WORDS.finditer(text)]
    are_long = all(_count_digits(number) >= _LEAST_DIGITS for number in found)
    if found and are_long and not re.search(r"\d", _NUMBER_IN_WORDS.sub("", text)):
        yield from found
    elif text.strip():
        yield text.strip()


def _count_digits(text: str) -> int:
    return sum(character.isdigit() for character in text)
