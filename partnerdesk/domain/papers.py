"""What papers are made of: frozen values that services collect and documents print.

Nothing here knows PDF. Names, amounts and clauses are ready to print; only fixed words (headings,
labels) are translated by the documents, with the ``Texts`` of the paper's language.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from partnerdesk.domain.annexes import FURTHER, Annex, AnnexNumbers, annex_titles, numbered_annexes
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.clause_text import BlockKind
from partnerdesk.domain.clauses import field_label
from partnerdesk.domain.filled_text import FilledSpan, filled_blocks

if TYPE_CHECKING:
    from partnerdesk.domain.action_plan import ActionPlan
    from partnerdesk.domain.budget import BudgetSheet
    from partnerdesk.domain.money_papers import MoneyAnnex
    from partnerdesk.domain.partners import Contact, Organisation
    from partnerdesk.domain.partnership import Partner, Partnership
    from partnerdesk.domain.programme_paper import ProgrammeSheet
    from partnerdesk.domain.texts import Texts


@dataclass(frozen=True)
class PaperContext:
    """What every page of a paper shows besides its own words.

    ``is_frozen`` papers are those that are signed. ``version_label`` is ready to print ("Draft 3 of
    12 March 2026"), in two languages with a line for each. ``original_number`` and
    ``originals_count`` print "original 2 of 5" where both are given. ``logo`` holds the bytes of a
    PNG or JPEG file.
    """

    centre_name: str
    paper_size: PaperSize = PaperSize.A4
    is_sample: bool = False
    is_draft: bool = False
    is_frozen: bool = False
    version_label: str = ""
    original_number: int | None = None
    originals_count: int | None = None
    logo: bytes | None = None


@dataclass(frozen=True)
class Signatory:
    """Who signs for a party, with the office and the decision that allow it."""

    name: str
    office_title: str = ""
    authority_basis: str = ""


@dataclass(frozen=True)
class Party:
    """A party as the contract names it; an empty part is left out, a missing signatory shown."""

    name: str
    legal_form: str = ""
    register_number: str = ""
    address: str = ""
    signatory: Signatory | None = None
    second_signatory: Signatory | None = None
    wants_stamp: bool = False


def party_of(organisation: Organisation, texts: Texts) -> Party:
    """The organisation as a party; who represents it signs where nobody else was named.

    ``texts`` is the language of the paper.
    """
    return Party(
        name=organisation.name,
        legal_form=legal_form_beside_name(organisation),
        register_number=organisation.register_number,
        address=organisation.address,
        signatory=_signatory(organisation.signatory or organisation.representative, texts),
        second_signatory=_signatory(organisation.second_signatory, texts),
        wants_stamp=organisation.wants_stamp,
    )


def legal_form_beside_name(organisation: Organisation) -> str:
    """The legal form, or "" where the name says it already: "Riverside Bakery Ltd"."""
    return "" if organisation.legal_form in organisation.name else organisation.legal_form


def _signatory(contact: Contact | None, texts: Texts) -> Signatory | None:
    if contact is None:
        return None
    return Signatory(contact.name, contact.role, contact.authority(texts))


@dataclass(frozen=True)
class PaperRun:
    """A stretch of a paragraph; where ``is_missing``, ``text`` is the label of the empty field."""

    text: str
    is_missing: bool = False
    is_bold: bool = False


@dataclass(frozen=True)
class PaperParagraph:
    """A paragraph of a clause, or an item of a list in it.

    ``number`` is its number within the clause, as in 4.2; 0 stands for none. A ``label`` takes its
    place where another clause is quoted; an ``is_lead`` says what is quoted below it.
    """

    runs: tuple[PaperRun, ...]
    is_item: bool = False
    number: int = 0
    label: str = ""
    is_lead: bool = False

    @property
    def text(self) -> str:
        """The words without their marks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class PaperClause:
    """A numbered clause; on paper its numbered paragraphs are 4.1, 4.2 …

    ``second`` is the same clause in the language of the right column. A ``label`` takes the place
    of the number where one came in later ("7a").
    """

    number: int
    heading: str
    paragraphs: tuple[PaperParagraph, ...]
    second: PaperClause | None = None
    label: str = ""

    @property
    def shown_number(self) -> str:
        """What stands before its heading."""
        return self.label or str(self.number)

    def number_of(self, paragraph: PaperParagraph) -> str:
        """What stands before one of its paragraphs; "" where nothing does."""
        own = f"{self.shown_number}.{paragraph.number}" if paragraph.number else ""
        return paragraph.label or own

    def words(self) -> Iterator[str]:
        """Heading and paragraphs, in both languages where there are two."""
        yield self.heading
        yield from (paragraph.text for paragraph in self.paragraphs)
        if self.second is not None:
            yield from self.second.words()


def clause_paragraphs(
    text: str, values: Mapping[str, str | None], texts: Texts
) -> tuple[PaperParagraph, ...]:
    """The text of a clause with its fields filled in; a field without value shows its label.

    What an open question leaves empty is left out. An item that is only a field with several lines
    becomes one item a line.
    """
    return tuple(
        PaperParagraph(
            tuple(_run(span, texts) for span in block.spans),
            is_item=block.kind is BlockKind.ITEM,
            number=block.number,
        )
        for block in filled_blocks(text, values, texts)
    )


def _run(span: FilledSpan, texts: Texts) -> PaperRun:
    if span.is_missing:
        return PaperRun(texts.gettext(field_label(span.field)), is_missing=True)
    return PaperRun(span.text, is_bold=span.is_bold)


@dataclass(frozen=True)
class PartnerShare:
    """What a party does, may, must, gives, wants and gains. Source: C4, C7, C10, C14 and F8.

    ``contributions`` has everything it gives, one gift a line.
    """

    party_name: str
    responsibilities: str = ""
    contributions: str = ""
    benefits: str = ""
    expectations: str = ""
    requests: str = ""
    rights: str = ""
    obligations: str = ""
    own_objectives: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written yet."""
        return not any(astuple(self)[1:])


def partner_shares(partnership: Partnership, centre_name: str) -> tuple[PartnerShare, ...]:
    """The share of each party: of the centre first, then of its partners."""
    own = PartnerShare(
        centre_name,
        partnership.centre_responsibilities,
        partnership.centre_contributions,
        partnership.centre_benefits,
        rights=partnership.centre_rights,
        obligations=partnership.centre_obligations,
        own_objectives=partnership.centre_own_objectives,
    )
    return (own, *map(_share_of, partnership.parties))


def _share_of(partner: Partner) -> PartnerShare:
    return PartnerShare(
        partner.name,
        partner.responsibilities,
        "\n".join(words for _gift, words in partner.gifts),
        partner.benefits,
        partner.expectations,
        partner.requests,
        partner.rights,
        partner.obligations,
        partner.own_objectives,
    )


@dataclass(frozen=True)
class ContractPaper:
    """A partnership contract with its annexes, ready to print.

    With a ``second_language`` each clause has a second one, which stands to the right of it.
    ``annexes_before`` are those that an amendment finds signed, ``further_annexes`` those that were
    chosen besides; ``money`` and ``plan`` are what they show.
    """

    context: PaperContext
    title: str
    partnership_name: str
    parties: tuple[Party, ...]
    clauses: tuple[PaperClause, ...]
    shares: tuple[PartnerShare, ...] = ()
    budget: BudgetSheet | None = None
    programme: ProgrammeSheet | None = None
    second_language: str = ""
    second_title: str = ""
    annexes_before: AnnexNumbers = field(default_factory=dict)
    further_annexes: frozenset[Annex] = frozenset()
    money: MoneyAnnex | None = None
    plan: ActionPlan | None = None

    @property
    def annexes(self) -> AnnexNumbers:
        """The annexes it has, with their numbers."""
        programme = self.programme.programme if self.programme is not None else None
        return numbered_annexes(
            self.shares, self.budget, programme, self.annexes_before, self.further_annexes
        )

    def annex_titles(self, texts: Texts) -> tuple[str, ...]:
        """What its annexes are called in a language."""
        return annex_titles(self.annexes, texts)

    @cached_property
    def fingerprint(self) -> str:
        """Letters and digits that change with any word, party or amount of the contract.

        They stand on every page, so that a sheet can be matched to the version that was kept. A
        frozen contract has more of them: nobody can write another one with the same.
        """
        groups = _GROUPS_WHEN_FROZEN if self.context.is_frozen else _GROUPS
        return fingerprint(self.words(), groups)

    def as_original(self, number: int, count: int) -> ContractPaper:
        """The same contract as "original 2 of 5"."""
        context = replace(self.context, original_number=number, originals_count=count)
        return replace(self, context=context)

    def words(self) -> Iterator[str]:
        """Everything people wrote or agreed that stands in the contract, piece by piece."""
        yield from (self.title, self.partnership_name)
        if self.second_language:
            yield self.second_title
        for party in self.parties:
            yield from _party_words(party)
        for clause in self.clauses:
            yield from clause.words()
        for share in self.shares:
            yield from astuple(share)
        if self.programme is not None:
            yield from self.programme.words()
        if self.budget is not None:
            yield from _budget_words(self.budget)
        yield from (annex for annex in FURTHER if annex in self.annexes)
        if self.money is not None:
            yield from self.money.words()
        if self.plan is not None:
            yield from self.plan.words()


FINGERPRINT_MARK = "PartnerDesk text "
"""Stands before the fingerprint in the plain bytes of a frozen PDF."""

_GROUPS = 2
_GROUPS_WHEN_FROZEN = 8


def fingerprint(words: Iterable[str], groups: int = _GROUPS) -> str:
    """A hash of texts in groups of four, for example ``4F2A-91C3``."""
    digest = hashlib.sha256("\x1f".join(words).encode(errors="replace")).hexdigest().upper()
    return "-".join(digest[4 * group : 4 * group + 4] for group in range(groups))


def _party_words(party: Party) -> Iterator[str]:
    yield from (party.name, party.legal_form, party.register_number, party.address)
    for signatory in (party.signatory, party.second_signatory):
        yield from astuple(signatory) if signatory else ("",)


def _budget_words(sheet: BudgetSheet) -> Iterator[str]:
    yield sheet.currency
    for source in sheet.sources:
        yield from (source.name, source.kind, str(source.promised_minor))
    for line in sheet.lines:
        yield from (line.group, line.text, line.unit, str(line.quantity), str(line.rate_minor))
        yield from (str(line.amounts.get(source.id, 0)) for source in sheet.sources)


@dataclass(frozen=True)
class BudgetPaper:
    """The budget table alone; with several ``periods`` a table for each follows that of all."""

    context: PaperContext
    sheet: BudgetSheet
    periods: tuple[BudgetSheet, ...] = ()
