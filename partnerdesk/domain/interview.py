"""The rules of the interview: which pages come, what is wrong on one, what deserves a warning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from partnerdesk.domain.drafts import Draft, Notation, Value, read
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import FieldSpec, clean
from partnerdesk.domain.interview_form import (
    NAMES,
    SETTLED_PATH,
    Answers,
    Page,
    path_of,
)
from partnerdesk.domain.interview_pages import PAGES, SPECS
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.money import Money, major_units
from partnerdesk.domain.partnership import ActorPart, Path
from partnerdesk.domain.starting import starting_point
from partnerdesk.domain.texts import Texts

_PROPOSED = {"review_months": "6"}
"""Answers that are right for most, until somebody gives another. Source: statement D7."""


@dataclass(frozen=True)
class Candidate:
    """An organisation that came to mind; ``kind`` and ``part`` may be unknown yet."""

    name: str
    kind: PartnerKind | None = None
    part: ActorPart | None = None
    level: Level | None = None


@dataclass(frozen=True)
class InterviewDraft:
    """An unfinished interview; ``partnership_id`` where an existing one is being changed."""

    id: int
    page_id: str
    answers: Answers
    saved_at: datetime
    partnership_id: int | None = None

    @property
    def name(self) -> str:
        """The name of the partnership, as far as it is written."""
        return str(self.answers.get("name", "")).strip()


@dataclass(frozen=True)
class Told:
    """Answers read as values; what is empty or cannot be read yet is None or ""."""

    answers: Answers
    notation: Notation

    @property
    def path(self) -> Path | None:
        """How the partnership began."""
        return path_of(self.answers)

    def text(self, key: str) -> str:
        """A text or the value of a choice."""
        value = self._value(key)
        return value if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        """A date."""
        value = self._value(key)
        return value if isinstance(value, date) else None

    def minor(self, key: str) -> int | None:
        """An amount in minor units, or a whole number."""
        value = self._value(key)
        return value if isinstance(value, int) else None

    def share(self, key: str) -> Decimal | None:
        """A share in percent."""
        value = self._value(key)
        return value if isinstance(value, Decimal) else None

    def chosen(self, key: str) -> tuple[str, ...]:
        """The chosen answers of a field with several."""
        value = self._value(key)
        return value if isinstance(value, tuple) else ()

    @property
    def kinds(self) -> frozenset[PartnerKind]:
        """The kinds of partners to look for: those of the path until somebody changes them."""
        if "kinds" not in self.answers:
            return starting_point(self.path).kinds if self.path else frozenset()
        return frozenset(PartnerKind(kind) for kind in self.chosen("kinds"))

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The office that asked or the funder, and who else came to mind, each name once."""
        found = [Candidate(name, kind, part) for name, kind, part in _names(self.answers)]
        by_name: dict[str, Candidate] = {}
        for candidate in (*self._who_made_it_begin, *found):
            first = by_name.setdefault(candidate.name.casefold(), candidate)
            by_name[candidate.name.casefold()] = replace(
                first, kind=first.kind or candidate.kind, part=first.part or candidate.part
            )
        return tuple(by_name.values())

    @property
    def _who_made_it_begin(self) -> tuple[Candidate, ...]:
        office, funder = self.text("mandate_office"), self.text("funder_name")
        if self.path is Path.TOP_DOWN and office:
            level = self.text("mandate_level")
            return (
                Candidate(office, PartnerKind.AUTHORITIES, level=Level(level) if level else None),
            )
        if self.path is Path.INCENTIVE and funder:
            return (Candidate(funder),)  # an office, a foundation or a bank
        return ()

    def _value(self, key: str) -> Value:
        spec = SPECS[key]
        try:
            return read(spec, draft_of(self.answers, spec), self.notation)
        except UserError:
            return None


def pages(answers: Answers) -> tuple[Page, ...]:
    """The pages these answers lead through.

    Every path has one page of its own, so their number is known before the path is.
    """
    path = path_of(answers) or Path.BOTTOM_UP
    return tuple(page for page in PAGES if page.only_path in (None, path))


def draft_of(answers: Answers, spec: FieldSpec) -> Draft:
    """What stands in a field; one that nobody has touched stands on its proposal."""
    found = answers.get(spec.key, _PROPOSED.get(spec.key))
    known = {option.value for option in spec.options}
    if spec.kind == "choice":
        return found if isinstance(found, str) and found in known else ""
    if spec.kind != "multi":
        return str(found or "")
    if found is None and spec.key == "kinds" and (path := path_of(answers)) is not None:
        kinds = starting_point(path).kinds
        return tuple(kind.value for kind in PartnerKind if kind in kinds)
    offered = found if isinstance(found, list | tuple) else ()
    return tuple(str(value) for value in offered if value in known)


def with_settled_path(answers: Answers) -> dict[str, object]:
    """The answers after the way of starting was confirmed.

    Where the kinds of partners were chosen by hand, those of the new path are added to them.
    """
    kept = dict(answers)
    path = path_of(answers)
    if path is not None and path != answers.get(SETTLED_PATH):
        if "kinds" in answers:
            wanted = Told(answers, Notation("", "en")).kinds | starting_point(path).kinds
            kept["kinds"] = [kind.value for kind in PartnerKind if kind in wanted]
        kept[SETTLED_PATH] = path.value
    return kept


def changed_path(answers: Answers) -> tuple[Path, Path] | None:
    """The settled path and the one chosen now, where they differ."""
    settled, chosen = path_of({"path": answers.get(SETTLED_PATH)}), path_of(answers)
    if settled is None or chosen is None or settled is chosen:
        return None
    return settled, chosen


def in_words(spec: FieldSpec, answers: Answers, notation: Notation, texts: Texts) -> str:
    """An answer as a person reads it; "" where nothing is known."""
    told = Told(answers, notation)
    if spec.key == NAMES:
        return "\n".join(_name_in_words(*one, texts) for one in _names(answers))
    match spec.kind:
        case "multi":
            return "\n".join(_labels(spec, told.chosen(spec.key), texts))
        case "choice":
            return "".join(_labels(spec, (told.text(spec.key),), texts))
        case "date":
            day = told.day(spec.key)
            return texts.date(day) if day else ""
        case "money":
            minor = told.minor(spec.key)
            return "" if minor is None else texts.money(Money(minor, notation.currency))
        case "percent":
            share = told.share(spec.key)
            return "" if share is None else f"{texts.number(share)} %"
        case _:
            return str(draft_of(answers, spec)).strip()


def canonical(answers: Answers, notation: Notation) -> dict[str, object]:
    """The answers with dates and numbers written so that every language reads them alike."""
    told = Told(answers, notation)
    kept = dict(answers)
    for key in answers:
        spec = SPECS.get(key)
        if spec is None:
            continue
        if spec.kind == "date" and (day := told.day(key)) is not None:
            kept[key] = day.isoformat()
        elif spec.kind == "money" and (minor := told.minor(key)) is not None:
            kept[key] = str(major_units(minor, notation.currency))
        elif spec.kind == "percent" and (share := told.share(key)) is not None:
            kept[key] = str(share)
    return kept


def _names(answers: Answers) -> Iterable[tuple[str, PartnerKind | None, ActorPart | None]]:
    for line in name_lines(answers):
        try:
            name = clean(SPECS[NAMES], str(line.get("name") or ""))
        except UserError:
            continue
        if name:
            kind, part = str(line.get("kind")), str(line.get("part"))
            yield (
                name,
                PartnerKind(kind) if kind in set(PartnerKind) else None,
                ActorPart(part) if part in set(ActorPart) else None,
            )


def name_lines(answers: Answers) -> Iterable[Mapping[str, object]]:
    """The lines of the question who came to mind, as far as they are lines."""
    lines = answers.get(NAMES)
    for line in lines if isinstance(lines, list | tuple) else ():
        if isinstance(line, Mapping):
            yield line


def _name_in_words(
    name: str, kind: PartnerKind | None, part: ActorPart | None, texts: Texts
) -> str:
    more = ", ".join(texts.gettext(value.label) for value in (kind, part) if value)
    return f"{name} – {more}" if more else name


def _labels(spec: FieldSpec, values: Iterable[str], texts: Texts) -> list[str]:
    chosen = set(values)
    return [texts.gettext(option.label) for option in spec.options if option.value in chosen]
