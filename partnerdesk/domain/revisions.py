"""Dated revisions of the programme: kept as plain values, compared word by word. Source: D7."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from partnerdesk.domain.comparing import ClauseWords, ComparedClause, compare_clauses
from partnerdesk.domain.programme import (
    AnalysisEntry,
    CoOperation,
    EntryKind,
    Item,
    Measure,
    MeasureState,
    Objective,
    Programme,
    Target,
    TargetReading,
)
from partnerdesk.domain.texts import N_, Texts

Json = dict[str, Any]


@dataclass(frozen=True)
class KeptProgramme:
    """A programme with the vision above it."""

    vision: str
    programme: Programme


@dataclass(frozen=True)
class Revision:
    """The programme as it stood on a day; ``meeting_id`` is the review that decided it."""

    id: int
    number: int
    dated_on: date
    why: str
    made_by: str
    meeting_id: int | None
    kept: KeptProgramme

    def title(self, texts: Texts) -> str:
        """The number and the day."""
        said = texts.gettext(N_("Revision {number} of {day}"))
        return said.format(number=self.number, day=texts.date(self.dated_on))


def compare_programmes(
    older: KeptProgramme, newer: KeptProgramme, texts: Texts
) -> tuple[ComparedClause, ...]:
    """What both say differently, part by part and word by word."""
    return compare_clauses(list(_parts(older, texts)), list(_parts(newer, texts)))


def _parts(kept: KeptProgramme, texts: Texts) -> Iterator[ClauseWords]:
    """Vision and strategy, then each objective with everything below it."""
    yield ClauseWords("vision", texts.gettext(N_("Vision")), kept.vision)
    yield ClauseWords("strategy", texts.gettext(N_("Strategy")), kept.programme.strategy)
    for objective in kept.programme.objectives:
        lines = [
            line for target in objective.targets for line in (*_target_lines(target, texts), "")
        ]
        yield ClauseWords(f"objective-{objective.id}", objective.text, "\n".join(lines).strip())


def line_in_words(item: Item, texts: Texts) -> str:
    """A line of the programme with its figures, or with who does it, how and when."""
    if isinstance(item, Target):
        parts: Sequence[str] = (item.text, target_figures(item, texts))
    elif isinstance(item, Measure):
        parts = _measure_parts(item, texts)
    else:
        parts = (item.text,)
    return ", ".join(part for part in parts if part)


def _target_lines(target: Target, texts: Texts) -> Iterator[str]:
    yield line_in_words(target, texts)
    yield from filter(None, (target.source_of_figures,))
    for measure in target.measures:
        yield f"– {line_in_words(measure, texts)}"
        yield from filter(None, (measure.description, measure.co_operation_note))


def target_figures(target: Target, texts: Texts) -> str:
    """From which number to which one, and until when: "from 4 to 40 lamps by 1 May 2027"."""
    if target.value is None:
        return ""
    values = {
        "value": f"{texts.number(target.value)} {target.unit}".strip(),
        "baseline": texts.number(target.baseline) if target.baseline is not None else "",
        "day": texts.date(target.due_on) if target.due_on else "",
    }
    if target.baseline is None:
        said = N_("{value} by {day}") if target.due_on else N_("{value}, no day yet")
    else:
        said = (
            N_("from {baseline} to {value} by {day}")
            if target.due_on
            else N_("from {baseline} to {value}, no day yet")
        )
    return texts.gettext(said).format(**values)


def _measure_parts(measure: Measure, texts: Texts) -> Sequence[str]:
    return (
        measure.text,
        responsible_words(measure),
        texts.gettext(measure.co_operation.label) if measure.co_operation else "",
        period_words(measure, texts),
        texts.gettext(measure.state.label),
    )


def responsible_words(measure: Measure) -> str:
    """Who answers for a measure: the organisation, and the person behind it."""
    if measure.responsible and measure.person:
        return f"{measure.responsible} ({measure.person})"
    return measure.responsible or measure.person


def period_words(measure: Measure, texts: Texts) -> str:
    """From when until when; "" where neither is written."""
    begins, ends = measure.starts_on, measure.ends_on
    if begins and ends:
        return f"{texts.short_date(begins)} – {texts.short_date(ends)}"
    if begins:
        return texts.gettext(N_("from {day}")).format(day=texts.short_date(begins))
    if ends:
        return texts.gettext(N_("until {day}")).format(day=texts.short_date(ends))
    return ""


# Keeping ------------------------------------------------------------------------------------


def as_json(kept: KeptProgramme) -> Json:
    """Plain values for the records."""
    plain: Json = _plain(asdict(kept))
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def from_json(written: Mapping[str, Any]) -> KeptProgramme:
    """The programme that was kept."""
    kept = written["programme"]
    return KeptProgramme(
        written["vision"],
        Programme(
            kept["strategy"],
            tuple(map(_entry, kept["analysis"])),
            tuple(map(_objective, kept["objectives"])),
        ),
    )


def _entry(one: Json) -> AnalysisEntry:
    return AnalysisEntry(
        **{**one, "kind": EntryKind(one["kind"]), "dated_on": _day(one["dated_on"])}
    )


def _objective(one: Json) -> Objective:
    return Objective(one["id"], one["text"], one["cause_id"], tuple(map(_target, one["targets"])))


def _target(one: Json) -> Target:
    return Target(
        **{
            **one,
            "baseline": _number(one["baseline"]),
            "value": _number(one["value"]),
            "due_on": _day(one["due_on"]),
            "measures": tuple(map(_measure, one["measures"])),
            "readings": tuple(map(_reading, one["readings"])),
        }
    )


def _measure(one: Json) -> Measure:
    form = one["co_operation"]
    return Measure(
        **{
            **one,
            "co_operation": CoOperation(form) if form else None,
            "starts_on": _day(one["starts_on"]),
            "ends_on": _day(one["ends_on"]),
            "state": MeasureState(one["state"]),
        }
    )


def _reading(one: Json) -> TargetReading:
    read_on = date.fromisoformat(one["read_on"])
    return TargetReading(one["id"], read_on, Decimal(one["value"]), one["note"])


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _number(written: str | None) -> Decimal | None:
    return Decimal(written) if written is not None else None
