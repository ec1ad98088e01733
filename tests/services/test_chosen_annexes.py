"""Further annexes of a contract: chosen, signed, renewed by an amendment; one transfer limit."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from partnerdesk.documents.annex_pages import pages_of_annexes
from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.domain.annexes import FURTHER, Annex, annex_titles
from partnerdesk.domain.attachments import FilesOf
from partnerdesk.domain.budget import CellChange, CellField
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import for_language
from partnerdesk.services import (
    amendment_annexes,
    amendments,
    attachments,
    budgets,
    drafts,
    history,
    periods,
    programme,
    second_language,
    signatures,
    terms,
)
from partnerdesk.services.agreements import get_agreement
from partnerdesk.services.consolidated_papers import consolidated_pdf
from partnerdesk.services.desk import Desk
from partnerdesk.services.docx_export import docx_of
from partnerdesk.services.freezing import findings_of_partnership, freeze
from partnerdesk.services.papers import contract_pdf
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.services.verifying import verify
from tests import hostile_files
from tests.agreed import Agreed, agreed_partnership
from tests.documents.reading import whole_text

TODAY = date(2026, 3, 12)
ENGLISH = for_language("en")


@dataclass
class Contract:
    """A draft with a programme and a budget of several years."""

    agreed: Agreed
    scan: Path

    @property
    def partnership(self) -> Partnership:
        return get_partnership(self.agreed.desk, self.agreed.partnership_id)

    def titles(self) -> tuple[str, ...]:
        return annex_titles(self.agreed.draft().annexes, ENGLISH)

    def sign(self, agreement_id: int) -> None:
        desk = self.agreed.desk
        freeze(desk, agreement_id, despite="The mayor leaves tomorrow")
        for original in range(1, get_agreement(desk, agreement_id).agreement.originals_count + 1):
            signatures.take_back_original(desk, agreement_id, original, TODAY)
        attachments.attach_file(desk, FilesOf(agreement_id=agreement_id), self.scan)
        signatures.put_in_force(desk, agreement_id, TODAY)


@pytest.fixture
def contract(desk: Desk, tmp_path: Path) -> Contract:
    agreed = agreed_partnership(desk)
    agreed.complete()
    objective = get_partnership(desk, agreed.partnership_id).programme.objectives[0].id
    programme.add_measure(desk, programme.add_target(desk, objective))
    periods.divide_into_years(desk, agreed.partnership_id)
    scan = tmp_path / "signed.png"
    scan.write_bytes(hostile_files.png())
    return Contract(agreed, scan)


def test_what_is_chosen_is_listed_printed_signed_and_renewed(contract: Contract) -> None:
    desk, draft = contract.agreed.desk, contract.agreed.agreement_id
    number = contract.agreed.partnership_id
    before = contract.titles()
    assert len(before) == len(Annex) - len(FURTHER), "nothing comes by itself"
    terms.set_further_annexes(desk, draft, [Annex.HOURS, Annex.MONEY, Annex.PERIODS])
    chosen = (
        "Annex 4: Money at a glance",
        "Annex 5: Budget table of each period",
        "Annex 6: Hours of volunteers",
    )
    assert contract.titles() == (*before, *chosen)
    history.undo(desk)
    assert contract.titles() == before
    history.redo(desk)
    kept = get_agreement(desk, drafts.keep_draft(desk, draft, "As sent")).agreement
    assert kept.further_annexes == {Annex.HOURS, Annex.MONEY, Annex.PERIODS}

    pages = pages_of_annexes(contract_pdf(desk, number), ENGLISH)
    assert len(pages) == len(before) + len(chosen)
    whole = budgets.get_whole_budget(desk, number)
    assert whole is not None
    assert len(whole.periods) > 1
    assert len(PdfReader(BytesIO(pages[Annex.PERIODS])).pages) == len(whole.periods)
    for period in whole.periods:
        assert period.name in whole_text(pages[Annex.PERIODS])
    total = ENGLISH.amount(whole.sheet().cost_minor, "EUR")
    assert total in whole_text(pages[Annex.MONEY])
    assert "Who looked after the activity" in whole_text(pages[Annex.HOURS])
    with zipfile.ZipFile(io.BytesIO(docx_of(contract.agreed.draft(), TODAY))) as document:
        words = document.read("word/document.xml").decode()
    assert all(title in words for title in chosen)

    contract.sign(draft)
    signed = contract_pdf(desk, number)
    assert "Annex 6: Hours of volunteers" in whole_text(signed)
    with pytest.raises(UserError, match="frozen"):
        terms.set_further_annexes(desk, draft, [])
    assert verify(desk, signed).is_genuine

    line = whole.lines[0].face.id
    first = whole.periods[0].id
    change = amendments.start_amendment(desk, number, AmendmentKind.CHANGE, effective_on=TODAY)
    assert contract.titles() == ()
    cells = [
        CellChange(line, CellField.RATE, 77_700),
        CellChange(line, CellField.AMOUNT, 77_700, whole.sources[0].id),
    ]
    budgets.set_cells(desk, number, cells, Change("Pay"), period_id=first)
    amendment_annexes.add_budget(desk, change)
    assert contract.titles() == (before[2], *chosen[:2]), "they follow their budget"
    contract.sign(change)
    now = budgets.get_budget(desk, number)
    assert now is not None
    read = PdfReader(BytesIO(consolidated_pdf(desk, number))).pages
    said = [" ".join(page.extract_text().split()) for page in read]
    assert all(title in " ".join(said) for title in (*before, *chosen))
    (money,) = (page for page in said if "Who gives" in page)
    assert ENGLISH.amount(now.cost_minor, "EUR") in money.replace("\N{NO-BREAK SPACE}", " ")


def test_two_languages_know_their_annexes_apart(contract: Contract) -> None:
    desk, draft = contract.agreed.desk, contract.agreed.agreement_id
    second_language.choose_second_language(desk, draft, "de")
    one_by_one = [contract_pdf(desk, contract.agreed.partnership_id)]
    terms.set_further_annexes(desk, draft, FURTHER)
    one_by_one.append(contract_pdf(desk, contract.agreed.partnership_id))
    plain, chosen = (pages_of_annexes(pdf, ENGLISH) for pdf in one_by_one)
    assert chosen.keys() - plain.keys() == set(FURTHER)
    german = contract_pdf(desk, contract.agreed.partnership_id, "de,en")
    assert pages_of_annexes(german, for_language("de")).keys() == chosen.keys()
    words = whole_text(chosen[Annex.ACTION_PLAN])
    assert "Bis" not in words.split("From", 1)[0]
    assert "From 12 March 2026 until" in words


def test_the_contract_says_the_limit_of_the_budget(contract: Contract) -> None:
    desk, number = contract.agreed.desk, contract.agreed.partnership_id
    assert contract.agreed.draft().values["transfer_limit_percent"] == "20"
    budgets.set_transfer_limit(desk, number, Decimal("12.5"))
    assert contract.agreed.draft().values["transfer_limit_percent"] == "12.5"
    assert "Up to 12.5 per cent of a budget line" in whole_text(contract_pdf(desk, number))
    contract.sign(contract.agreed.agreement_id)
    budgets.set_transfer_limit(desk, number, Decimal(15))
    change = amendments.start_amendment(desk, number, AmendmentKind.CHANGE, effective_on=TODAY)
    said = "The budget lets {now} % of a cost move, the agreement {before} %."
    found = [one.sentence for one in findings_of_partnership(desk, number)]
    (sentence,) = (one for one in found if one.message == said)
    assert (sentence.values["now"], sentence.values["before"]) == ("15", "12.5")
    amendment_annexes.add_budget(desk, change)
    messages = [one.sentence.message for one in findings_of_partnership(desk, number)]
    assert said not in messages
    assert "Up to 15 per cent of a budget line" in whole_text(contract_pdf(desk, number, draft=2))
