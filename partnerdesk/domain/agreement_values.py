"""What the fields of an agreement say: computed from the data, agreed by the partners, or missing.

Everything is in words of the agreement's language. A value of a ``list`` field has one line for
each item; a missing value is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from partnerdesk.domain.agreement import Agreement
from partnerdesk.domain.agreement_language import wording
from partnerdesk.domain.annexes import AnnexNumbers, annex_titles, numbered_annexes
from partnerdesk.domain.budget import USUAL_TRANSFER_LIMIT, BudgetSheet, Source
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.clauses import FIELDS, default_values, reference_to
from partnerdesk.domain.drafts import Notation
from partnerdesk.domain.facts import members_decision
from partnerdesk.domain.interview import Told, in_words
from partnerdesk.domain.interview_form import TARGETS_NOT_ASKED
from partnerdesk.domain.interview_pages import SPECS
from partnerdesk.domain.money import Money, times
from partnerdesk.domain.papers import (
    PartnerShare,
    legal_form_beside_name,
    partner_shares,
)
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.partnership import Meeting, Partnership, Path, Vote
from partnerdesk.domain.signed_plan import PLAN, plan_fingerprint
from partnerdesk.domain.texts import LANGUAGES, N_, Texts

Values = Mapping[str, str | None]

_BEGINNINGS = {
    Path.BOTTOM_UP: N_("people in the area saw the need themselves"),
    Path.TOP_DOWN: N_("a public office asked for it"),
    Path.INCENTIVE: N_("money was offered for this kind of work"),
}


def signing_organisations(partnership: Partnership, centre: Centre) -> tuple[Organisation, ...]:
    """Who signs: the centre first, then its partners."""
    return (centre.organisation, *(partner.organisation for partner in partnership.parties))


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
    ``texts`` is the language of the draft.
    """
    found: dict[str, str | None] = dict.fromkeys(FIELDS)
    found |= default_values(texts.language)
    found["transfer_limit_percent"] = texts.number(USUAL_TRANSFER_LIMIT)
    found |= agreement.values
    found |= _centre_values(centre)
    found |= _party_values(partnership, centre, texts)
    found |= partnership_values(partnership, centre.currency, texts)
    found |= _own_share_values(partnership, centre.currency, budget, texts)
    shares = partner_shares(partnership, centre.organisation.name)
    found |= _share_values(shares)
    found |= _budget_values(budget, texts)
    found |= _document_values(agreement, texts, today)
    found |= _reference_values(agreement, texts)
    programme = partnership.programme
    annexes = numbered_annexes(shares, budget, programme, further=agreement.further_annexes)
    found |= annex_values(annexes, texts)
    found[PLAN] = plan_fingerprint(programme)
    return in_own_words(found, agreement, texts.language)


def annex_values(numbers: AnnexNumbers, texts: Texts) -> dict[str, str | None]:
    """The list of annexes as an agreement has it."""
    return {"annexes": _lines(annex_titles(numbers, texts))}


def in_own_words(values: Values, agreement: Agreement, language: str) -> dict[str, str | None]:
    """The values with the words that somebody wrote for them in this language.

    Such words hold as long as what they translate.
    """
    found = {name: value or None for name, value in values.items()}
    for name, said in agreement.translated.get(language, {}).items():
        if said.of == wording(found.get(name) or ""):
            found[name] = said.words
    return found


def partnership_values(partnership: Partnership, currency: str, texts: Texts) -> Values:
    """What is written about a partnership itself and about how it began, by field name."""
    return _partnership_values(partnership, texts) | _beginning_values(partnership, currency, texts)


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
    organisations = signing_organisations(partnership, centre)
    return {
        "parties": _lines(_party_line(organisation, texts) for organisation in organisations),
        "party_names": texts.join([organisation.name for organisation in organisations]),
    }


def _party_line(organisation: Organisation, texts: Texts) -> str:
    parts = [organisation.name, legal_form_beside_name(organisation)]
    parts += [organisation.register_number, organisation.address]
    signing = organisation.signatory or organisation.representative
    contacts = [one for one in (signing, organisation.second_signatory) if one and one.name]
    if contacts:
        names = texts.join([_person(contact, texts) for contact in contacts])
        parts.append(texts.gettext(N_("represented by {name}")).format(name=names))
    return ", ".join(part for part in parts if part)


def _person(contact: Contact, texts: Texts) -> str:
    office = ", ".join(part for part in (contact.role, contact.authority(texts)) if part)
    return f"{contact.name} ({office})" if office else contact.name


def _reference_values(agreement: Agreement, texts: Texts) -> dict[str, str | None]:
    """What stands where a clause names another one; it follows when clauses move."""
    said = texts.gettext(N_("clause {number}"))
    return {
        reference_to(clause.key, clause.id): said.format(number=number)
        for number, clause in enumerate(agreement.clauses, start=1)
    }


_NO_END_PLANNED = N_("a day that the partners agree in writing")
"""Goes on where the clause says: It ends on …"""


def _partnership_values(partnership: Partnership, texts: Texts) -> dict[str, str | None]:
    decision = members_decision(partnership)
    return {
        "partnership_name": partnership.name,
        "area": partnership.area,
        "problem": partnership.problem,
        "vision": partnership.vision,
        "objectives": _lines(partnership.objectives.splitlines()),
        "start_date": _day(partnership.starts_on, texts),
        "end_date": _day(partnership.ends_on, texts) or texts.gettext(_NO_END_PLANNED),
        "coordinator": partnership.coordinator,
        "deputy": partnership.deputy,
        "coordinator_nominated_by": _nomination(partnership, texts),
        "conduct_rules": _lines(partnership.conduct.lines(texts.language)),
        "review_months": texts.number(partnership.review_months),
        "members_decision": _decision(decision, texts) if decision else None,
    }


def _nomination(partnership: Partnership, texts: Texts) -> str:
    """Who named the coordinator, with the day behind it: "all partners (4 May 2026)". C8."""
    by, day = partnership.coordinator_nominated_by, partnership.coordinator_nominated_on
    return f"{by} ({texts.date(day)})" if by and day else by


def _day(day: date | None, texts: Texts) -> str | None:
    return texts.date(day) if day else None


def _decision(meeting: Meeting, texts: Texts) -> str:
    """The day, the vote on the partnership, what else was decided, and what they wish for."""
    vote = meeting.vote_on_partnership
    said = texts.date(meeting.day)
    if vote is not None and vote.is_counted:
        said = f"{said}: {votes_in_words(vote, texts)}"
    parts = (said, vote.decision if vote else "", meeting.result, meeting.wishes)
    return ". ".join(part.removesuffix(".") for part in parts if part)


def votes_in_words(vote: Vote, texts: Texts) -> str:
    """The numbers of a counted vote: "31 for, 1 against, 2 abstained"."""
    return texts.gettext(N_("{votes_for} for, {against} against, {abstained} abstained")).format(
        votes_for=vote.votes_for,
        against=vote.votes_against or 0,
        abstained=vote.votes_abstained or 0,
    )


def _beginning_values(
    partnership: Partnership, currency: str, texts: Texts
) -> dict[str, str | None]:
    """The answers of the interview's path page; they carry the names of the fields they fill."""
    notation = Notation(currency, texts.language)
    said = {
        name: in_words(SPECS[name], partnership.answers, notation, texts)
        for name in FIELDS.keys() & partnership.answers.keys() & SPECS.keys()
    }
    if partnership.answers.get("targets_free") == TARGETS_NOT_ASKED:
        said["targets_free"] = ""  # no agreement says that a question was not asked: it is a gap
    if "voices" in said:
        first, *others = said["voices"].splitlines() or [""]
        said["voices"] = texts.join([first, *(_within_sentence(one, texts) for one in others)])
    return {"how_it_began": texts.gettext(_BEGINNINGS[partnership.path]), **said}


def _within_sentence(words: str, texts: Texts) -> str:
    """Words that are no longer the first ones; German nouns keep their capital letters."""
    return words if texts.language == "de" else words[:1].lower() + words[1:]


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


def _share_values(shares: Sequence[PartnerShare]) -> dict[str, str | None]:
    return {
        "contributions": _lines(_said(one.party_name, one.contributions) for one in shares),
        "responsibilities": _lines(_said(one.party_name, one.responsibilities) for one in shares),
        "benefits": _lines(_said(one.party_name, one.benefits) for one in shares),
    }


def _said(name: str, text: str) -> str:
    """A partner's own lines as one item of a list; "" where it has written nothing."""
    said = "; ".join(line.strip().rstrip(";.") for line in text.splitlines() if line.strip())
    return f"{name}: {said}" if said else ""


def _budget_values(budget: BudgetSheet | None, texts: Texts) -> dict[str, str | None]:
    """Before anything is planned the sources are known by what they have promised."""
    if budget is None:
        return {}
    given = {
        source: budget.planned_minor[source.id] if budget.cost_minor else source.promised_minor
        for source in budget.sources
    }
    lines = (
        _source_line(source, minor, budget.currency, texts)
        for source, minor in given.items()
        if minor
    )
    total = texts.money(Money(budget.cost_minor, budget.currency)) if budget.cost_minor else None
    return {
        "transfer_limit_percent": texts.number(budget.transfer_limit_percent),
        "budget_currency": budget.currency,
        "budget_total": total,
        "sources": _lines(lines),
    }


def _source_line(source: Source, minor: int, currency: str, texts: Texts) -> str:
    amount = texts.money(Money(minor, currency))
    return f"{source.name} ({texts.gettext(source.kind.label)}): {amount}"


def _document_values(agreement: Agreement, texts: Texts, today: date) -> dict[str, str | None]:
    values: dict[str, str | None] = {
        "today": texts.date(today),
        "originals_count": texts.number(agreement.originals_count),
        "language_name": LANGUAGES[texts.language],
    }
    if agreement.second_language:
        prevailing = agreement.prevailing_language
        values["language_name"] = texts.join([*map(texts.language_name, agreement.languages)])
        values["prevailing_language"] = texts.language_name(prevailing) if prevailing else ""
    return values


def _lines(items: Iterable[str]) -> str | None:
    return "\n".join(stripped for item in items if (stripped := item.strip())) or None
