"""The mechanism of the partnership check: chapters of statements, each with its judge.

A judge is a small function from the evidence to a verdict. ``@chapter.statement`` registers it
under the code of the founding text, with the sentence it stands for, why that matters, and where
staff mend it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from partnerdesk.domain.agreement import Agreement
from partnerdesk.domain.board import Show
from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.budget_findings import BudgetFinding
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.clauses import load_library
from partnerdesk.domain.findings import Grade
from partnerdesk.domain.guidance import (
    BoardPage,
    Link,
    ProgrammePage,
    Sentence,
    agreement_of_partnership,
    board_of_partnership,
    budget_of_partnership,
    partnership_tab,
    programme_of_partnership,
    sentence,
    shares_of_partnership,
)
from partnerdesk.domain.papers import PartnerShare, partner_shares
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.domain.texts import N_, Texts


class CheckState(StrEnum):
    """Whether a statement holds for a partnership."""

    HOLDS = "holds"
    DOES_NOT_HOLD = "does_not_hold"
    NOT_JUDGED_YET = "not_judged_yet"
    DOES_NOT_APPLY = "does_not_apply"

    @property
    def label(self) -> str:
        """The state in a few words, as a marked message."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    CheckState.HOLDS: N_("Holds"),
    CheckState.DOES_NOT_HOLD: N_("Does not hold"),
    CheckState.NOT_JUDGED_YET: N_("Not judged yet"),
    CheckState.DOES_NOT_APPLY: N_("Does not apply"),
}


class Place(StrEnum):
    """Where something is mended: a tab of the partnership page, or a screen of its own."""

    ABOUT = "about"
    PARTNERS = "partners"
    MEETINGS = "meetings"
    AGREEMENT = "agreement"
    BUDGET = "budget"
    BOARD = "all"
    MISSING_KINDS = "missing"
    NO_PART = "no_part"
    EXCHANGE = "exchange"
    SHARES = "shares"
    RIGHTS = "rights"
    CONDUCT = "conduct"
    ANALYSIS = "analysis"
    OUTLINE = "outline"
    MONTHS = "months"

    def link(self, partnership_id: int) -> Link:
        """The way there for a partnership."""
        if self is Place.EXCHANGE:
            return board_of_partnership(partnership_id, BoardPage.EXCHANGE)
        if self in (Place.BOARD, Place.MISSING_KINDS, Place.NO_PART):
            return board_of_partnership(partnership_id, BoardPage.KINDS, show=Show(self.value))
        if self is Place.SHARES:
            return shares_of_partnership(partnership_id)
        if self in (Place.RIGHTS, Place.CONDUCT):
            return shares_of_partnership(partnership_id, part=self.value)
        if self in (Place.ANALYSIS, Place.OUTLINE, Place.MONTHS):
            return programme_of_partnership(partnership_id, ProgrammePage(self.value))
        if self is Place.AGREEMENT:
            return agreement_of_partnership(partnership_id)
        if self is Place.BUDGET:
            return budget_of_partnership(partnership_id)
        return partnership_tab(partnership_id, self.value)


@dataclass(frozen=True)
class Evidence:
    """All that is judged; ``agreement`` is the latest draft. What is missing is None.

    ``money`` is what does not fit in the budget and its books, the heaviest first.
    """

    partnership: Partnership
    agreement: Agreement | None
    budget: BudgetSheet | None
    centre: Centre | None
    today: date
    money: tuple[BudgetFinding, ...] = ()

    @property
    def parties(self) -> tuple[Partner, ...]:
        """The partners of the agreement, without the centre."""
        return self.partnership.parties


@dataclass(frozen=True)
class Verdict:
    """What a judge found; ``place`` where it is not the usual one of the statement."""

    state: CheckState
    evidence: Sentence
    place: Place | None = None


@dataclass(frozen=True)
class CheckResult:
    """The verdict on one statement. ``title`` and ``why`` are marked messages."""

    code: str
    title: str
    state: CheckState
    evidence: Sentence
    why: str
    link: Link

    def evidence_text(self, texts: Texts) -> str:
        """What the verdict rests on, in the language of ``texts``."""
        return self.evidence.text(texts)


Judge = Callable[[Evidence], Verdict]


@dataclass(frozen=True)
class Statement:
    """A statement of the founding text in our words, and who judges it."""

    code: str
    title: str
    why: str
    place: Place
    judge: Judge


class Chapter:
    """The statements of one letter; ``title`` is a marked message."""

    def __init__(self, letter: str, title: str) -> None:
        self.letter = letter
        self.title = title
        self.statements: list[Statement] = []

    def statement(self, code: str, title: str, why: str, place: Place) -> Callable[[Judge], Judge]:
        """Register the decorated function as the judge of a statement."""

        def register(judge: Judge) -> Judge:
            self.statements.append(Statement(code, title, why, place, judge))
            return judge

        return register

    def check(self, evidence: Evidence) -> tuple[CheckResult, ...]:
        """The verdicts on the statements of this chapter."""
        return tuple(_result(one, evidence) for one in self.statements)


def _result(asked: Statement, evidence: Evidence) -> CheckResult:
    verdict = asked.judge(evidence)
    link = (verdict.place or asked.place).link(evidence.partnership.id)
    return CheckResult(asked.code, asked.title, verdict.state, verdict.evidence, asked.why, link)


def holds(message: str, **values: object) -> Verdict:
    """The statement holds; the sentence shows by what."""
    return Verdict(CheckState.HOLDS, sentence(message, **values))


def fails(message: str, *, place: Place | None = None, **values: object) -> Verdict:
    """The statement does not hold; the sentence says what is missing."""
    return Verdict(CheckState.DOES_NOT_HOLD, sentence(message, **values), place)


def not_yet(message: str, *, place: Place | None = None, **values: object) -> Verdict:
    """The data cannot tell yet; the sentence says when it will."""
    return Verdict(CheckState.NOT_JUDGED_YET, sentence(message, **values), place)


def other_path() -> Verdict:
    """The statement is about another way of starting."""
    return Verdict(
        CheckState.DOES_NOT_APPLY, sentence(N_("This partnership began in another way."))
    )


def needs_review() -> Verdict:
    """Only the partners themselves can say this, when they look back."""
    return not_yet(N_("Can be judged by the partners’ answers in a review."), place=Place.MEETINGS)


def each_partner(
    evidence: Evidence,
    has_it: Callable[[Partner], bool],
    all_have: str,
    some_lack: str,
    *,
    place: Place | None = None,
) -> Verdict:
    """Holds when it is true for every partner.

    Both messages may use ``{count}`` of ``{all}``; ``some_lack`` also ``{names}`` of those who
    lack it. ``place`` is where that is mended, if not where the statement is.
    """
    parties = evidence.parties
    if not parties:
        return not_yet(N_("Can be judged once a partner is named."), place=Place.PARTNERS)
    lacking = tuple(partner.name for partner in parties if not has_it(partner))
    have_it = len(parties) - len(lacking)
    if lacking:
        return fails(some_lack, place=place, names=lacking, count=have_it, all=len(parties))
    return holds(all_have, count=have_it, all=len(parties))


def each_share(
    evidence: Evidence,
    has_it: Callable[[PartnerShare], bool],
    all_have: str,
    some_lack: str,
    *,
    own_place: Place | None = Place.ABOUT,
) -> Verdict:
    """Holds when it is true for the share of every party, the centre's own included.

    The messages are those of ``each_partner``. ``own_place`` is where the centre's share is mended;
    None where the place of the statement shows it, too.
    """
    if not evidence.parties:
        return not_yet(N_("Can be judged once a partner is named."), place=Place.PARTNERS)
    centre = evidence.centre.organisation.name if evidence.centre else ""
    shares = partner_shares(evidence.partnership, centre)
    lacking = tuple(share.party_name for share in shares if not has_it(share))
    place = own_place if centre in lacking else None
    have_it = len(shares) - len(lacking)
    if lacking:
        return fails(some_lack, place=place, names=lacking, count=have_it, all=len(shares))
    return holds(all_have, count=have_it, all=len(shares))


def by_clause(evidence: Evidence, code: str, *keys: str) -> Verdict:
    """Holds when the draft has one of these clauses, or any that carries the statement."""
    agreement = evidence.agreement
    if agreement is None:
        return not_yet(N_("Can be judged once there is a draft."), place=Place.AGREEMENT)
    wanted = keys or keys_carrying(code)
    headings = tuple(one.heading for one in agreement.clauses if one.key in wanted)
    if headings:
        return holds(N_("The draft says it in: {clauses}."), clauses=headings)
    return fails(
        N_("The draft lacks the clause “{clause}”."),
        place=Place.AGREEMENT,
        clause=_heading(wanted[0], agreement.language),
    )


def first_failure(verdicts: Iterable[Verdict], all_hold: Verdict) -> Verdict:
    """The first verdict that does not hold, or ``all_hold``."""
    return next((one for one in verdicts if one.state is not CheckState.HOLDS), all_hold)


def by_money(evidence: Evidence, code: str, otherwise: Verdict) -> Verdict:
    """Does not hold where the budget or its books speak against it; else it is ``otherwise``."""
    findings = [one.finding for one in evidence.money if one.code == code]
    against = [one for one in findings if one.grade is not Grade.COULD]
    if not against or otherwise.state is CheckState.DOES_NOT_HOLD:
        return otherwise
    return Verdict(CheckState.DOES_NOT_HOLD, against[0].sentence, Place.BUDGET)


@cache
def keys_carrying(code: str) -> tuple[str, ...]:
    """Keys of the library's clauses that carry a statement; those of first drafts come first."""
    carrying = [clause for clause in load_library("en") if code in clause.codes]
    carrying.sort(key=lambda clause: clause.library_only)
    return tuple(clause.key for clause in carrying)


def _heading(key: str, language: str) -> str:
    return next((one.heading for one in load_library(language) if one.key == key), key)
