"""The centre's own clauses are kept, used again, and become part of its first drafts."""

from __future__ import annotations

import pytest

from partnerdesk.domain.clauses import load_library
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.services import agreements, clauses, history, own_clauses
from partnerdesk.services.desk import Desk
from tests.agreed import Agreed, agreed_partnership


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


def written(agreed: Agreed, heading: str = "Our two cats", text: str = "We feed them.") -> int:
    made = clauses.add_own_clause(agreed.desk, agreed.agreement_id, heading)
    clauses.set_clause_text(agreed.desk, made, text)
    return made


def headings(agreed: Agreed) -> list[str]:
    return [clause.heading for clause in agreed.draft().agreement.clauses]


def test_a_kept_clause_can_be_added_again_changed_and_removed(agreed: Agreed) -> None:
    desk = agreed.desk
    own = own_clauses.keep_clause(desk, written(agreed))
    own_clauses.set_own_clause(desk, own, "heading", "Our three cats")
    own_clauses.add_own_clause_to(desk, agreed.agreement_id, own)
    assert headings(agreed).count("Our three cats") == 1
    own_clauses.remove_own_clause(desk, own)
    assert own_clauses.list_own_clauses(desk, "en") == ()
    assert "Our three cats" in headings(agreed)
    assert history.undo(desk)
    (kept,) = own_clauses.list_own_clauses(desk, "en")
    assert (kept.heading, kept.text) == ("Our three cats", "We feed them.")
    assert own_clauses.list_own_clauses(desk, "de") == ()


def test_keeping_it_again_brings_it_up_to_date(agreed: Agreed) -> None:
    clause = written(agreed)
    first = own_clauses.keep_clause(agreed.desk, clause)
    clauses.set_clause_text(agreed.desk, clause, "We feed them twice.")
    assert own_clauses.keep_clause(agreed.desk, clause) == first
    (kept,) = own_clauses.list_own_clauses(agreed.desk, "en")
    assert kept.text == "We feed them twice."


def test_it_begins_the_next_first_draft_and_stands_in_place_of_ours(agreed: Agreed) -> None:
    desk = agreed.desk
    cats = own_clauses.keep_clause(desk, written(agreed))
    disputes = next(one for one in agreed.draft().agreement.clauses if one.key == "disputes")
    clauses.set_clause_text(desk, disputes.id, "We talk over tea.")
    own_disputes = own_clauses.keep_clause(desk, disputes.id)
    for own in (cats, own_disputes):
        own_clauses.set_own_clause(desk, own, "in_first_drafts", True)
    agreements.start_draft(desk, agreed.partnership_id, "en")
    draft = agreed.draft().agreement
    assert draft.draft_number == 2
    assert headings(agreed).count("Our two cats") == 1
    (replaced,) = [one for one in draft.clauses if one.key == "disputes"]
    assert replaced.text == "We talk over tea."
    assert [one.position for one in draft.clauses] == list(range(1, len(draft.clauses) + 1))


def test_another_path_s_clause_stays_out_of_a_first_draft(agreed: Agreed) -> None:
    desk = agreed.desk
    offer = next(one for one in load_library("en") if one.key == "the-offer")
    added = clauses.add_clause_from_library(desk, agreed.agreement_id, offer.key)
    own = own_clauses.keep_clause(desk, added)
    own_clauses.set_own_clause(desk, own, "in_first_drafts", True)
    agreements.start_draft(desk, agreed.partnership_id, "en")
    assert offer.heading not in headings(agreed)


def test_what_makes_no_sense_is_refused(agreed: Agreed) -> None:
    empty = clauses.add_own_clause(agreed.desk, agreed.agreement_id, "Nothing yet")
    with pytest.raises(UserError):
        own_clauses.keep_clause(agreed.desk, empty)
    own = own_clauses.keep_clause(agreed.desk, written(agreed))
    with pytest.raises(FieldError):
        own_clauses.set_own_clause(agreed.desk, own, "heading", " ")
    own_clauses.remove_own_clause(agreed.desk, own)
    with pytest.raises(UserError):
        own_clauses.add_own_clause_to(agreed.desk, agreed.agreement_id, own)
