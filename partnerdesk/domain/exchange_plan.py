"""What taking in a package of another centre would do, and what has to be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from partnerdesk.domain.compared import (
    ComparedPartner,
    ComparedPartners,
    ComparedPerson,
    Match,
    field_label,
    known_partner,
    means_the_same,
)
from partnerdesk.domain.exchange import MARKS, SHORT_LIMIT, Package, SentPartner
from partnerdesk.domain.fields import LONG_LIMIT
from partnerdesk.domain.guidance import Marked, Sentence, sentence
from partnerdesk.domain.importing import Decision, PlannedPartner, RowState
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, ORGANISATION_FIELDS
from partnerdesk.domain.partners import Organisation, ResearchAnswer
from partnerdesk.domain.texts import N_, Texts

_NOTES = "notes"
_ONLY_FOR_NEW = frozenset({"language", "other_languages"})
"""Every partner has a language here: nobody needs to be asked about it."""


class Choice(StrEnum):
    """Which of two differing answers the register keeps."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


Words = Sentence | str
"""A sentence of this program, or what somebody has typed."""

ConflictKey = tuple[str, str]
"""The uid of an organisation and the key of a conflict of it."""


@dataclass(frozen=True)
class Conflict:
    """A detail that the register and the package tell differently.

    ``key`` is unique for its organisation. ``about`` names the detail; ``ours`` and ``theirs`` are
    what each says. ``choice`` is what was chosen, or what is done unless somebody chooses.
    """

    key: str
    about: Sentence
    ours: Words
    theirs: Words
    choice: Choice
    offered: tuple[Choice, ...] = (Choice.OURS, Choice.THEIRS)


@dataclass(frozen=True)
class PackageRow:
    """What becomes of one organisation of a package, and why."""

    uid: str
    name: str
    state: RowState
    reasons: tuple[Sentence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    looks_like: str = ""
    needs_look: bool = False

    def text(self, texts: Texts) -> str:
        """All reasons in one line."""
        return " ".join(reason.text(texts) for reason in self.reasons)


@dataclass(frozen=True)
class PackagePlan:
    """Everything that taking a package in would do."""

    rows: tuple[PackageRow, ...]
    partners: tuple[PlannedPartner, ...]

    @cached_property
    def counts(self) -> Counter[RowState]:
        """How many organisations have each state."""
        return Counter(row.state for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be taken in."""
        return not self.partners


@dataclass(frozen=True)
class RegisteredPartner:
    """An organisation of the register, as a package is compared with it."""

    uid: str
    organisation: Organisation
    research: tuple[ResearchAnswer, ...] = ()


def make_package_plan(
    package: Package,
    known: Iterable[RegisteredPartner],
    decisions: Mapping[str, Decision],
    choices: Mapping[ConflictKey, Choice],
) -> PackagePlan:
    """Compare a package with the register.

    ``decisions`` are by uid. Without a decision or choice nothing of the register is overwritten,
    and of two differing notes both are kept.
    """
    registered = tuple(known)
    unclear: set[str] = set()
    while True:
        planner = _Planner(package, registered, choices, unclear)
        rows = tuple(planner.plan(sent, decisions.get(sent.uid)) for sent in package.partners)
        strayed = planner.strayed() - unclear
        if not strayed:
            return PackagePlan(rows, planner.partners.planned())
        unclear |= strayed


class _Planner:
    """Compares the organisations of one package, one after another.

    ``unclear`` are the uids of those that nobody can tell apart surely: they are asked about.
    """

    def __init__(
        self,
        package: Package,
        known: Iterable[RegisteredPartner],
        choices: Mapping[ConflictKey, Choice],
        unclear: Set[str],
    ) -> None:
        self._package = package
        self._centre = package.manifest.centre
        self._choices = choices
        self._unclear = unclear
        self._joined: dict[str, ComparedPartner] = {}
        self._by_uid: dict[str, ComparedPartner] = {}
        self.partners = ComparedPartners()
        for one in known:
            partner = known_partner(one.organisation, *MARKS)
            partner.research = {answer.question: answer for answer in one.research}
            self._by_uid[one.uid] = partner
            self.partners.add(partner)
        self._matches = self._matched(self.partners)

    def plan(self, sent: SentPartner, decision: Decision | None) -> PackageRow:
        """What becomes of one organisation."""
        found = self._matches.get(sent.uid)
        row = PackageRow(
            sent.uid,
            sent.name,
            RowState.SKIPPED,
            looks_like=found.partner.name if found else "",
        )
        if decision is Decision.LEAVE_OUT:
            return _with(row, sentence(N_("You have left this partner out.")))
        is_sure = found is not None and found.is_sure and sent.uid not in self._unclear
        is_same = is_sure or decision is Decision.SAME_PARTNER
        if found is not None and is_same and decision is not Decision.OWN_PARTNER:
            if decision is None:
                self._joined[sent.uid] = found.partner
            return self._complete(row, found, sent)
        # Two of the same package are two partners over there, so they are two here.
        self._by_uid[sent.uid] = new = self._new_partner(sent)
        self.partners.add_unindexed(new)
        if found is not None and decision is None:
            asked = _with(row, *found.question(), state=RowState.NEW)
            return replace(asked, needs_look=True)
        return _with(row, state=RowState.NEW)

    def strayed(self) -> set[str]:
        """The uids of those that would mean somebody else once everything is taken in.

        A partner that gets an address from this package may be found by it the next time.
        """
        later = self._matched(self.partners.indexed_again())
        return {
            uid
            for uid, partner in self._joined.items()
            if uid not in later or later[uid].partner is not partner or not later[uid].is_sure
        }

    def _matched(self, partners: ComparedPartners) -> dict[str, Match]:
        """Whom each organisation means, all found before anything is taken over.

        Who is known by uid is nobody else, however much the names are alike; then who has the same
        name; then who has the same address or number. These two count alike: an address that a
        partner got from this package must not lead to somebody else the next time.
        """
        known = N_("You have it already: {name}.")
        matched = {
            sent.uid: Match(self._by_uid[sent.uid], known, by_name=True)
            for sent in self._package.partners
            if sent.uid in self._by_uid
        }
        for find in (partners.find_by_name, partners.find_by_contact):
            taken = {id(match.partner) for match in matched.values()}
            others = [sent for sent in self._package.partners if sent.uid not in matched]
            found = {sent.uid: find(sent.values, sent.contacts, taken) for sent in others}
            matched |= {uid: match for uid, match in found.items() if match is not None}
        return matched

    def _new_partner(self, sent: SentPartner) -> ComparedPartner:
        values = {**sent.values, "uid": sent.uid}
        people = [ComparedPerson(None, dict(one), dict(one)) for one in sent.contacts]
        partner = ComparedPartner(None, False, values, people, dict(values))
        for answer in sent.research:
            partner.set_answer(self._signed(answer))
        return partner

    def _signed(self, answer: ResearchAnswer) -> ResearchAnswer:
        """An answer that names the centre which found it out."""
        who = ", ".join(part for part in (answer.looked_by, self._centre) if part)
        return replace(answer, looked_by=who[:SHORT_LIMIT])

    # A partner that is known

    def _complete(self, row: PackageRow, found: Match, sent: SentPartner) -> PackageRow:
        partner = found.partner
        if partner.is_centre:
            return _with(row, sentence(N_("This is your own centre.")))
        added, conflicts = self._merge(partner, sent)
        reasons = [sentence(found.reason, name=partner.name)]
        if added:
            reasons.append(sentence(N_("Adds: {fields}."), fields=tuple(dict.fromkeys(added))))
        if conflicts:
            reasons.append(sentence(N_("The two centres differ. Choose what you keep.")))
        elif not added:
            reasons.append(sentence(N_("There is nothing to add.")))
        is_changed = bool(added) or any(one.choice is not Choice.OURS for one in conflicts)
        state = RowState.COMPLETES if is_changed else RowState.SKIPPED
        done = _with(row, *reasons, state=state)
        return replace(done, conflicts=tuple(conflicts), needs_look=bool(conflicts))

    def _merge(
        self, partner: ComparedPartner, sent: SentPartner
    ) -> tuple[list[Marked], list[Conflict]]:
        """Take over what is missing; the answers are what that was, and what differs."""
        values = {key: text for key, text in sent.values.items() if key not in _ONLY_FOR_NEW}
        added = partner.fill(values)
        conflicts = []
        for key, text in values.items():
            about = sentence(field_label(ORGANISATION_FIELDS, key).message)
            if key == _NOTES and partner.values[key] in text and partner.values[key] != text:
                partner.set(key, text)  # the longer notes hold ours
                added.append(field_label(ORGANISATION_FIELDS, key))
            elif conflict := self._conflict(partner, sent.uid, key, text, about):
                conflicts.append(conflict)
        more, differing = self._merge_people(partner, sent)
        added += more
        conflicts += differing
        for answer in sent.research:
            more, differing = self._merge_answer(partner, sent.uid, self._signed(answer))
            added += more
            conflicts += differing
        return added, conflicts

    def _conflict(
        self,
        holder: ComparedPartner | ComparedPerson,
        uid: str,
        key: str,
        theirs: str,
        about: Sentence,
        prefix: str = "",
    ) -> Conflict | None:
        """How both differ in a field, after what was chosen is done."""
        ours = holder.values[key]
        both = _joined(ours, theirs) if key == _NOTES else None
        if means_the_same(key, ours, theirs) or (key == _NOTES and theirs in ours):
            return None
        offered = (Choice.BOTH, Choice.OURS, Choice.THEIRS) if both else (
            Choice.OURS, Choice.THEIRS)  # fmt: skip
        choice = self._choices.get((uid, prefix + key), offered[0])
        if choice is Choice.THEIRS:
            holder.set(key, theirs)
        elif choice is Choice.BOTH and both:
            holder.set(key, both)
        said = _said(key, ours), _said(key, theirs)
        return Conflict(prefix + key, about, *said, choice, offered)

    def _merge_people(
        self, partner: ComparedPartner, sent: SentPartner
    ) -> tuple[list[Marked], list[Conflict]]:
        """Two of the same name over there are two people, so they are two here."""
        added: list[Marked] = []
        conflicts = []
        met: set[int] = set()
        for number, contact in enumerate(sent.contacts, start=1):
            person = partner.person(contact, met)
            if person is None:
                person = partner.add_person(contact)
                added.append(field_label(CONTACT_FIELDS, "name"))
            else:
                added += person.fill(contact)
                conflicts += self._person_conflicts(person, sent.uid, contact, number)
            met.add(id(person))
        return added, conflicts

    def _person_conflicts(
        self, person: ComparedPerson, uid: str, contact: Mapping[str, str], number: int
    ) -> list[Conflict]:
        found = []
        for key, text in contact.items():
            label = field_label(CONTACT_FIELDS, key)
            about = sentence(N_("{field} of {person}"), field=label, person=contact["name"])
            found.append(self._conflict(person, uid, key, text, about, f"contact {number} "))
        return [conflict for conflict in found if conflict is not None]

    def _merge_answer(
        self, partner: ComparedPartner, uid: str, theirs: ResearchAnswer
    ) -> tuple[list[Marked], list[Conflict]]:
        ours = partner.research.get(theirs.question)
        label = Marked(theirs.question.label)
        if ours is None:
            partner.set_answer(theirs)
            return [label], []
        if _finding_and_source(ours) == _finding_and_source(theirs):
            return [], []
        key = f"research {theirs.question}"
        choice = self._choices.get((uid, key), Choice.OURS)
        if choice is Choice.THEIRS:
            partner.set_answer(theirs)
        about = sentence(theirs.question.label)
        return [], [Conflict(key, about, _answer_said(ours), _answer_said(theirs), choice)]


def _with(row: PackageRow, *reasons: Sentence, state: RowState = RowState.SKIPPED) -> PackageRow:
    return replace(row, state=state, reasons=reasons)


def _joined(ours: str, theirs: str) -> str | None:
    """Both notes, one below the other, if so much fits."""
    both = f"{ours}\n\n{theirs}"
    return both if len(both) <= LONG_LIMIT else None


def _finding_and_source(answer: ResearchAnswer) -> tuple[object, ...]:
    return answer.finding, answer.source, answer.looked_on


def _said(key: str, value: str) -> Words:
    if key == "kind":
        return sentence(PartnerKind(value).label)
    return sentence(Level(value).label) if key == "level" else value


def _answer_said(answer: ResearchAnswer) -> Words:
    finding = Marked(answer.finding.label)
    if answer.looked_on is None:
        return sentence(N_("{finding} ({source})"), finding=finding, source=answer.source or "–")
    words = N_("{finding} ({source}, {day})")
    return sentence(words, finding=finding, source=answer.source or "–", day=answer.looked_on)
