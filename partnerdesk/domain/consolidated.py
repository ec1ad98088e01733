"""The text that holds: what was signed at first, with all amendments in force put into it.

Numbers of clauses never move: what was taken out keeps its number, and what came in between two
clauses gets a letter ("7a"). So a reference in a paper of the past still finds its clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from string import ascii_lowercase

from partnerdesk.domain.agreement import Agreement, Clause
from partnerdesk.domain.amendments import BUDGET_CLAUSE, PROGRAMME_CLAUSE, AmendmentKind
from partnerdesk.domain.annexes import AnnexNumbers, with_those_listed
from partnerdesk.domain.clauses import reference_to
from partnerdesk.domain.signed_plan import PLAN
from partnerdesk.domain.texts import N_, Texts, for_language

Values = Mapping[str, str | None]

_LETTERS: tuple[str, ...] = (*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2)))
"""a to z, then aa to zz: more than ever come in at one place."""


@dataclass(frozen=True)
class SaidIn:
    """A clause in one language, with what its fields say there."""

    language: str
    heading: str
    text: str
    values: Values


@dataclass(frozen=True)
class Signed:
    """A frozen agreement or amendment with what its fields said when it was frozen."""

    agreement: Agreement
    values: Values
    second_values: Values = field(default_factory=dict)

    @property
    def number(self) -> int:
        """Of an amendment; 0 is the agreement itself."""
        amendment = self.agreement.amendment
        return amendment.number if amendment is not None else 0

    @property
    def happenings(self) -> tuple[Clause, ...]:
        """What happens besides changed clauses: who comes or goes, the end, a new annex."""
        amendment = self.agreement.amendment
        if amendment is None:
            return ()
        keys = {amendment.kind.clause_key, BUDGET_CLAUSE, PROGRAMME_CLAUSE} - {""}
        return tuple(one for one in self.agreement.clauses if one.key in keys)

    def says(self, clause: Clause) -> tuple[SaidIn, ...]:
        """One of its clauses in each of its languages."""
        agreement = self.agreement
        first = SaidIn(agreement.language, clause.heading, clause.text, self.values)
        if not agreement.second_language:
            return (first,)
        second = SaidIn(
            agreement.second_language,
            clause.second_heading,
            clause.second_text,
            self.second_values,
        )
        return (first, second)


@dataclass(frozen=True)
class ClauseInForce:
    """A clause as it stands now.

    ``id`` is that of the clause that stood here first, ``label`` its number on paper. It is
    ``said`` in one language or in two. ``changed_by`` is the number of the last amendment that
    wrote it; 0: none did.
    """

    id: int
    label: str
    key: str
    section: int
    said: tuple[SaidIn, ...]
    changed_by: int = 0
    is_taken_out: bool = False

    @property
    def heading(self) -> str:
        """Its heading in the first language."""
        return self.said[0].heading

    @property
    def text(self) -> str:
        """Its text in the first language, with its fields as ``{name}``."""
        return self.said[0].text

    @property
    def values(self) -> Values:
        """What its fields say in the first language."""
        return self.said[0].values

    def in_language(self, language: str) -> SaidIn | None:
        """Its words in a language; None where it was signed without them."""
        return next((one for one in self.said if one.language == language), None)


def text_in_force(contract: Signed, amendments: Iterable[Signed]) -> tuple[ClauseInForce, ...]:
    """The clauses of the agreement with these amendments put in, in this order."""
    standing = [
        ClauseInForce(clause.id, str(number), clause.key, clause.section, contract.says(clause))
        for number, clause in enumerate(contract.agreement.clauses, start=1)
    ]
    for amendment in amendments:
        standing = [*with_changes(standing, amendment)]
    return tuple(standing)


def with_changes(standing: Iterable[ClauseInForce], amendment: Signed) -> tuple[ClauseInForce, ...]:
    """The clauses that hold once an amendment is in force, too."""
    changed = [*standing]
    for clause in changing_clauses(amendment.agreement):
        _put_in(changed, clause, amendment)
    return tuple(changed)


def changing_clauses(amendment: Agreement) -> tuple[Clause, ...]:
    """The clauses of an amendment that change the agreement, without its own frame."""
    return tuple(one for one in amendment.clauses if not one.key.startswith("amendment-"))


def _put_in(standing: list[ClauseInForce], clause: Clause, amendment: Signed) -> None:
    said, number = amendment.says(clause), amendment.number
    if clause.changes_id is None:
        place = _place_of_new(standing, clause.section)
        label = _label_of_new(standing, place)
        new = ClauseInForce(clause.id, label, clause.key, clause.section, said, number)
        standing.insert(place, new)
        return
    for place, one in enumerate(standing):
        if one.id == clause.changes_id:
            standing[place] = replace(
                one, said=said, changed_by=number, is_taken_out=clause.takes_out
            )


def _place_of_new(standing: Sequence[ClauseInForce], section: int) -> int:
    """Where a new clause of a section comes in: behind the last one of that section."""
    earlier = [place for place, one in enumerate(standing) if one.section <= section]
    return earlier[-1] + 1 if earlier else 0


def _label_of_new(standing: Sequence[ClauseInForce], place: int) -> str:
    """The number of a clause that comes in at a place: the one before it with a letter."""
    before = standing[place - 1].label if place else "0"
    number = before.rstrip(ascii_lowercase)
    letters = {one.label.removeprefix(number) for one in standing if one.label != number}
    return number + next(letter for letter in _LETTERS if letter not in letters)


def references(standing: Iterable[ClauseInForce], texts: Texts) -> dict[str, str | None]:
    """What stands where a clause of an amendment names one of the agreement."""
    said = texts.gettext(N_("clause {number}"))
    return {reference_to(one.key, one.id): said.format(number=one.label) for one in standing}


def parties_in_force(signed_by: Iterable[int], amendments: Iterable[Agreement]) -> frozenset[int]:
    """Which organisations the agreement binds after these amendments, by their numbers."""
    bound = set(signed_by)
    for one in amendments:
        amendment = one.amendment
        if amendment is None or amendment.about_id is None:
            continue
        if amendment.kind is AmendmentKind.JOINING:
            bound.add(amendment.about_id)
        elif amendment.kind.lets_a_partner_go:
            bound.discard(amendment.about_id)
    return frozenset(bound)


MONEY_FIELDS = (
    "budget_total",
    "budget_currency",
    "sources",
    "own_share_amount",
    "transfer_limit_percent",
)
"""What the budget says in an agreement; it follows the budget that was signed last."""


def money_in_force(papers: Iterable[Signed], language: str) -> dict[str, str | None]:
    """What ``MONEY_FIELDS`` say in a language by these signed papers, the oldest first."""
    found: dict[str, str | None] = dict.fromkeys(MONEY_FIELDS)
    for paper in papers:
        if paper.agreement.has_budget:
            is_first = language == paper.agreement.language
            said = paper.values if is_first else paper.second_values
            found = {name: said.get(name) for name in MONEY_FIELDS}
    return found


def annexes_in_force(papers: Iterable[Signed]) -> AnnexNumbers:
    """Which annexes hold by these signed papers, the oldest first, with their numbers."""
    found: AnnexNumbers = {}
    for paper in papers:
        texts = for_language(paper.agreement.language)
        found = with_those_listed(found, (paper.values.get("annexes") or "").splitlines(), texts)
    return found


def plan_in_force(papers: Iterable[Signed]) -> str | None:
    """The fingerprint of the programme that was signed last; None where it is not known."""
    signed = [one for one in papers if one.agreement.has_programme]
    return signed[-1].values.get(PLAN) if signed else None


def amendment_values(
    agreement: Agreement, contract: Agreement, about: str, texts: Texts
) -> dict[str, str | None]:
    """What the fields of an amendment say; ``about`` is the name of who joins or leaves.

    ``agreement`` and ``contract`` have the language of ``texts`` as their first one.
    """
    amendment = agreement.amendment
    if amendment is None:
        return {}
    earlier = [texts.number(number) for number in range(1, amendment.number)]
    return {
        "amendment_number": texts.number(amendment.number),
        "earlier_amendments": texts.join(earlier) or texts.gettext(N_("none")),
        "contract_title": contract.title,
        "contract_date": _day(contract.in_force_on, texts),
        "changed_partner": about or None,
        "effective_date": _day(amendment.effective_on, texts),
        "new_end_date": _day(amendment.until_on, texts),
        "change_reason": agreement.values.get("change_reason") or None,
    }


def _day(day: date | None, texts: Texts) -> str | None:
    return texts.date(day) if day else None
