"""What a package for another centre holds, and how that is written down and read again.

A package carries organisations with their contacts and, if the sender wants it, notes and research.
Votes, agreements, money, attached files, and who speaks or signs for a partner stay in the centre.
Reading is strict: whatever this program would not have written is refused as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn, TypeVar

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import EARLIEST_YEAR, LATEST_YEAR, LONG_LIMIT, sanitised
from partnerdesk.domain.import_columns import CONTACT_KEYS, ORGANISATION_KEYS
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, ORGANISATION_FIELDS, field_named
from partnerdesk.domain.partners import Finding, ResearchAnswer, ResearchQuestion
from partnerdesk.domain.texts import LANGUAGES, N_

FORMAT = 1
"""Counted up whenever an older program could no longer read what a newer one writes."""
PURPOSE = "PartnerDesk package"
MARKS = ("wants_stamp", "is_religious")
MOST_PARTNERS = 20_000
SHORT_LIMIT = 200

_TEXT_KEYS = (*ORGANISATION_KEYS, "language", "other_languages")
_CODES: Mapping[str, frozenset[str]] = {
    "kind": frozenset(PartnerKind),
    "level": frozenset(Level),
    "language": frozenset(LANGUAGES),
}
_UID = re.compile(r"[0-9a-f]{32}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_VALUES = 1_000_000
"""A register of 20,000 partners has fewer commas; millions of empty lists would fill the memory."""

Part = TypeVar("Part")
Json = dict[str, object]


@dataclass(frozen=True)
class SentPartner:
    """An organisation in a package; what is empty is left out of ``values`` and ``contacts``.

    ``values`` also holds the marks that are set, as "True".
    """

    uid: str
    values: Mapping[str, str]
    contacts: tuple[Mapping[str, str], ...] = ()
    research: tuple[ResearchAnswer, ...] = ()

    @property
    def name(self) -> str:
        """The name of the organisation."""
        return self.values["name"]


@dataclass(frozen=True)
class Counts:
    """How much a package holds."""

    organisations: int
    contacts: int
    research: int


@dataclass(frozen=True)
class Manifest:
    """What a package says about itself; ``sha256`` is the fingerprint of its register."""

    centre: str
    created: datetime
    program: str
    counts: Counts
    sha256: str


@dataclass(frozen=True)
class Package:
    """A package that was read and checked."""

    manifest: Manifest
    partners: tuple[SentPartner, ...]


def counts_of(partners: Sequence[SentPartner]) -> Counts:
    """How much these partners are."""
    return Counts(
        len(partners),
        sum(len(partner.contacts) for partner in partners),
        sum(len(partner.research) for partner in partners),
    )


# Writing ------------------------------------------------------------------------------------


def register_bytes(partners: Sequence[SentPartner]) -> bytes:
    """The register of a package; the same partners always give the same bytes."""
    return _json_bytes({"organisations": [_partner_json(partner) for partner in partners]})


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest of a package."""
    counts = manifest.counts
    return _json_bytes(
        {
            "purpose": PURPOSE,
            "format": FORMAT,
            "program": manifest.program,
            "centre": manifest.centre,
            "created": manifest.created.isoformat(timespec="seconds"),
            "counts": {
                "organisations": counts.organisations,
                "contacts": counts.contacts,
                "research": counts.research,
            },
            "sha256": {"register.json": manifest.sha256},
        }
    )


def _json_bytes(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")


def _partner_json(partner: SentPartner) -> Json:
    written: Json = {"uid": partner.uid, **partner.values}
    written |= {mark: True for mark in MARKS if mark in partner.values}
    if partner.contacts:
        written["contacts"] = [dict(contact) for contact in partner.contacts]
    if partner.research:
        written["research"] = [_answer_json(answer) for answer in partner.research]
    return written


def _answer_json(answer: ResearchAnswer) -> Json:
    written: Json = {"question": answer.question.value, "finding": answer.finding.value}
    if answer.source:
        written["source"] = answer.source
    if answer.looked_by:
        written["looked_by"] = answer.looked_by
    if answer.looked_on is not None:
        written["looked_on"] = answer.looked_on.isoformat()
    return written


# Reading ------------------------------------------------------------------------------------


class _MalformedError(Exception):
    """The JSON is not what this program writes."""


def read_manifest(data: bytes) -> Manifest:
    """What a package says about itself.

    Raises:
        UserError: it is no manifest, or that of a newer program.
    """
    try:
        values = _object(_parsed(data))
        if values.get("purpose") != PURPOSE:
            raise foreign()
        if _number(values.get("format")) > FORMAT:
            raise _newer(values.get("program"))
        return _manifest(values)
    except _MalformedError as error:
        raise malformed() from error


def read_register(data: bytes) -> tuple[SentPartner, ...]:
    """The partners of a package.

    Raises:
        UserError: the register holds anything that this program would not have written.
    """
    try:
        values = _object(_parsed(data), required=("organisations",))
        partners = tuple(map(_partner, _list(values["organisations"], MOST_PARTNERS)))
        _refuse_repeated([partner.uid for partner in partners])
        return partners
    except _MalformedError as error:
        raise malformed() from error


def _manifest(values: Json) -> Manifest:
    required = ("purpose", "format", "program", "centre", "created", "counts", "sha256")
    _object(values, required=required)
    kinds = ("organisations", "contacts", "research")
    counts = _object(values["counts"], required=kinds)
    parts = _object(values["sha256"], required=("register.json",))
    return Manifest(
        centre=_text(values["centre"], SHORT_LIMIT),
        created=_read(datetime.fromisoformat, values["created"]),
        program=_text(values["program"], SHORT_LIMIT),
        counts=Counts(*(_number(counts[kind]) for kind in kinds)),
        sha256=_matching(_SHA256, parts["register.json"]),
    )


def _partner(value: object) -> SentPartner:
    optional = (*_TEXT_KEYS, *MARKS, "contacts", "research")
    values = _object(value, required=("uid", "name"), optional=optional)
    texts = {key: _organisation_text(key, values[key]) for key in _TEXT_KEYS if key in values}
    for mark in MARKS:
        if mark in values:
            texts[mark] = str(_only_true(values[mark]))
    contacts = tuple(map(_contact, _list(values.get("contacts", []))))
    research = tuple(map(_answer, _list(values.get("research", []))))
    _refuse_repeated([answer.question for answer in research])
    return SentPartner(_matching(_UID, values["uid"]), texts, contacts, research)


def _organisation_text(key: str, value: object) -> str:
    if key == "other_languages":
        return _text(value, SHORT_LIMIT)
    spec = field_named(ORGANISATION_FIELDS, key)
    is_long = spec.kind == "long"
    text = _text(value, LONG_LIMIT if is_long else spec.max_length, keep_lines=is_long)
    if key in _CODES and text not in _CODES[key]:
        raise _MalformedError
    return text


def _contact(value: object) -> dict[str, str]:
    values = _object(value, required=("name",), optional=CONTACT_KEYS)
    return {
        key: _text(values[key], field_named(CONTACT_FIELDS, key).max_length)
        for key in CONTACT_KEYS
        if key in values
    }


def _answer(value: object) -> ResearchAnswer:
    optional = ("source", "looked_by", "looked_on")
    values = _object(value, required=("question", "finding"), optional=optional)
    day = values.get("looked_on")
    return ResearchAnswer(
        question=_read(ResearchQuestion, values["question"]),
        finding=_read(Finding, values["finding"]),
        source=_text(values["source"], SHORT_LIMIT) if "source" in values else "",
        looked_on=None if day is None else _day(day),
        looked_by=_text(values["looked_by"], SHORT_LIMIT) if "looked_by" in values else "",
    )


def _day(value: object) -> date:
    day = _read(date.fromisoformat, value)
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise _MalformedError
    return day


# The shape of JSON --------------------------------------------------------------------------


def _parsed(data: bytes) -> object:
    """JSON without anything that two readers could read differently."""
    if data.count(b",") > _MOST_VALUES or data.count(b"[") > _MOST_VALUES:
        raise too_large()
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_without_repeated, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as error:  # not UTF-8, no JSON, or too deep
        raise _MalformedError from error


def _without_repeated(pairs: list[tuple[str, object]]) -> Json:
    _refuse_repeated([name for name, _value in pairs])
    return dict(pairs)


def _no_number(_word: str) -> NoReturn:
    raise _MalformedError  # NaN and Infinity are no JSON


def _refuse_repeated(names: Sequence[str]) -> None:
    if len(set(names)) != len(names):
        raise _MalformedError


def _object(value: object, *, required: Sequence[str] = (), optional: Sequence[str] = ()) -> Json:
    """An object; with ``required`` it holds all of these and nothing but the optional ones."""
    if not isinstance(value, dict):
        raise _MalformedError
    if required and not set(required) <= value.keys() <= {*required, *optional}:
        raise _MalformedError
    return value


def _list(value: object, most: int = MOST_PARTNERS) -> list[object]:
    if not isinstance(value, list):
        raise _MalformedError
    if len(value) > most:
        raise too_large()
    return value


def _text(value: object, limit: int, *, keep_lines: bool = False) -> str:
    """A text as the forms store it: not empty, not too long, no control characters."""
    if not isinstance(value, str) or not value.strip() or len(value) > limit:
        raise _MalformedError
    if sanitised(value, keep_lines=keep_lines) != value:
        raise _MalformedError
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _MalformedError
    return value


def _only_true(value: object) -> bool:
    if value is not True:
        raise _MalformedError
    return True


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _MalformedError
    return value


def _read(reader: Callable[[str], Part], value: object) -> Part:
    if not isinstance(value, str):
        raise _MalformedError
    try:
        return reader(value)
    except ValueError as error:
        raise _MalformedError from error


# Why a package is refused -------------------------------------------------------------------


def foreign() -> UserError:
    """The file is something else."""
    return UserError(
        N_("This is no package of PartnerDesk."),
        N_("Ask the other centre for the file whose name ends with .partnerdesk."),
    )


def malformed() -> UserError:
    """The package was changed by hand, or by a program that is not ours."""
    return UserError(
        N_("This package holds something that does not belong there, so it was not opened."),
        N_("Ask who sent it to make it again with PartnerDesk."),
    )


def damaged() -> UserError:
    """The package is not what its manifest says."""
    return UserError(
        N_("This package is damaged, or it was changed after it was made."),
        N_("Ask the other centre to send it once more."),
    )


def too_large() -> UserError:
    """The package holds more than any register."""
    return UserError(
        N_("This package holds far more than any register, so it was not opened."),
        N_("Ask who sent it to you what it is."),
    )


def _newer(program: object) -> UserError:
    is_name = isinstance(program, str) and program.isprintable() and len(program) < 30
    return UserError(
        N_("This package was made with a newer PartnerDesk: {version}."),
        N_("Update your PartnerDesk, or ask for the list as an Excel table."),
        version=program if is_name else "?",
    )
