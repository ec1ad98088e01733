"""What the fields of an agreement say: computed from the data, agreed by the partners, or missing.

Everything is in words of the agreement's language. A value of a ``list`` field has one line for
each item; a missing value is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from partnerdesk.domain.agreement import Agreement, Clause, missing_fields
from partnerdesk.domain.budget import BudgetSheet, Source
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.clauses import FIELDS, FieldInfo, default_values
from partnerdesk.domain.drafts import Notation
from partnerdesk.domain.facts import members_decision
from partnerdesk.domain.guidance import (
    Link,
    Marked,
    Sentence,
    agreement_of_partnership,
    budget_of_partnership,
    partnership_tab,
    sentence,
)
from partnerdesk.domain.interview import Told, in_words
from partnerdesk.domain.interview_pages import SPECS
from partnerdesk.domain.money import Money, times
from partnerdesk.domain.papers import PartnerShare, annex_titles
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.partnership import Meeting, Partnership, Path
from partnerdesk.domain.texts import LANGUAGES, N_, Texts

Values = Mapping[str, str | None]

_BEGINNINGS = {
    Path.BOTTOM_UP: N_("people in the area saw the need themselves"),
    Path.TOP_DOWN: N_("a public office asked for it"),
    Path.INCENTIVE: N_("money was offered for this kind of work"),
}


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

    ``link`` leads to the place that mends it and ``verb`` says what is done there.
    """

    sentence: Sentence
    verb: str
    link: Link
    clause_id: int | None = None
    field: str = ""


@dataclass(frozen=True)
class FilledAgreement:
    """A draft together with what its fields say today."""

    agreement: Agreement
    partnership: Partnership
    centre: Centre
    budget: BudgetSheet | None
    values: Values

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """All that is missing, clause by clause, then about the signatures."""
        from_clauses = gaps(self.agreement, self.values)
        return from_clauses + signature_gaps(self.agreement, self.partnership, self.centre)

    @property
    def clauses_to_mend(self) -> int:
        """How many clauses cannot be printed as they are."""
        states = (clause_state(clause, self.values) for clause in self.agreement.clauses)
        return sum(state is not ClauseState.COMPLETE for state in states)


def clause_state(clause: Clause, values: Values) -> ClauseState:
    """Whether the clause has text and a value for each of its fields."""
    if not clause.text.strip():
        return ClauseState.EMPTY
    if missing_fields(clause.text, values):
        return ClauseState.MISSING
    return ClauseState.COMPLETE


def gaps(agreement: Agreement, values: Values) -> tuple[Gap, ...]:
    """What the clauses of a draft lack, each field once, at the clause that asks for it first."""
    found: dict[str, Gap] = {}
    for clause in agreement.clauses:
        if clause_state(clause, values) is ClauseState.EMPTY:
            found[f"clause {clause.id}"] = _empty_clause(agreement, clause)
        for name in missing_fields(clause.text, values):
            found.setdefault(name, field_gap(agreement, clause, name))
    return tuple(found.values())


def field_gap(agreement: Agreement, clause: Clause, name: str) -> Gap:
    """The gap that a missing field leaves in a clause."""
    info = FIELDS.get(name)
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
            _signatory_link(organisation),
        )
        for organisation in _organisations(partnership, centre)
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
            )
        )
    return tuple(found)


def partner_shares(partnership: Partnership) -> tuple[PartnerShare, ...]:
    """What each partner does, gives and gains; partners with nothing written are left out."""
    shares = (
        PartnerShare(one.name, one.responsibilities, one.contributions, one.benefits)
        for one in partnership.parties
    )
    return tuple(s for s in shares if s.responsibilities or s.contributions or s.benefits)


def computed_values(
    partnership: Partnership,
    centre: Centre,
    budget: BudgetSheet | None,
    agreement: Agreement,
    texts: Texts,
    today: date,
) -> Values:
    """The value of every field of ``FIELDS``; None where nothing is known yet.

    Agreed values are those of the draft; where it says nothing, the library's proposal stands.
    """
    found: dict[str, str | None] = dict.fromkeys(FIELDS)
    found |= default_values(texts.language)
    found |= agreement.values
    found |= _centre_values(centre)
    found |= _party_values(partnership, centre, texts)
    found |= _partnership_values(partnership, texts)
    found |= _beginning_values(partnership, centre.currency, texts)
    found |= _own_share_values(partnership, centre.currency, budget, texts)
    found |= _share_values(partnership)
    found |= _budget_values(budget, texts)
    found |= _document_values(agreement, texts, today)
    titles = annex_titles(partner_shares(partnership), budget, texts)
    found["annexes"] = _lines(titles)
    return {name: value or None for name, value in found.items()}


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
        case "partnership":
            tab = "partners" if info.key in _WRITTEN_AT_PARTNERS else "about"
            return N_("Fill it in"), partnership_tab(partnership_id, tab, field=info.key)
        case "agreement" if info.key == "annexes":  # the budget becomes the first annex
            return N_("Open the budget"), budget_of_partnership(partnership_id)
        case "agreement":
            return N_("Fill it in"), _clause_link(agreement, clause, info.key)


_WRITTEN_AT_PARTNERS = frozenset({"contributions", "responsibilities", "benefits"})


def _signatory_link(organisation: Organisation) -> Link:
    if organisation.is_centre:
        return Link("settings", {"section": "centre"})
    return Link("register", {"organisation_id": organisation.id})


def _organisations(partnership: Partnership, centre: Centre) -> tuple[Organisation, ...]:
    return (centre.organisation, *(partner.organisation for partner in partnership.parties))


def _centre_values(centre: Centre) -> dict[str, str | None]:
    organisation = centre.organisation
    return {
        "centre_name": organisation.name,
        "centre_address": organisation.address,
        "centre_place": organisation.place,
        "document_place": organisation.place,
    }


def _party_values(partnership: Partnership, centre: Centre, texts: Texts) -> dict[str, str | None]:
    """The parties are missing as long as the centre would sign with itself."""
    if not partnership.parties:
        return {"parties": None, "party_names": None}
    organisations = _organisations(partnership, centre)
    return {
        "parties": _lines(_party_line(organisation, texts) for organisation in organisations),
        "party_names": texts.join([organisation.name for organisation in organisations]),
    }


def _party_line(organisation: Organisation, texts: Texts) -> str:
    parts = [organisation.name, organisation.legal_form, organisation.register_number]
    parts.append(organisation.address)
    signing = organisation.signatory or organisation.representative
    for contact in (signing, organisation.second_signatory):
        if contact is not None and contact.name:
            named = texts.gettext(N_("represented by {name}")).format(name=_person(contact))
            parts.append(named)
    return ", ".join(part for part in parts if part)


def _person(contact: Contact) -> str:
    office = ", ".join(part for part in (contact.role, contact.authority_basis) if part)
    return f"{contact.name} ({office})" if office else contact.name


def _partnership_values(partnership: Partnership, texts: Texts) -> dict[str, str | None]:
    decision = members_decision(partnership)
    return {
        "partnership_name": partnership.name,
        "area": partnership.area,
        "problem": partnership.problem,
        "vision": partnership.vision,
        "objectives": _lines(partnership.objectives.splitlines()),
        "start_date": _day(partnership.starts_on, texts),
        "end_date": _day(partnership.ends_on, texts),
        "coordinator": partnership.coordinator,
        "deputy": partnership.deputy,
        "coordinator_nominated_by": partnership.coordinator_nominated_by,
        "review_months": texts.number(partnership.review_months),
        "members_decision": _decision(decision, texts) if decision else None,
    }


def _day(day: date | None, texts: Texts) -> str | None:
    return texts.date(day) if day else None


def _decision(meeting: Meeting, texts: Texts) -> str:
    parts = [texts.date(meeting.day)]
    if meeting.votes_for is not None:
        votes = texts.gettext(N_("{votes_for} for, {against} against, {abstained} abstained"))
        parts.append(
            votes.format(
                votes_for=meeting.votes_for,
                against=meeting.votes_against or 0,
                abstained=meeting.votes_abstained or 0,
            )
        )
    said = ": ".join(parts)
    return f"{said}. {meeting.result}" if meeting.result else said


def _beginning_values(
    partnership: Partnership, currency: str, texts: Texts
) -> dict[str, str | None]:
    """The answers of the interview's path page; they carry the names of the fields they fill."""
    notation = Notation(currency, texts.language)
    said = {
        name: in_words(SPECS[name], partnership.answers, notation, texts)
        for name in FIELDS.keys() & partnership.answers.keys() & SPECS.keys()
    }
    if "voices" in said:
        said["voices"] = texts.join(said["voices"].splitlines())
    return {"how_it_began": texts.gettext(_BEGINNINGS[partnership.path]), **said}


def _own_share_values(
    partnership: Partnership, currency: str, budget: BudgetSheet | None, texts: Texts
) -> dict[str, str | None]:
    """The own share of the whole cost: of the budget, or while there is none of grant and share."""
    told = Told(partnership.answers, Notation(currency, texts.language))
    percent = told.share("own_share_percent")
    if percent is None or percent >= 100:
        return {}
    values: dict[str, str | None] = {"own_share_percent": texts.number(percent)}
    if budget is not None and budget.cost_minor:
        share_minor = times(percent / 100, budget.cost_minor)
    else:
        share_minor = times(percent / (100 - percent), told.minor("offered_amount") or 0)
    if share_minor or not percent:
        values["own_share_amount"] = texts.money(Money(share_minor, currency))
    return values


def _share_values(partnership: Partnership) -> dict[str, str | None]:
    parties = partnership.parties
    return {
        "contributions": _lines(_of_partner(p.name, p.contributions) for p in parties),
        "responsibilities": _lines(_of_partner(p.name, p.responsibilities) for p in parties),
        "benefits": _lines(_of_partner(p.name, p.benefits) for p in parties),
    }


def _of_partner(name: str, text: str) -> str:
    """A partner's own lines as one item of a list; "" where it has written nothing."""
    said = "; ".join(line.strip().rstrip(";.") for line in text.splitlines() if line.strip())
    return f"{name}: {said}" if said else ""


def _budget_values(budget: BudgetSheet | None, texts: Texts) -> dict[str, str | None]:
    if budget is None or not budget.cost_minor:
        return {}
    sources = (_source_line(source, budget, texts) for source in budget.sources)
    return {
        "budget_total": texts.money(Money(budget.cost_minor, budget.currency)),
        "budget_currency": budget.currency,
        "sources": _lines(sources),
    }


def _source_line(source: Source, budget: BudgetSheet, texts: Texts) -> str:
    planned = texts.money(Money(budget.planned_minor[source.id], budget.currency))
    return f"{source.name} ({texts.gettext(source.kind.label)}): {planned}"


def _document_values(agreement: Agreement, texts: Texts, today: date) -> dict[str, str | None]:
    return {
        "today": texts.date(today),
        "originals_count": texts.number(agreement.originals_count),
        "language_name": LANGUAGES[texts.language],
    }


def _lines(items: Iterable[str]) -> str | None:
    return "\n".join(stripped for item in items if (stripped := item.strip())) or None
