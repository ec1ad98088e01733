"""Gives out a draft as a Word file, for a lawyer to read and to change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from partnerdesk.domain.action_plan import ActionPlan, PlanPart, action_plan
from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.agreement_values import signing_organisations
from partnerdesk.domain.annexes import Annex, annex_titles
from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.cross_table import CrossTable
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.money_papers import MoneyAnnex, crossed_tables
from partnerdesk.domain.papers import PartnerShare, party_of
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.revisions import line_in_words
from partnerdesk.domain.shares import answers
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.agreements import current_agreement, get_agreement
from partnerdesk.services.desk import Desk
from partnerdesk.services.docx_writer import Column, DocxWriter
from partnerdesk.services.saving import save_whole

_SIGNATURES = N_("Signatures")
_LINES_OF_HOURS = 12


def export_agreement(
    desk: Desk, partnership_id: int, file: Path, agreement_id: int | None = None
) -> None:
    """Write a draft of a partnership as a Word file, without any other the latest.

    Raises:
        UserError: there is no draft, or the place cannot be written to; no file is left behind.
    """
    filled = (
        get_agreement(desk, agreement_id)
        if agreement_id
        else current_agreement(desk, partnership_id)
    )
    if filled is None:
        raise UserError(
            N_("This partnership has no agreement yet."),
            N_("Open Agreements and make the first draft."),
        )
    save_whole(docx_of(filled, desk.clock().date()), file)


def docx_of(filled: FilledAgreement, today: date) -> bytes:
    """The draft of today as the bytes of a Word file: parties, clauses, signatures, annexes."""
    agreement = filled.agreement
    texts = for_language(agreement.language)
    writer = DocxWriter(texts, filled.centre.paper_size)
    writer.describe(agreement.title, filled.centre.organisation.name, agreement.created_on)
    writer.title(agreement.title, filled.partnership.name)
    _write_parties(writer, filled, texts)
    for clause in agreement.clauses:
        if agreement.second_language:
            writer.clause_in_two(*_columns(filled, clause))
        else:
            writer.clause(clause.heading, clause.text, filled.values)
    _write_signatures(writer, filled, texts)
    _write_annexes(writer, filled, today, texts)
    return writer.data()


def _columns(filled: FilledAgreement, clause: Clause) -> tuple[Column, Column]:
    languages = map(for_language, filled.agreement.languages)
    return (
        Column(clause.heading, clause.text, filled.values, next(languages)),
        Column(clause.second_heading, clause.second_text, filled.second_values, next(languages)),
    )


def headings_around(filled: FilledAgreement, texts: Texts) -> frozenset[str]:
    """The headings behind the clauses: signatures and annexes, which are no clauses."""
    return frozenset((texts.gettext(_SIGNATURES), *annex_titles(filled.annexes, texts)))


def _write_parties(writer: DocxWriter, filled: FilledAgreement, texts: Texts) -> None:
    writer.plain(texts.gettext("between"))
    for number, organisation in enumerate(_parties(filled), start=1):
        party = party_of(organisation, texts)
        facts = (party.legal_form, party.register_number, party.address)
        line = ", ".join(fact for fact in facts if fact)
        writer.party(f"({number}) {party.name}", line)


def _parties(filled: FilledAgreement) -> tuple[Organisation, ...]:
    return tuple(signing_organisations(filled.partnership, filled.centre))


def _write_signatures(writer: DocxWriter, filled: FilledAgreement, texts: Texts) -> None:
    writer.heading_without_number(texts.gettext(_SIGNATURES))
    for organisation in _parties(filled):
        party = party_of(organisation, texts)
        signers = [one for one in (party.signatory, party.second_signatory) if one is not None]
        lines = [
            ", ".join(part for part in (one.name, one.office_title, one.authority_basis) if part)
            for one in signers
        ]
        place = texts.gettext("Place, date")
        writer.signature_block(party.name, lines or [""], place, texts.gettext("Signature"))


def _write_annexes(writer: DocxWriter, filled: FilledAgreement, today: date, texts: Texts) -> None:
    for annex, title in zip(filled.annexes, annex_titles(filled.annexes, texts), strict=True):
        writer.heading_without_number(title, on_new_page=True)
        if annex is Annex.BUDGET and filled.annexed_budget is not None:
            _write_budget(writer, filled.annexed_budget, texts)
        elif annex is Annex.PROGRAMME:
            _write_programme(writer, filled.partnership, texts)
        elif annex is Annex.CONTRIBUTIONS:
            _write_shares(writer, filled.annexed_shares, texts)
        elif annex is Annex.ACTION_PLAN:
            _write_plan(writer, action_plan(filled.partnership.programme, today), texts)
        elif annex is Annex.HOURS:
            _write_hours(writer, texts)
        elif filled.money is not None:
            _write_money(writer, annex, filled.money, texts)


def _write_programme(writer: DocxWriter, partnership: Partnership, texts: Texts) -> None:
    """The strategy, and every line below it with its number."""
    programme = partnership.programme
    writer.plain(programme.strategy)
    for one in programme.outline():
        words = line_in_words(one.item, texts)
        if words:
            writer.plain(f"{one.number}  {words}")


def _write_shares(writer: DocxWriter, shares: Sequence[PartnerShare], texts: Texts) -> None:
    for share in shares:
        writer.answers(share.party_name, answers(share, texts))


def _write_budget(writer: DocxWriter, sheet: BudgetSheet, texts: Texts) -> None:
    """The cost lines with what each source pays, and the totals."""
    heads = [
        texts.gettext("Cost line"),
        texts.gettext("Amount ({currency})").format(currency=sheet.currency),
        *(source.name for source in sheet.sources),
    ]

    def amount(minor: int) -> str:
        return texts.amount(minor, sheet.currency) if minor else ""

    rows = [
        (
            line.text,
            amount(line.cost_minor),
            *(amount(line.amounts.get(source.id, 0)) for source in sheet.sources),
        )
        for line in sheet.lines
    ]
    total = (
        texts.gettext("Total"),
        texts.amount(sheet.cost_minor, sheet.currency),
        *(texts.amount(sheet.planned_minor[one.id], sheet.currency) for one in sheet.sources),
    )
    writer.table(heads, [*rows, total], is_money=True)


def _write_money(writer: DocxWriter, annex: Annex, money: MoneyAnnex, texts: Texts) -> None:
    """The budget of each period, or all of it by kind of cost, partner and period."""
    if annex is Annex.PERIODS:
        for sheet in money.periods:
            writer.plain(sheet.period.name if sheet.period else "")
            _write_budget(writer, sheet, texts)
        return
    for title, table in crossed_tables(money.judged.budget, money.partners):
        writer.plain(texts.gettext(title))
        _write_crossed(writer, table, texts)


def _write_crossed(writer: DocxWriter, table: CrossTable, texts: Texts) -> None:
    def amount(minor: int) -> str:
        return texts.amount(minor, table.currency) if minor else ""

    heads = [table.currency, *(one.words(texts) for one in table.columns), texts.gettext("Total")]
    rows = [
        (
            row.words(texts),
            *(amount(table.minor(row, column)) for column in table.columns),
            amount(table.row_totals[row.key]),
        )
        for row in table.rows
    ]
    totals = [table.column_totals[column.key] for column in table.columns]
    sums = (texts.gettext("Total"), *map(amount, (*totals, table.total_minor)))
    writer.table(heads, [*rows, sums], is_money=True)


def _write_plan(writer: DocxWriter, plan: ActionPlan, texts: Texts) -> None:
    for part in PlanPart:
        lines = plan.of(part)
        if lines:
            writer.plain(texts.gettext(part.label))
        for line in lines:
            writer.plain(f"{line.number}  {line_in_words(line.item, texts)}")


def _write_hours(writer: DocxWriter, texts: Texts) -> None:
    """An empty sheet, to be filled in by hand."""
    words = (N_("Day"), N_("Name"), N_("What for"), N_("Hours"), N_("Signature"))
    heads = [texts.gettext(word) for word in words]
    writer.table(heads, [[""] * len(heads)] * _LINES_OF_HOURS)
