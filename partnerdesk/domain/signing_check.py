"""The check before printing for signature: what must, what should, and what could be mended.

Each finding says why it matters and where it is mended. The judgements themselves are those of the
steps, of the partnership check and of the ties; here they only get their weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from partnerdesk.domain import facts
from partnerdesk.domain.agreement import TalkState
from partnerdesk.domain.agreement_values import signing_organisations
from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.domain.clauses import amendment_clauses, draft_clauses
from partnerdesk.domain.consolidated import changing_clauses
from partnerdesk.domain.filled_agreement import FilledAgreement, Gap, signatory_link
from partnerdesk.domain.findings import Finding, Grade
from partnerdesk.domain.guidance import (
    WHO_AGREES,
    Link,
    ProgrammePage,
    agreement_of_partnership,
    amendments_of_partnership,
    invitations_of_partnership,
    partnership_tab,
    programme_of_partnership,
    research_card,
    sentence,
)
from partnerdesk.domain.papers import partner_shares
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.domain.signing_money import money_findings, unsigned_money
from partnerdesk.domain.signing_programme import programme_findings, unsigned_programme
from partnerdesk.domain.starting import clause_conditions
from partnerdesk.domain.texts import N_
from partnerdesk.domain.ties import has_tie_decision, is_tied
from partnerdesk.domain.translation_doubts import translation_doubts


def check_before_signing(
    filled: FilledAgreement, today: date, unprintable: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """All findings, the heaviest first; none about a frozen agreement, which cannot be mended.

    ``unprintable`` are the letters that no font of the papers has.
    """
    if filled.agreement.frozen is not None:
        return ()
    found = (
        *_gaps(filled.gaps, Grade.MUST),
        *_gaps(translation_doubts(filled), Grade.SHOULD),
        *_letters(filled, tuple(unprintable)),
        *_clauses(filled),
        *_signatories(filled),
        *(
            _of_agreement(filled, today)
            if filled.agreement.amendment is None
            else _of_amendment(filled)
        ),
    )
    return tuple(sorted(found, key=lambda one: one.grade))


def _of_agreement(filled: FilledAgreement, today: date) -> Iterator[Finding]:
    """What only the whole agreement has to say."""
    yield from (
        *_shares(filled),
        *money_findings(filled),
        *_members(filled),
        *_partners(filled.partnership),
        *_coordinator(filled),
        *_days(filled.partnership, today),
    )


def _of_amendment(filled: FilledAgreement) -> Iterator[Finding]:
    """What an amendment changes, and whether who joins is known well enough."""
    partnership, agreement = filled.partnership, filled.agreement
    amendment = agreement.amendment
    is_change = amendment is not None and amendment.kind is AmendmentKind.CHANGE
    has_annex = agreement.has_budget or agreement.has_programme
    if is_change and not changing_clauses(agreement) and not has_annex:
        yield Finding(
            Grade.MUST,
            sentence(N_("No clause is changed yet.")),
            N_("A paper that changes nothing only makes people wonder."),
            N_("Choose the clauses"),
            amendments_of_partnership(partnership.id),
        )
    yield from money_findings(filled) if agreement.has_budget else unsigned_money(filled)
    yield from (programme_findings if agreement.has_programme else unsigned_programme)(filled)
    newcomer = filled.newcomer
    if newcomer is not None:
        yield from _partners(replace(partnership, partners=(newcomer,)))
        if not newcomer.responsibilities:
            yield _idle((newcomer.name,), partnership_tab(partnership.id, "partners"))


def _gaps(gaps: Iterable[Gap], grade: Grade) -> Iterator[Finding]:
    for gap in gaps:
        yield Finding(grade, gap.sentence, gap.why, gap.verb, gap.link)


def _letters(filled: FilledAgreement, unprintable: tuple[str, ...]) -> Iterator[Finding]:
    if unprintable:
        yield Finding(
            Grade.MUST,
            sentence(
                N_("These characters cannot be printed: {characters}"),
                characters=" ".join(unprintable[:20]),
            ),
            N_("A contract must show every letter."),
            N_("Open the agreement"),
            _agreement(filled),
        )


def _clauses(filled: FilledAgreement) -> Iterator[Finding]:
    missing = _missing_clauses(filled)
    if missing:
        yield Finding(
            Grade.MUST,
            sentence(N_("Clauses that no agreement can do without: {clauses}."), clauses=missing),
            N_("Without them it is open what was agreed."),
            N_("Add them"),
            _agreement(filled),
        )
    clauses = filled.agreement.clauses
    waiting = [one for one in clauses if one.talks is not TalkState.AGREED]
    if waiting:
        yield Finding(
            Grade.SHOULD,
            sentence(
                N_("Clauses that the partners have not agreed on yet: {count} of {all}."),
                count=len(waiting),
                all=len(clauses),
            ),
            N_("Nobody should read a clause for the first time when signing."),
            N_("Open the first one"),
            _agreement(filled, clause_id=waiting[0].id),
        )


def _missing_clauses(filled: FilledAgreement) -> tuple[str, ...]:
    """Headings of compulsory clauses that the draft lacks; either legal nature will do."""
    partnership, amendment = filled.partnership, filled.agreement.amendment
    conditions = clause_conditions(partnership.path, partnership.answers)
    held = {clause.key for clause in filled.agreement.clauses}
    if held & _LEGAL_NATURES:
        held |= _LEGAL_NATURES
    language = filled.agreement.language
    if amendment is None:
        wanted = draft_clauses(partnership.path, conditions, language)
    else:
        wanted = tuple(one for one in amendment_clauses(language) if amendment.kind in one.amends)
    return tuple(one.heading for one in wanted if one.compulsory and one.key not in held)


_LEGAL_NATURES = frozenset({"legal-nature-binding", "legal-nature-intent"})


def _signatories(filled: FilledAgreement) -> Iterator[Finding]:
    for organisation in signing_organisations(filled.partnership, filled.centre):
        yield from _signatory(organisation)


def _signatory(organisation: Organisation) -> Iterator[Finding]:
    name = organisation.name
    signatory = organisation.signatory
    if signatory is None:
        former = [one for one in organisation.contacts if one.may_sign and one.has_ended]
        for one in former[-1:]:
            yield Finding(
                Grade.MUST,
                sentence(
                    N_("{person} no longer speaks for {name}: since {day}."),
                    person=one.name,
                    name=name,
                    day=one.ends_on,
                ),
                N_("A signature of somebody who has left binds nobody."),
                N_("Name who signs"),
                signatory_link(organisation),
            )
        return
    if not signatory.role:
        yield Finding(
            Grade.MUST,
            sentence(N_("The office of {person} is not written."), person=signatory.name),
            N_("A signature for a town without the office can be void."),
            N_("Write the office"),
            signatory_link(organisation, "role"),
        )
    if not facts.is_authorised(organisation):
        yield Finding(
            Grade.MUST,
            sentence(
                N_("It is not written what allows {person} to sign for {name}."),
                person=signatory.name,
                name=name,
            ),
            N_("A signature without a decision behind it can be void."),
            N_("Write the decision"),
            signatory_link(organisation, "authority_basis"),
        )


def _shares(filled: FilledAgreement) -> Iterator[Finding]:
    partnership = filled.partnership
    shares = partner_shares(partnership, filled.centre.organisation.name)
    idle = tuple(one.party_name for one in shares if not one.responsibilities)
    if idle:
        centre_only = idle == (filled.centre.organisation.name,)
        yield _idle(idle, partnership_tab(partnership.id, "about" if centre_only else "partners"))


def _idle(names: tuple[str, ...], link: Link) -> Finding:
    return Finding(
        Grade.MUST,
        sentence(N_("No tasks are written for: {names}."), names=names),
        N_("What everybody does, nobody does."),
        N_("Write the tasks"),
        link,
    )


def _members(filled: FilledAgreement) -> Iterator[Finding]:
    partnership = filled.partnership
    meetings = partnership_tab(partnership.id, "meetings")
    decision = facts.members_decision(partnership)
    if decision is None:
        yield Finding(
            Grade.MUST,
            sentence(N_("Your members have not been asked yet.")),
            N_("The centre belongs to its members: they decide what it binds itself to."),
            N_("Open the meetings"),
            meetings,
        )
    elif facts.members_said_no(decision):
        yield Finding(
            Grade.MUST,
            sentence(N_("On {day} your members said no."), day=decision.day),
            N_("Who decides against the members loses their trust."),
            N_("Open the meetings"),
            meetings,
        )


def _partners(partnership: Partnership) -> Iterator[Finding]:
    tied = [one for one in partnership.parties if is_tied(one) and not has_tie_decision(one)]
    if tied:
        yield Finding(
            Grade.MUST,
            sentence(
                N_("A tie, and no decision about it is written: {names}."), names=_names(tied)
            ),
            N_("A party, a religious body or an own interest can harm the centre."),
            N_("Write down the decision"),
            research_card(partnership.id, tied[0].id, "tie_decision"),
        )
    unknown = [one for one in partnership.parties if not facts.is_researched(one)]
    if unknown:
        yield Finding(
            Grade.SHOULD,
            sentence(
                N_("Not all six questions are answered about: {names}."), names=_names(unknown)
            ),
            N_("The wrong partner can end the centre’s own work."),
            N_("Open the research cards"),
            research_card(partnership.id, unknown[0].id),
        )
    unanswered = [one for one in partnership.parties if not facts.has_answered(one)]
    if unanswered:
        yield Finding(
            Grade.SHOULD,
            sentence(N_("Has not said yes yet: {names}."), names=_names(unanswered)),
            N_("A contract can surprise nobody who was asked before."),
            N_("Open the invitations"),
            invitations_of_partnership(partnership.id),
        )
    silent = tuple(one.name for one in partnership.parties if one.analysis_agreed_on is None)
    if silent:
        yield Finding(
            Grade.SHOULD,
            sentence(N_("Not agreed on the analysis yet: {names}."), names=silent),
            N_("A plan on different views of the problem falls apart."),
            N_("Note who agrees"),
            programme_of_partnership(partnership.id, ProgrammePage.ANALYSIS, field=WHO_AGREES),
        )
    yield from _addresses(partnership)


def _names(partners: Iterable[Partner]) -> tuple[str, ...]:
    return tuple(one.name for one in partners)


def _addresses(partnership: Partnership) -> Iterator[Finding]:
    for organisation in (one.organisation for one in partnership.parties):
        if not organisation.address:
            yield Finding(
                Grade.SHOULD,
                sentence(N_("{partner} has no address."), partner=organisation.name),
                N_("The contract names each partner with its address."),
                N_("Write the address"),
                Link("register", {"organisation_id": organisation.id, "field": "street"}),
            )


def _coordinator(filled: FilledAgreement) -> Iterator[Finding]:
    """Who leads; a gap in the text asks for it already."""
    partnership = filled.partnership
    asked = {gap.field for gap in filled.gaps}
    about = partnership_tab(partnership.id, "about")
    if not partnership.coordinator and "coordinator" not in asked:
        yield Finding(
            Grade.MUST,
            sentence(N_("Nobody is named as coordinator.")),
            N_("Somebody must call the first meeting."),
            N_("Name the coordinator"),
            about,
        )
    if not partnership.coordinator_nominated_by and "coordinator_nominated_by" not in asked:
        yield Finding(
            Grade.SHOULD,
            sentence(N_("It is not written who named the coordinator.")),
            N_("Partners follow the one whom they have chosen themselves."),
            N_("Write who named her"),
            about,
        )


def _days(partnership: Partnership, today: date) -> Iterator[Finding]:
    about = partnership_tab(partnership.id, "about")
    if facts.review_due_on(partnership) is None:
        yield Finding(
            Grade.SHOULD,
            sentence(N_("No day for the first review can be told.")),
            N_("What nobody looks back on does not get better."),
            N_("Write the start"),
            about,
        )
    if partnership.ends_on is None:
        return
    if partnership.ends_on < today:
        yield Finding(
            Grade.MUST,
            sentence(N_("The last day has passed: {day}."), day=partnership.ends_on),
            N_("Nobody can sign for a time that is over."),
            N_("Write the last day"),
            about,
        )
    elif not partnership.answers.get("after_money_ends") and "funder_name" in partnership.answers:
        yield Finding(
            Grade.COULD,
            sentence(N_("It is not written what comes when the money ends.")),
            N_("Work that hangs on one grant ends with it."),
            N_("Write it down"),
            about,
        )


def _agreement(filled: FilledAgreement, **more: object) -> Link:
    place = agreement_of_partnership(filled.partnership.id)
    return Link(place.screen, {**place.arguments, **more})
