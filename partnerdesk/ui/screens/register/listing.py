"""What a person has chosen to see of the register, and the chips that say how much there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.register import RegisterCount, RegisterOrder, RegisterQuestion
from partnerdesk.ui.kit.kinds import kinds_by_label
from partnerdesk.ui.kit.language import _, current_texts

ARCHIVED = "archived"
"""The chip that shows what was put away; the others hide it."""

KIND_UNKNOWN = "unknown"

Chip = tuple[str, str, int | None]
"""Value, text and count."""

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
    """What a person has chosen to see; an empty text lets everything through.

    ``order`` is what she sorted by herself; ``present_id`` is the partner she looks at, and
    ``chosen_ids`` are those she has chosen where they are several.
    """

    words: str = ""
    stage: str = ""
    kind: str = ""
    partnership_id: int | None = None
    order: RegisterOrder = RegisterOrder.BEST_FIRST
    descending: bool = False
    present_id: int | None = None
    chosen_ids: tuple[int, ...] = ()

    @property
    def question(self) -> RegisterQuestion:
        """The view as a question to the register."""
        known = self.kind and self.kind != KIND_UNKNOWN
        return RegisterQuestion(
            words=self.words,
            language=current_texts().language,
            stage=PartnerStage(self.stage) if self.stage not in ("", ARCHIVED) else None,
            kind=PartnerKind(self.kind) if known else None,
            is_kind_unknown=self.kind == KIND_UNKNOWN,
            partnership_id=self.partnership_id,
            is_archived=self.stage == ARCHIVED,
            order=self.order,
            descending=self.descending,
        )


def stage_chips(counts: Iterable[RegisterCount], kind: str) -> list[Chip]:
    """The chips of the stages; those off the way are left out where nobody stands."""
    numbers = Counter[str]()
    for one in counts:
        if kind in ("", _kind_value(one.kind)):
            numbers[ARCHIVED if one.is_archived else one.stage] += one.organisations
    archived = numbers.pop(ARCHIVED, 0)
    chips: list[Chip] = [("", _("All"), numbers.total())]
    for stage in _CHIP_ORDER:
        if numbers[stage] or stage in _ON_THE_WAY:
            chips.append((stage.value, _(stage.label), numbers[stage]))
    if archived:
        chips.append((ARCHIVED, _("Archived"), archived))
    return chips


def kind_chips(counts: Iterable[RegisterCount], stage: str) -> list[Chip]:
    """The chips of the 24 kinds; a kind with 0 is still missing."""
    numbers = Counter[str]()
    for one in counts:
        if one.is_archived == (stage == ARCHIVED) and stage in ("", ARCHIVED, one.stage):
            numbers[_kind_value(one.kind)] += one.organisations
    return [
        ("", _("All kinds"), numbers.total()),
        *((kind.value, _(kind.label), numbers[kind]) for kind in kinds_by_label()),
        (KIND_UNKNOWN, _("Kind not known yet"), numbers[KIND_UNKNOWN]),
    ]


def kind_name(kind: str) -> str:
    """A kind of the filter in words."""
    if kind == KIND_UNKNOWN:
        return _("Kind not known yet")
    return _(PartnerKind(kind).label) if kind else _("All kinds")


def stage_name(stage: str) -> str:
    """A stage of the filter in words."""
    if stage == ARCHIVED:
        return _("Archived")
    return _(PartnerStage(stage).label) if stage else _("All stages")


def _kind_value(kind: PartnerKind | None) -> str:
    return kind.value if kind else KIND_UNKNOWN
