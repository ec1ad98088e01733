"""The second language of a draft: what is filled in, what is behind, and what must be mended."""

from __future__ import annotations

import pytest

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.agreement_language import SecondState, second_state
from partnerdesk.domain.clauses import load_library
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.findings import Grade
from partnerdesk.domain.texts import for_language
from partnerdesk.services import agreements, clauses, drafts, history, second_language
from partnerdesk.services.desk import Desk
from partnerdesk.services.freezing import findings_of_partnership, freeze
from partnerdesk.services.papers import contract_pdf
from partnerdesk.services.printouts import PaperRequest, build_paper
from tests.agreed import Agreed, agreed_partnership
from tests.documents import reading

ENGLISH = for_language("en")


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


@pytest.fixture
def both(agreed: Agreed) -> Agreed:
    """The draft in English with German beside it."""
    second_language.choose_second_language(agreed.desk, agreed.agreement_id, "de")
    second_language.set_prevailing_language(agreed.desk, agreed.agreement_id, "de")
    return agreed


def clause_of(agreed: Agreed, key: str) -> Clause:
    return next(one for one in agreed.draft().agreement.clauses if one.key == key)


def state_of(agreed: Agreed, key: str) -> SecondState:
    return second_state(clause_of(agreed, key))


def sentences(agreed: Agreed, grade: Grade) -> list[str]:
    found = findings_of_partnership(agreed.desk, agreed.partnership_id)
    return [one.sentence.text(ENGLISH) for one in found if one.grade is grade]


def test_clauses_of_the_library_are_filled_in_at_once_and_undo_takes_all_back(
    agreed: Agreed,
) -> None:
    before = agreed.draft().agreement
    assert second_language.choose_second_language(agreed.desk, agreed.agreement_id, "de") == 0
    draft = agreed.draft().agreement
    assert draft.languages == ("en", "de")
    assert draft.second_title == "Partnerschaftsvereinbarung"
    german = {one.key: one.text for one in load_library("de")}
    assert all(one.second_text == german[one.key] for one in draft.clauses)
    history.undo(agreed.desk)
    assert agreed.draft().agreement == before


def test_fields_of_the_second_column_speak_its_language(both: Agreed) -> None:
    filled = both.draft()
    assert filled.values["start_date"] == "1 September 2026"
    assert filled.second_values["start_date"] == "1. September 2026"
    assert filled.second_values["budget_total"] == "1.234,50\u00a0EUR"
    assert filled.values["language_name"] == "English and German"
    assert filled.second_values["prevailing_language"] == "Deutsch"
    assert filled.second_values["notice_period"] == "3 Monate"


def test_a_changed_first_text_leaves_the_second_behind_until_somebody_says_it_fits(
    both: Agreed,
) -> None:
    clause = clause_of(both, "parties")
    assert state_of(both, "parties") is SecondState.UP_TO_DATE
    clauses.set_clause_text(both.desk, clause.id, f"{clause.text}\n\nAnd one more.")
    assert state_of(both, "parties") is SecondState.BEHIND
    assert "Translations older than the text: 1." in sentences(both, Grade.SHOULD)
    second_language.set_second_text(both.desk, clause.id, f"{clause.second_text}\n\nUnd noch.")
    assert state_of(both, "parties") is SecondState.BEHIND, "a comma mended is no promise"
    second_language.confirm_second_text(both.desk, clause.id)
    assert state_of(both, "parties") is SecondState.UP_TO_DATE
    history.undo(both.desk)
    assert state_of(both, "parties") is SecondState.BEHIND
    clauses.set_clause_text(both.desk, clause.id, clause.text)
    assert state_of(both, "parties") is SecondState.UP_TO_DATE, "it is what it was again"


def test_an_own_clause_is_missing_until_heading_and_text_are_written(both: Agreed) -> None:
    added = clauses.add_own_clause(both.desk, both.agreement_id, "Light")
    clauses.set_clause_text(both.desk, added, "All lamps are lit.")
    missing = "The clause “Light” is not written in this language yet: German."
    assert missing in sentences(both, Grade.MUST)
    second_language.set_second_heading(both.desk, added, "Licht")
    assert missing in sentences(both, Grade.MUST)
    second_language.set_second_text(both.desk, added, "Alle Lampen brennen.")
    assert missing not in sentences(both, Grade.MUST)
    assert second_state(both.draft().agreement.clauses[-1]) is SecondState.UP_TO_DATE
    with pytest.raises(FieldError):
        second_language.set_second_heading(both.desk, added, " ")


def test_which_language_prevails_must_be_said(both: Agreed) -> None:
    said = "This is missing: Language that prevails."
    assert said not in sentences(both, Grade.MUST)
    second_language.set_prevailing_language(both.desk, both.agreement_id, "")
    assert said in sentences(both, Grade.MUST)
    clause = clause_of(both, "languages-and-originals")
    without = clause.text.replace("{prevailing_language}", "none")
    clauses.set_clause_text(both.desk, clause.id, without)
    assert "No clause says which language prevails." in sentences(both, Grade.MUST)


def test_words_of_a_field_are_translated_as_long_as_they_stay(both: Agreed) -> None:
    desk, number = both.desk, both.agreement_id
    assert any("Vision" in one for one in sentences(both, Grade.SHOULD))
    second_language.set_field_words(desk, number, "de", "vision", "Alle kommen sicher heim.")
    assert both.draft().second_values["vision"] == "Alle kommen sicher heim."
    assert both.draft().values["vision"] != "Alle kommen sicher heim."
    agreements.set_agreed_value(desk, number, "notice_period", "6 months")
    assert both.draft().second_values["notice_period"] == "6 months"
    second_language.set_field_words(desk, number, "de", "notice_period", "6 Monate")
    assert both.draft().second_values["notice_period"] == "6 Monate"
    agreements.set_agreed_value(desk, number, "notice_period", "9 months")
    assert both.draft().second_values["notice_period"] == "9 months"


def test_the_first_language_can_change_sides_with_the_second(both: Agreed) -> None:
    clause = clause_of(both, "parties")
    assert agreements.change_language(both.desk, both.agreement_id, "de") == 0
    turned = both.draft().agreement
    assert turned.languages == ("de", "en")
    assert clause_of(both, "parties").second_text == clause.text
    assert state_of(both, "parties") is SecondState.UP_TO_DATE
    clauses.add_own_clause(both.desk, both.agreement_id, "Licht")
    with pytest.raises(UserError):
        agreements.change_language(both.desk, both.agreement_id, "en")


def test_a_kept_draft_keeps_its_second_language(both: Agreed) -> None:
    own = clauses.add_own_clause(both.desk, both.agreement_id, "Light")
    partners = clause_of(both, "parties")
    named = f"{partners.text}\n\nSee {{clause:{own}}}."
    clauses.set_clause_text(both.desk, partners.id, named)
    second_language.set_second_text(both.desk, partners.id, f"Siehe {{clause:{own}}}.")
    second_language.confirm_second_text(both.desk, partners.id)
    kept = drafts.keep_draft(both.desk, both.agreement_id, "For the mayor")
    agreement = agreements.get_agreement(both.desk, kept).agreement
    copied = agreement.clauses[-1].id
    first = next(one for one in agreement.clauses if one.key == "parties")
    assert agreement.languages == ("en", "de")
    assert f"{{clause:{copied}}}" in first.second_text
    assert second_state(first) is SecondState.UP_TO_DATE


def test_a_contract_is_printed_in_the_languages_that_are_asked_for(both: Agreed) -> None:
    def printed(languages: str | None) -> str:
        return reading.whole_text(contract_pdf(both.desk, both.partnership_id, languages))

    german, english = "Mit der Unterschrift", "By signing, the partners"
    assert german in printed(None) and english in printed(None)
    assert german in printed("de") and english not in printed("de")
    assert english in printed("en") and german not in printed("en")
    turned = printed("de,en")
    assert turned.index("Partnerschaftsvereinbarung") < turned.index("Partnership agreement")


@pytest.mark.parametrize("languages", ["bg", "de,bg", "de,de", "de,en,de", ""])
def test_other_languages_are_refused_with_a_reason(both: Agreed, languages: str) -> None:
    if not languages:
        with pytest.raises(UserError):
            second_language.choose_second_language(both.desk, both.agreement_id, "en")
        return
    with pytest.raises(UserError):
        contract_pdf(both.desk, both.partnership_id, languages)


def test_only_the_contract_speaks_two_languages(both: Agreed) -> None:
    request = PaperRequest("budget", both.partnership_id, language="de,en")
    with pytest.raises(UserError, match="one language only"):
        build_paper(both.desk, request)


def test_what_is_frozen_keeps_the_words_of_both_languages(both: Agreed) -> None:
    both.complete()
    agreements.set_originals_count(both.desk, both.agreement_id, 3)
    freeze(both.desk, both.agreement_id, despite="A test")
    frozen = both.draft()
    assert frozen.second_values["start_date"] == "1. September 2026"
    clause = frozen.agreement.clauses[0]
    with pytest.raises(UserError):
        second_language.set_second_text(both.desk, clause.id, "Anders")
    with pytest.raises(UserError):
        second_language.choose_second_language(both.desk, both.agreement_id, "")
    pdf = contract_pdf(both.desk, both.partnership_id, "en,de")
    assert "Mit der Unterschrift" in reading.whole_text(pdf)


def test_a_word_that_is_replaced_in_both_languages_leaves_them_saying_the_same(
    both: Agreed,
) -> None:
    desk, number = both.desk, both.agreement_id
    first = clause_of(both, "parties")
    clauses.set_clause_text(desk, first.id, "Anna speaks for us.")
    second_language.set_second_text(desk, first.id, "Anna spricht für uns.")
    second_language.confirm_second_text(desk, first.id)
    assert clauses.replace_everywhere(desk, number, "Anna", "Eva") == 2
    changed = clause_of(both, "parties")
    assert (changed.text, changed.second_text) == ("Eva speaks for us.", "Eva spricht für uns.")
    assert second_state(changed) is SecondState.UP_TO_DATE
    assert clauses.replace_everywhere(desk, number, "speaks", "talks") >= 1
    assert second_state(clause_of(both, "parties")) is SecondState.BEHIND
