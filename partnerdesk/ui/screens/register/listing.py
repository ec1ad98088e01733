"""What the list shows of the register: search, filters, counts, columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from partnerdesk.domain.partners import Organisation, PartnerStage, ResearchQuestion
from partnerdesk.domain.register import FURTHEST_FIRST, RegisterEntry, search_key
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.states import PARTNER_STATES
from partnerdesk.ui.kit.tables import Column

ARCHIVED = "archived"
"""The chip that shows what was put away; the others hide it."""

KIND_UNKNOWN = "unknown"

_ON_THE_WAY = (
    PartnerStage.IDEA,
    PartnerStage.RESEARCHING,
    PartnerStage.INVITED,
    PartnerStage.AGREED,
    PartnerStage.SIGNED,
)
_CHIP_ORDER = (
    *_ON_THE_WAY,
    PartnerStage.DECLINED,
    PartnerStage.NOT_SUITABLE,
    PartnerStage.ENDED,
)


@dataclass(frozen=True)
class RegisterView:
    """What a person has chosen to see; an empty text lets everything through."""

    words: str = ""
    stage: str = ""
    kind: str = ""
    chosen_id: int | None = None


class Listing:
    """The whole register, ready to be searched at every key press."""

    def __init__(self, entries: Sequence[RegisterEntry]) -> None:
        self._entries = [(entry, _key_of(entry)) for entry in entries]

    def __len__(self) -> int:
        return len(self._entries)

    def shown(self, view: RegisterView) -> list[RegisterEntry]:
        """The partners a view lets through; every word must stand somewhere."""
        words = search_key(view.words).split()
        return [
            entry
            for entry, key in self._entries
            if _has_stage(entry, view.stage)
            and _has_kind(entry, view.kind)
            and all(word in key for word in words)
        ]

    def stage_counts(self, view: RegisterView) -> list[tuple[str, str, int]]:
        """The chips (value, text, count) of the stages; those without a partner are left out."""
        kept = self.shown(RegisterView(kind=view.kind))
        counts = Counter(entry.stage for entry in kept)
        chips = [("", _("All"), len(kept))]
        for stage in _CHIP_ORDER:
            if counts[stage] or stage in _ON_THE_WAY:
                chips.append((stage.value, _(stage.label), counts[stage]))
        archived = len(self.shown(RegisterView(stage=ARCHIVED, kind=view.kind)))
        if archived:
            chips.append((ARCHIVED, _("Archived"), archived))
        return chips

    def kind_counts(self, view: RegisterView) -> Counter[str]:
        """How many partners of each kind the view would show."""
        kept = self.shown(replace(view, kind="", words=""))
        return Counter(_kind_value(entry.organisation) for entry in kept)


def kind_text(organisation: Organisation) -> str:
    """The kind in words."""
    return _(organisation.kind.label) if organisation.kind else _("Kind not known yet")


def research_text(entry: RegisterEntry) -> str:
    """How far the research card is filled."""
    return _("{count} of {all}").format(count=entry.answered, all=len(ResearchQuestion))


def next_text(entry: RegisterEntry, today: date) -> str:
    """What to do next, or the partnerships where nothing is to be done."""
    thing = entry.next_thing(today)
    if thing is not None:
        return thing.text(current_texts())
    return ", ".join(standing.partnership for standing in entry.standings) or "—"


def columns(today: Callable[[], date]) -> tuple[Column[RegisterEntry], ...]:
    """The columns of the register; the research column can be left out where room is short."""
    return (
        Column(
            _("Organisation"),
            lambda entry: entry.name,
            second_line=lambda entry: kind_text(entry.organisation),
            sort_key=lambda entry: search_key(entry.name),
        ),
        Column(
            _("Stage"),
            lambda entry: _(entry.stage.label),
            state=lambda entry: PARTNER_STATES[entry.stage],
            sort_key=lambda entry: FURTHEST_FIRST.index(entry.stage),
            width=160,
        ),
        Column(_("Research"), research_text, sort_key=lambda entry: entry.answered, width=96),
        Column(_("Next"), lambda entry: next_text(entry, today()), width=226),
    )


RESEARCH_COLUMN = 2


def _key_of(entry: RegisterEntry) -> str:
    organisation = entry.organisation
    people = (f"{one.name} {one.role} {one.email} {one.phone}" for one in organisation.contacts)
    parts = (
        organisation.name,
        kind_text(organisation),
        organisation.address,
        organisation.email,
        organisation.phone,
        organisation.notes,
        *people,
        *(standing.partnership for standing in entry.standings),
    )
    return search_key("\n".join(parts))


def _kind_value(organisation: Organisation) -> str:
    return organisation.kind.value if organisation.kind else KIND_UNKNOWN


def _has_stage(entry: RegisterEntry, stage: str) -> bool:
    if entry.is_archived or stage == ARCHIVED:
        return entry.is_archived and stage == ARCHIVED
    return not stage or entry.stage == stage


def _has_kind(entry: RegisterEntry, kind: str) -> bool:
    return not kind or _kind_value(entry.organisation) == kind
