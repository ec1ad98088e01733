"""Whether a draft binds, which rules of conduct hold, and the shares on paper."""

from __future__ import annotations

import pytest

from partnerdesk.domain.agreement import Nature
from partnerdesk.domain.conduct import Conduct
from partnerdesk.domain.errors import FieldError
from partnerdesk.services import terms
from partnerdesk.services.agreements import set_agreed_value, start_draft
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, set_about, set_partner
from partnerdesk.services.printouts import PaperRequest, build_paper
from tests.agreed import Agreed, agreed_partnership
from tests.documents.reading import whole_text


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    """A partnership with two partners and a binding first draft."""
    return agreed_partnership(desk)


def clause_keys(agreed: Agreed) -> list[str]:
    return [clause.key for clause in agreed.draft().agreement.clauses]


def test_another_nature_keeps_the_words_until_the_clause_is_swapped(agreed: Agreed) -> None:
    before = clause_keys(agreed)
    place = before.index(Nature.BINDING.clause_key)
    terms.set_nature(agreed.desk, agreed.agreement_id, Nature.INTENT)
    assert clause_keys(agreed) == before
    assert terms.clause_against_nature(agreed.draft().agreement) == "A binding agreement"
    terms.swap_nature_clause(agreed.desk, agreed.agreement_id)
    after = clause_keys(agreed)
    assert after[place] == Nature.INTENT.clause_key
    assert [*after[:place], *after[place + 1 :]] == [*before[:place], *before[place + 1 :]]
    assert not terms.clause_against_nature(agreed.draft().agreement)


def test_one_undo_takes_the_swap_back(agreed: Agreed) -> None:
    terms.set_nature(agreed.desk, agreed.agreement_id, Nature.INTENT)
    before = clause_keys(agreed)
    terms.swap_nature_clause(agreed.desk, agreed.agreement_id)
    agreed.desk.database.undo()
    assert clause_keys(agreed) == before


def test_the_next_draft_is_of_the_same_nature(agreed: Agreed) -> None:
    terms.set_nature(agreed.desk, agreed.agreement_id, Nature.INTENT)
    start_draft(agreed.desk, agreed.partnership_id, "de")
    assert agreed.draft().agreement.nature is Nature.INTENT
    assert Nature.INTENT.clause_key in clause_keys(agreed)
    assert Nature.BINDING.clause_key not in clause_keys(agreed)


def test_chosen_rules_are_kept_cleaned_and_printed_in_the_language_of_the_draft(
    agreed: Agreed,
) -> None:
    own = ("Whoever cooks\x00 may speak.", "   ")
    terms.set_conduct(agreed.desk, agreed.partnership_id, Conduct(("listen",), own))
    kept = get_partnership(agreed.desk, agreed.partnership_id).conduct
    assert kept == Conduct(("listen",), ("Whoever cooks may speak.",))
    start_draft(agreed.desk, agreed.partnership_id, "de")
    printed = agreed.draft().values["conduct_rules"] or ""
    assert "Wir lassen andere ausreden" in printed
    assert printed.endswith("Whoever cooks may speak.")


def test_a_rule_that_is_too_long_is_refused_and_nothing_is_lost(agreed: Agreed) -> None:
    terms.set_conduct(agreed.desk, agreed.partnership_id, Conduct(("listen",)))
    with pytest.raises(FieldError):
        terms.set_conduct(agreed.desk, agreed.partnership_id, Conduct((), ("long " * 200,)))
    kept = get_partnership(agreed.desk, agreed.partnership_id).conduct
    assert kept.chosen == ("listen",)


def test_the_day_of_the_nomination_stands_in_the_clause(agreed: Agreed) -> None:
    day = agreed.desk.clock().date()
    set_about(agreed.desk, agreed.partnership_id, "coordinator_nominated_by", "all partners")
    set_about(agreed.desk, agreed.partnership_id, "coordinator_nominated_on", day)
    said = agreed.draft().values["coordinator_nominated_by"] or ""
    assert said.startswith("all partners (")
    assert str(day.year) in said


def test_the_shares_alone_hold_every_word_and_the_exceptions(agreed: Agreed) -> None:
    council = get_partnership(agreed.desk, agreed.partnership_id).partners[0]
    set_partner(agreed.desk, council.id, "rights", "Chooses the colour")
    set_partner(agreed.desk, council.id, "obligations", "Paints once a year")
    set_partner(agreed.desk, council.id, "own_objectives", "Fewer accidents")
    key = "equal_rights_exceptions"
    request = PaperRequest("shares", agreed.partnership_id)
    assert "All partners have equal rights." in whole_text(build_paper(agreed.desk, request))
    set_agreed_value(agreed.desk, agreed.agreement_id, key, "The town may stop work")
    printed = whole_text(build_paper(agreed.desk, request))
    for words in ("Chooses the colour", "Paints once a year", "Fewer accidents"):
        assert words in printed
    assert "with these exceptions: The town may stop work" in printed
