"""The partner register on paper: the organisations in groups, by kind or by partnership."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import N_


@dataclass(frozen=True)
class RegisterGroup:
    """Organisations under one title: a marked message, or where it ``is_name`` a typed name."""

    title: str
    organisations: tuple[Organisation, ...]
    is_name: bool = False


@dataclass(frozen=True)
class RegisterPaper:
    """The partner register on paper; ``title`` may name the partnership it is about."""

    context: PaperContext
    title: str
    groups: tuple[RegisterGroup, ...]


def register_groups(organisations: Iterable[Organisation]) -> tuple[RegisterGroup, ...]:
    """The organisations by kind in the order of the founding text, each group by name."""
    of_kind: dict[PartnerKind | None, list[Organisation]] = {kind: [] for kind in PartnerKind}
    of_kind[None] = []
    for organisation in _by_name(organisations):
        of_kind[organisation.kind].append(organisation)
    return tuple(
        RegisterGroup(kind.label if kind else N_("Kind not known yet"), tuple(found))
        for kind, found in of_kind.items()
        if found
    )


def partnership_groups(
    organisations: Iterable[Organisation], partnerships: Mapping[str, Collection[int]]
) -> tuple[RegisterGroup, ...]:
    """The organisations by partnership, those that are in none last.

    ``partnerships`` are the numbers of the organisations that take part, by name.
    """
    by_name = _by_name(organisations)
    groups = [
        RegisterGroup(name, tuple(one for one in by_name if one.id in taking_part), is_name=True)
        for name, taking_part in partnerships.items()
    ]
    somewhere = {one.id for group in groups for one in group.organisations}
    alone = tuple(one for one in by_name if one.id not in somewhere)
    groups.append(RegisterGroup(N_("In no partnership yet"), alone))
    return tuple(group for group in groups if group.organisations)


def _by_name(organisations: Iterable[Organisation]) -> list[Organisation]:
    return sorted(organisations, key=lambda organisation: search_key(organisation.name))
