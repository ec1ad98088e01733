"""An agreement in two columns is changed in two columns, with its money and its annexes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.domain.budget import CellChange, CellField
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.findings import Grade
from partnerdesk.domain.history import Change
from partnerdesk.domain.programme import Level
from partnerdesk.services import amendment_annexes, amendments, clauses, programme, second_language
from partnerdesk.services.agreements import change_language, get_agreement
from partnerdesk.services.budget_sources import save_source
from partnerdesk.services.budgets import get_budget, set_cells
from partnerdesk.services.desk import Desk
from partnerdesk.services.freezing import findings_of_partnership, freeze
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.services.printouts import PaperRequest, build_paper
from partnerdesk.services.signatures import put_in_force
from tests.agreed import Agreed, agreed_partnership

TODAY = date(2026, 3, 12)


@pytest.fixture
def bilingual(desk: Desk) -> Agreed:
    """An agreement in English and German that is in force; German prevails."""
    agreed = agreed_partnership(desk)
    agreed.complete()
    second_language.choose_second_language(desk, agreed.agreement_id, "de")
    second_language.set_prevailing_language(desk, agreed.agreement_id, "de")
    _sign(agreed, agreed.agreement_id)
    return agreed


def test_what_was_and_what_holds_stand_in_both_languages(bilingual: Agreed) -> None:
    desk, number = bilingual.desk, bilingual.partnership_id
    change = _begin(bilingual)
    with pytest.raises(UserError, match="languages of its agreement"):
        change_language(desk, change, "de")
    with pytest.raises(UserError, match="languages of its agreement"):
        second_language.choose_second_language(desk, change, "")
    written = amendments.change_clause(desk, change, _clause(bilingual, "partners-meeting"))
    amendments.take_out_clause(desk, change, _clause(bilingual, "liability-and-insurance"))
    clauses.set_clause_text(desk, written, "The partners meet each month.")
    said = [one.sentence.message for one in findings_of_partnership(desk, number)]
    assert "Translations older than the text: {count}." in said
    second_language.set_second_text(desk, written, "Die Partner treffen sich jeden Monat.")
    second_language.confirm_second_text(desk, written)
    amendments.set_amendment_field(desk, change, "change_reason", "Much to do")
    second_language.set_field_words(desk, change, "de", "change_reason", "Viel zu tun")
    musts = [one for one in findings_of_partnership(desk, number) if one.grade is Grade.MUST]
    assert musts == []
    _sign(bilingual, change)

    printed = _text(build_paper(desk, PaperRequest("amendment", number)))
    for words in (
        "Until now:", "Bisher:", "From now on:", "Von nun an:",
        "The partners meet each month.", "Die Partner treffen sich jeden Monat.",
        "is taken out: ", "This clause is taken out.", "Diese Klausel entfällt.",
        "Much to do.", "Viel zu tun.", "English and German", "Deutsch und Englisch",
        "the text in this language prevails: German", "gilt der Text in dieser Sprache: Deutsch",
        "Seite 1 von", "Page 1 of", "Version 2 of 12 March 2026", "Fassung 2 vom 12. März 2026",
    ):  # fmt: skip
        assert words in printed, words

    whole = _text(build_paper(desk, PaperRequest("consolidated", number)))
    for words in (
        "As amendment 1 says:", "In der Fassung von Änderung 1:",
        "The partners meet each month.", "Die Partner treffen sich jeden Monat.",
        "nobody has signed it", "unterschrieben",
    ):  # fmt: skip
        assert words in whole, words


def test_the_budget_comes_as_an_annex_with_the_clauses_that_name_it(bilingual: Agreed) -> None:
    desk, number = bilingual.desk, bilingual.partnership_id
    first = _begin(bilingual)
    _plan(bilingual, 200_000)
    assert _UNSIGNED in [one.sentence.message for one in findings_of_partnership(desk, number)]
    amendment_annexes.add_budget(desk, first)
    with pytest.raises(UserError, match="already"):
        amendment_annexes.add_budget(desk, first)
    assert _changed(first, desk) == ["money-in-brief"]
    amendment_annexes.remove_budget(desk, first)
    assert _changed(first, desk) == []
    desk.database.undo()
    (came_in,) = (one for one in get_agreement(desk, first).agreement.clauses if one.changes_id)
    second_language.set_second_text(desk, came_in.id, "Wir teilen {budget_total}.")
    amendment_annexes.remove_budget(desk, first)
    assert _changed(first, desk) == ["money-in-brief"]  # what somebody wrote in it stays
    desk.database.undo()
    desk.database.undo()
    musts = [one for one in findings_of_partnership(desk, number) if one.grade is Grade.MUST]
    assert musts == [] and _UNSIGNED not in str(findings_of_partnership(desk, number))
    _sign(bilingual, first)
    amendment = build_paper(desk, PaperRequest("amendment", number))
    printed = _text(amendment)
    for words in (
        "Until now the total was EUR\u00a01,234.50. From now on it is EUR\u00a02,000.00.",
        "Bisher betrug die Summe 1.234,50\u00a0EUR. Ab jetzt beträgt sie 2.000,00\u00a0EUR.",
        "Own money (own money): EUR\u00a02,000.00",
        "with these annexes: Annex 2: Budget table",
        "mit diesen Anlagen: Anlage 2: Finanzplan",
    ):
        assert words.replace("\u00a0", " ") in printed, words

    # What is planned after it binds nobody: the text in force has the annexes that were signed.
    _plan(bilingual, 300_000)
    second = _begin(bilingual)
    written = amendments.change_clause(desk, second, _clause(bilingual, "money-in-brief"))
    clauses.set_clause_text(desk, written, "We share {budget_total}.")
    assert get_agreement(desk, second).values["budget_total"] == "EUR\u00a02,000.00"
    _sign(bilingual, second)
    contract = build_paper(desk, PaperRequest("contract", number))
    whole = build_paper(desk, PaperRequest("consolidated", number))
    said = _text(whole)
    assert "We share EUR 2,000.00." in said and "3,000.00" not in said
    title = "Annex 2: Budget table / Anlage 2: Finanzplan"
    assert f"{title} – Amendment 1 to: Partnership agreement" in said
    assert _pages(whole)[-2:] == [_pages(contract)[-2], _pages(amendment)[-1]], "as they were"


def test_annexes_keep_their_numbers_and_the_newest_programme_holds(bilingual: Agreed) -> None:
    desk, number = bilingual.desk, bilingual.partnership_id
    objective, light = get_partnership(desk, number).programme.objectives
    target = programme.add_target(desk, objective.id)
    programme.set_item(desk, Level.TARGET, target, "text", "Lamps that shine")
    first = _begin(bilingual)
    assert _UNSIGNED_PLAN in [one.sentence.message for one in findings_of_partnership(desk, number)]
    amendment_annexes.add_programme(desk, first)
    with pytest.raises(UserError, match="already"):
        amendment_annexes.add_programme(desk, first)
    assert _changed(first, desk) == ["languages-and-originals"], "it lists one more from now on"
    amendment_annexes.remove_programme(desk, first)
    assert _changed(first, desk) == []
    desk.database.undo()
    assert _UNSIGNED_PLAN not in str(findings_of_partnership(desk, number))
    _sign(bilingual, first)
    printed = _text(build_paper(desk, PaperRequest("amendment", number)))
    for words in (
        "From now on the programme of work in the annex of this paper holds.",
        "Ab jetzt gilt das Arbeitsprogramm in der Anlage dieses Schriftstücks.",
        "with these annexes: Annex 3: Programme of work.",
        "1.1 Lamps that shine",
    ):
        assert words in printed, words
    said = get_agreement(desk, first).values["annexes"] or ""
    assert said.splitlines() == [
        "Annex 1: Contributions and responsibilities",
        "Annex 2: Budget table",
        "Annex 3: Programme of work",
    ]
    assert printed.count("Anlage 2: Finanzplan") == 2, "until now, and from now on"
    assert "Die nächste Rückschau ist am 1. März 2027 fällig." in printed

    # A target is changed, an objective goes; until that is signed, the first programme holds.
    second = _begin(bilingual)
    assert _UNSIGNED_PLAN not in str(findings_of_partnership(desk, number))
    programme.set_item(desk, Level.TARGET, target, "text", "Crossings with a light")
    assert _UNSIGNED_PLAN in str(findings_of_partnership(desk, number))
    programme.delete_item(desk, Level.OBJECTIVE, light.id)
    amendment_annexes.add_programme(desk, second)
    assert _changed(second, desk) == ["vision-and-objectives"]
    listed_now = get_agreement(desk, second).values["annexes"]
    assert (listed_now or "").splitlines()[-1] == "Annex 3: Programme of work"
    whole = _text(build_paper(desk, PaperRequest("consolidated", number)))
    assert "Lamps that shine" in whole and "Crossings with a light" not in whole
    _sign(bilingual, second)
    whole = _text(build_paper(desk, PaperRequest("consolidated", number)))
    assert "Lamps that shine" not in whole and "1.1 Crossings with a light" in whole
    title = "Annex 3: Programme of work / Anlage 3: Arbeitsprogramm"
    assert f"{title} – Amendment 2 to: Partnership agreement" in whole


_UNSIGNED_PLAN = "The programme of work is not the one that was signed."
_UNSIGNED = "The budget is not the one that was signed: {now}, signed {before}."


def _begin(agreed: Agreed) -> int:
    return amendments.start_amendment(
        agreed.desk, agreed.partnership_id, AmendmentKind.CHANGE, effective_on=TODAY
    )


def _sign(agreed: Agreed, agreement_id: int) -> None:
    freeze(agreed.desk, agreement_id)
    put_in_force(agreed.desk, agreement_id, TODAY, despite="The scan follows.")


def _plan(agreed: Agreed, minor: int) -> None:
    """One line of this cost, which the centre pays."""
    sheet = get_budget(agreed.desk, agreed.partnership_id)
    assert sheet is not None
    line, source = sheet.lines[0].id, sheet.sources[0]
    save_source(agreed.desk, replace(source, promised_minor=minor))
    cells = (
        CellChange(line, CellField.RATE, minor),
        CellChange(line, CellField.AMOUNT, minor, source.id),
    )
    set_cells(agreed.desk, agreed.partnership_id, cells, Change("Plan"))


def _clause(agreed: Agreed, key: str) -> int:
    found = amendments.clauses_in_force(agreed.desk, agreed.partnership_id)
    return next(one.id for one in found if one.key == key)


def _changed(agreement_id: int, desk: Desk) -> list[str]:
    """The keys of the clauses in force that an amendment changes."""
    draft = get_agreement(desk, agreement_id).agreement
    return [one.key for one in draft.clauses if one.changes_id is not None]


def _pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def _text(pdf: bytes) -> str:
    return " ".join(_pages(pdf)).replace("\u00a0", " ")
