"""Organisations that stand in the register twice, perhaps: found by name, telephone and e-mail."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain.compared import name_key, phone_key
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import N_, Texts

_LOOK_AHEAD = 20
"""With so many of its likes each one is compared; more would not be a pair but a switchboard."""

_WORD = re.compile(r"[^\W_]+")
_DOTTED_LETTERS = re.compile(r"\b(?:[^\W\d_]\. ?)+(?:[^\W\d_]\b\.?)?")
_SPELT_UMLAUT = re.compile(r"(?<=[aou])e")
_LEGAL_FORM_WORDS = (
    "ev eg eingetragener verein registered association gmbh ggmbh mbh ag kg ohg ug gbr kdor ltd "
    "limited inc llc plc co corp cic sro ops zs zu as bv nv vzw asbl onlus odv aps srl spa sarl sa "
    "sas doo ad ooo"
)
_SMALL_WORDS = (
    "the of and for in at der die das des dem den und fur im am von vom zum zur de la le el les du "
    "di et y a"
)
_WITHOUT_MEANING = frozenset(f"{_LEGAL_FORM_WORDS} {_SMALL_WORDS}".split())


class Likeness(StrEnum):
    """Why two organisations may be the same one, the strongest reason first."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"

    @property
    def label(self) -> str:
        """The reason in a few words, as a marked message."""
        return _LIKENESS_LABELS[self]


_LIKENESS_LABELS = {
    Likeness.NAME: N_("same name"),
    Likeness.EMAIL: N_("same e-mail"),
    Likeness.PHONE: N_("same telephone"),
}


@dataclass(frozen=True)
class Known:
    """What is compared of an organisation; its contacts' numbers and addresses count, too."""

    id: int
    name: str
    place: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True)
class DuplicatePair:
    """Two organisations that may be one, the older one first, and why."""

    first: Known
    second: Known
    reasons: tuple[Likeness, ...]

    @property
    def ids(self) -> frozenset[int]:
        """The numbers of both, in no order."""
        return frozenset((self.first.id, self.second.id))

    def why(self, texts: Texts) -> str:
        """The reasons in words: "Same name, same telephone"."""
        words = ", ".join(texts.gettext(reason.label) for reason in self.reasons)
        return words[0].upper() + words[1:]


def find_pairs(
    organisations: Iterable[Known], told_apart: Collection[frozenset[int]] = ()
) -> tuple[DuplicatePair, ...]:
    """Pairs that may be the same, those with most reasons first.

    Of many that are alike each is paired with the next one only: once those two are one, it meets
    the one after. ``told_apart`` are numbers of pairs that a person knows to be different. Two of
    the same name in different places are different, unless something else is the same, too.
    """
    reasons: dict[frozenset[int], list[Likeness]] = defaultdict(list)
    by_id = {one.id: one for one in organisations}
    for likeness in Likeness:
        for group in _groups(by_id.values(), likeness):
            for pair in _neighbours(group, likeness, told_apart):
                if likeness not in reasons[pair]:
                    reasons[pair].append(likeness)
    pairs = [
        DuplicatePair(by_id[min(ids)], by_id[max(ids)], tuple(found))
        for ids, found in reasons.items()
    ]
    return tuple(sorted(pairs, key=_strongest_first))


def _strongest_first(pair: DuplicatePair) -> tuple[int, int, str, int]:
    weakest_known = list(Likeness).index(pair.reasons[0])
    return (-len(pair.reasons), weakest_known, search_key(pair.first.name), pair.second.id)


def _groups(organisations: Iterable[Known], likeness: Likeness) -> Iterator[list[Known]]:
    """All that share a key, by name; one that stands alone is left out."""
    found: dict[str, dict[int, Known]] = defaultdict(dict)
    for one in organisations:
        for key in _keys(one, likeness):
            found[key][one.id] = one
    for sharing in found.values():
        if len(sharing) > 1:
            yield sorted(sharing.values(), key=lambda one: (search_key(one.place), one.name))


def _keys(organisation: Known, likeness: Likeness) -> set[str]:
    match likeness:
        case Likeness.NAME:
            keys = {name_key(organisation.name), loose_name_key(organisation.name)}
        case Likeness.EMAIL:
            keys = {email.casefold() for email in organisation.emails}
        case Likeness.PHONE:
            keys = {phone_key(phone) for phone in organisation.phones}
    return keys - {""}


def _neighbours(
    group: Sequence[Known], likeness: Likeness, told_apart: Collection[frozenset[int]]
) -> Iterator[frozenset[int]]:
    for at, one in enumerate(group):
        for other in group[at + 1 : at + 1 + _LOOK_AHEAD]:
            pair = frozenset((one.id, other.id))
            elsewhere = likeness is Likeness.NAME and _are_apart(one, other)
            if pair not in told_apart and not elsewhere:
                yield pair
                break


def _are_apart(one: Known, other: Known) -> bool:
    return bool(one.place and other.place) and search_key(one.place) != search_key(other.place)


def loose_name_key(name: str) -> str:
    """A name as people vary it: without legal form and small words, its words in any order.

    "Town Council of Riverside" and "RIVERSIDE TOWN COUNCIL" are the same, and so are
    "Mütterzentrum Süd e.V." and "Sued Muetterzentrum". It is "" where no word is left.
    """
    folded = _DOTTED_LETTERS.sub(_without_dots, search_key(name))
    words = set(_WORD.findall(folded)) - _WITHOUT_MEANING
    return " ".join(sorted(_SPELT_UMLAUT.sub("", word) for word in words))


def _without_dots(letters: re.Match[str]) -> str:
    return re.sub(r"[. ]", "", letters.group()) + " "
