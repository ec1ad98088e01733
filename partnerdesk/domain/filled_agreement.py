"""A draft with what its fields say today, and what it still lacks before it can be signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from partnerdesk.domain.agreement import Agreement, Clause, missing_fields
from partnerdesk.domain.agreement_language import SecondState, second_state, swapped
from partnerdesk.domain.agreement_values import Values, computed_values, signing_organisations
from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.domain.annexes import RENEWED, Annex, AnnexNumbers, numbered_annexes
from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.clauses import FIELDS, REFERENCE, FieldInfo, placeholders, said_text
from partnerdesk.domain.consolidated import ClauseInForce
from partnerdesk.domain.guidance import (
    Link,
    Marked,
    Sentence,
    agreement_of_partnership,
    amendments_of_partnership,
    budget_of_partnership,
    partnership_tab,
    sentence,
    shares_of_partnership,
)
from partnerdesk.domain.papers import PartnerShare, partner_shares
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.domain.programme import Programme
from partnerdesk.domain.texts import LANGUAGE_NAMES, N_, for_language

if TYPE_CHECKING:
    from partnerdesk.domain.money_papers import MoneyAnnex


class ClauseState(StrEnum):
    """Whether a clause can be printed as it is."""

    COMPLETE = "complete"
    MISSING = "missing"
    EMPTY = "empty"

    @property
    def label(self) -> str:
        """The state in a few words, as a marked message."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    ClauseState.COMPLETE: N_("complete"),
    ClauseState.MISSING: N_("something is missing"),
    ClauseState.EMPTY: N_("no text yet"),
}


@dataclass(frozen=True)
class Gap:
    """Something that must be mended before the agreement is printed for signature.

    ``why`` says what could go wrong, ``link`` leads to the place that mends it and ``verb`` says
    what is done there.
    """

    sentence: Sentence
    verb: str
    link: Link
    clause_id: int | None = None
    field: str = ""
    why: str = N_("An empty place in a contract can make it void.")


@dataclass(frozen=True)
class FilledAgreement:
    """A draft together with what its fields say today.

    ``budget`` is the one of today. ``second_values`` are those of the second language, where there
    is one. ``before`` is the text in force that an amendment changes, ``annexes_before`` are the
    annexes of that text. ``money`` is only there where an annex needs more than the budget.
    """

    agreement: Agreement
    partnership: Partnership
    centre: Centre
    budget: BudgetSheet | None
    values: Values
    second_values: Values = field(default_factory=dict)
    before: tuple[ClauseInForce, ...] = ()
    annexes_before: AnnexNumbers = field(default_factory=dict)
    money: MoneyAnnex | None = None

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """All that is missing, clause by clause, then about the signatures.

        A frozen agreement can no longer be mended; what it lacked was decided when it was frozen.
        """
        if self.agreement.frozen is not None:
            return ()
        return (
            *gaps(self.agreement, self.values),
            *language_gaps(self.agreement, self.second_values),
            *signature_gaps(self.agreement, self.partnership, self.centre),
        )

    @property
    def annexed_budget(self) -> BudgetSheet | None:
        """The budget that stands behind it as an annex; None where there is none."""
        return self.budget if self.agreement.has_budget else None

    @property
    def annexed_programme(self) -> Programme | None:
        """The programme that stands behind it as an annex; None where there is none."""
        return self.partnership.programme if self.agreement.has_programme else None

    @property
    def annexed_shares(self) -> tuple[PartnerShare, ...]:
        """The share of each party, in an amendment that of who joins."""
        name = self.centre.organisation.name
        if self.agreement.amendment is None:
            return partner_shares(self.partnership, name)
        if self.newcomer is None:
            return ()
        return partner_shares(replace(self.partnership, partners=(self.newcomer,)), name)[1:]

    @property
    def annexes(self) -> AnnexNumbers:
        """Its own annexes with their numbers."""
        return numbered_annexes(
            self.annexed_shares,
            self.annexed_budget,
            self.annexed_programme,
            self.annexes_before,
            self.further_annexes,
        )

    @property
    def further_annexes(self) -> frozenset[Annex]:
        """Those that were chosen; an amendment renews them with the budget or the programme."""
        if self.agreement.amendment is None:
            return self.agreement.further_annexes
        return RENEWED.intersection(self.annexes_before)

    @property
    def newcomer(self) -> Partner | None:
        """Who joins by this amendment; None where nobody does."""
        amendment = self.agreement.amendment
        if amendment is None or amendment.kind is not AmendmentKind.JOINING:
            return None
        partners = self.partnership.partners
        return next((one for one in partners if one.organisation.id == amendment.about_id), None)

    @property
    def clauses_to_mend(self) -> int:
        """How many clauses cannot be printed as they are."""
        return sum(not self._can_be_printed(clause) for clause in self.agreement.clauses)

    def _can_be_printed(self, clause: Clause) -> bool:
        if clause_state(clause, self.values) is not ClauseState.COMPLETE:
            return False
        has_second = bool(self.agreement.second_language)
        return not has_second or second_state(clause) is not SecondState.MISSING


def filled_in(
    agreement: Agreement,
    partnership: Partnership,
    centre: Centre,
    budget: BudgetSheet | None,
    today: date,
) -> FilledAgreement:
    """A draft with what its fields say on a day, in each of its languages."""

    def values_of(draft: Agreement) -> Values:
        texts = for_language(draft.language)
        return computed_values(partnership, centre, budget, draft, texts, today)

    second = values_of(swapped(agreement)) if agreement.second_language else {}
    return FilledAgreement(
        agreement, partnership, centre, budget, values_of(agreement), second_values=second
    )


def clause_state(clause: Clause, values: Values) -> ClauseState:
    """Whether the clause has text and a value for each of its fields."""
    if not clause.text.strip():
        return ClauseState.EMPTY
    if missing_in(clause, values):
        return ClauseState.MISSING
    return ClauseState.COMPLETE


def missing_in(clause: Clause, values: Values) -> tuple[str, ...]:
    """The fields the clause cannot do without and has no value for."""
    return missing_fields(said_text(clause.text, values), values)


def gaps(agreement: Agreement, values: Values) -> tuple[Gap, ...]:
    """What the clauses of a draft lack, each field once, at the clause that asks for it first."""
    found: dict[str, Gap] = {}
    for clause in agreement.clauses:
        if clause_state(clause, values) is ClauseState.EMPTY:
            found[f"clause {clause.id}"] = _empty_clause(agreement, clause)
        for gap in clause_gaps(agreement, clause, values):
            found.setdefault(gap.field, gap)
    return tuple(found.values())


def clause_gaps(agreement: Agreement, clause: Clause, values: Values) -> tuple[Gap, ...]:
    """What the fields of a clause lack; all that an empty budget cannot say is one gap."""
    is_empty = not values.get(TOTAL_OF_BUDGET)
    found: dict[str, Gap] = {}
    for name in missing_in(clause, values):
        if is_empty and name in _OF_BUDGET:
            found.setdefault(TOTAL_OF_BUDGET, _empty_budget(agreement, clause))
        else:
            found[name] = field_gap(agreement, clause, name)
    return tuple(found.values())


TOTAL_OF_BUDGET = "budget_total"
_OF_BUDGET = frozenset({TOTAL_OF_BUDGET, "budget_currency", "sources"})


def _empty_budget(agreement: Agreement, clause: Clause) -> Gap:
    return Gap(
        sentence(N_("The budget holds no costs yet.")),
        N_("Open the budget"),
        budget_of_partnership(agreement.partnership_id),
        clause.id,
        TOTAL_OF_BUDGET,
    )


def language_gaps(agreement: Agreement, second_values: Values) -> tuple[Gap, ...]:
    """What a draft in two languages lacks: texts, fields only they have, which one prevails."""
    if not agreement.second_language:
        return ()
    language = Marked(LANGUAGE_NAMES[agreement.second_language])
    found = []
    held: set[str] = set()
    for clause in agreement.clauses:
        held.update(placeholders(clause.text))
        if second_state(clause) is SecondState.MISSING:
            found.append(_one_language_only(agreement, clause, language))
        second = replace(clause, text=clause.second_text)
        own = set(missing_in(second, second_values)) - set(placeholders(clause.text))
        found += [field_gap(agreement, clause, name) for name in sorted(own)]
    if "prevailing_language" not in held:
        found.append(_no_prevailing_clause(agreement))
    return tuple(found)


def _one_language_only(agreement: Agreement, clause: Clause, language: Marked) -> Gap:
    said = N_("The clause “{heading}” is not written in this language yet: {language}.")
    return Gap(
        sentence(said, heading=clause.heading, language=language),
        N_("Write the clause"),
        _clause_link(agreement, clause),
        clause.id,
        why=N_("What stands in one language only binds nobody who reads the other."),
    )


def _no_prevailing_clause(agreement: Agreement) -> Gap:
    return Gap(
        sentence(N_("No clause says which language prevails.")),
        N_("Open the agreement"),
        agreement_of_partnership(agreement.partnership_id),
        why=N_("Two texts never say quite the same. One of them must count."),
    )


def field_gap(agreement: Agreement, clause: Clause, name: str) -> Gap:
    """The gap that a missing field leaves in a clause."""
    info = FIELDS.get(name)
    if name.startswith(REFERENCE):
        return Gap(
            sentence(N_("This clause names another one that is no longer there.")),
            N_("Open the clause"),
            _clause_link(agreement, clause),
            clause.id,
            name,
        )
    if info is None:
        return Gap(
            sentence(N_("There is no field called “{field}”."), field=name),
            N_("Open the clause"),
            _clause_link(agreement, clause),
            clause.id,
            name,
        )
    said = sentence(N_("This is missing: {field}."), field=Marked(info.label))
    verb, link = _mending(info, agreement, clause)
    return Gap(said, verb, link, clause.id, name)


def signature_gaps(
    agreement: Agreement, partnership: Partnership, centre: Centre
) -> tuple[Gap, ...]:
    """What is missing for valid signatures. Source: statements B5 and C4."""
    found = [
        Gap(
            sentence(N_("Nobody is named who may sign for {name}."), name=organisation.name),
            N_("Name who signs"),
            signatory_link(organisation),
            why=N_("A signature without a name and an office can be void."),
        )
        for organisation in signing_organisations(partnership, centre)
        if not (organisation.signatory or organisation.representative)
    ]
    party_count = len(partnership.parties) + 1
    if agreement.originals_count < party_count:
        found.append(
            Gap(
                sentence(
                    N_("{parties} partners sign, but there are only {originals} originals."),
                    parties=party_count,
                    originals=agreement.originals_count,
                ),
                N_("Change it"),
                Link("printing", {"partnership_id": partnership.id, "field": "originals"}),
                why=N_("Each partner keeps an original of its own."),
            )
        )
    return tuple(found)


def _empty_clause(agreement: Agreement, clause: Clause) -> Gap:
    return Gap(
        sentence(N_("The clause “{heading}” has no text."), heading=clause.heading),
        N_("Write the clause"),
        _clause_link(agreement, clause),
        clause.id,
    )


def _clause_link(agreement: Agreement, clause: Clause, field: str = "") -> Link:
    place = agreement_of_partnership(agreement.partnership_id)
    return Link(place.screen, {**place.arguments, "clause_id": clause.id, "field": field})


def _mending(info: FieldInfo, agreement: Agreement, clause: Clause) -> tuple[str, Link]:
    """The verb and the place that give the field its value."""
    partnership_id = agreement.partnership_id
    match info.mended_at:
        case "centre":
            return N_("Complete it"), Link("settings", {"section": "centre"})
        case "register":
            return N_("Add partners"), partnership_tab(partnership_id, "partners")
        case "budget":
            return N_("Open the budget"), budget_of_partnership(partnership_id)
        case "partnership" if info.key in _IN_SHARES:
            return N_("Fill it in"), shares_of_partnership(partnership_id, **_IN_SHARES[info.key])
        case "partnership":
            tab = _TABS.get(info.key, "about")
            return N_("Fill it in"), partnership_tab(partnership_id, tab, field=info.key)
        case "amendment":
            return N_("Fill it in"), amendments_of_partnership(partnership_id, field=info.key)
        case "agreement" if info.key == "annexes":  # the budget becomes the first annex
            return N_("Open the budget"), budget_of_partnership(partnership_id)
        case "agreement":
            return N_("Fill it in"), _clause_link(agreement, clause, info.key)


_IN_SHARES: Mapping[str, Mapping[str, str]] = {
    "contributions": {"field": "contributions"},
    "responsibilities": {"field": "responsibilities"},
    "benefits": {"field": "benefits"},
    "conduct_rules": {"part": "conduct"},
}
"""Where in the matrix of the parties a field is written."""

_TABS = {
    "members_decision": "meetings",
}
"""Where on the page of a partnership a field is written, if not among what it is about."""


def signatory_link(organisation: Organisation, field: str = "") -> Link:
    """Where it is written who signs for an organisation, or a ``field`` about that person."""
    if organisation.is_centre:
        return Link("settings", {"section": "centre"})
    place: dict[str, object] = {"organisation_id": organisation.id}
    if field and organisation.signatory is not None:
        return Link("register", {**place, "contact_id": organisation.signatory.id, "field": field})
    return Link("register", {**place, "add_contact": True})
