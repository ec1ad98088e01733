"""Drafts with a name, comments at a clause, and the comparison of two drafts on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.texts import for_language
from partnerdesk.services import clauses, comments, comparisons, drafts, history
from partnerdesk.services.agreements import current_agreement, get_agreement
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, list_partnerships
from partnerdesk.services.printouts import PaperRequest, build_paper
from tests.ui.started import set_up_centre, start_partnership

ENGLISH = for_language("en")


def current(desk: Desk, partnership_id: int) -> FilledAgreement:
    filled = current_agreement(desk, partnership_id)
    assert filled is not None
    return filled


def started(desk: Desk) -> int:
    set_up_centre(desk)
    return start_partnership(desk)


def test_a_kept_draft_stays_while_writing_goes_on(desk: Desk) -> None:
    partnership_id = started(desk)
    before = current(desk, partnership_id).agreement
    kept_id = drafts.keep_draft(desk, before.id, "As sent")
    clauses.set_clause_text(desk, before.clauses[0].id, "Other words.")
    written, kept = drafts.list_drafts(desk, partnership_id)
    assert (written.id, written.number, written.is_current) == (before.id, 2, True)
    assert (kept.id, kept.number, kept.name, kept.made_by) == (kept_id, 1, "As sent", "Amina")
    words = get_agreement(desk, kept_id).agreement.clauses
    assert [one.text for one in words] == [one.text for one in before.clauses]


def test_an_own_clause_that_is_named_is_named_in_the_copy_too(desk: Desk) -> None:
    partnership_id = started(desk)
    agreement = current(desk, partnership_id).agreement
    own = clauses.add_own_clause(desk, agreement.id, "Walks")
    clauses.set_clause_text(desk, agreement.clauses[0].id, f"See {{clause:{own}}}.")
    kept = get_agreement(desk, drafts.keep_draft(desk, agreement.id, "Kept")).agreement
    copied = kept.clauses[-1]
    assert (copied.heading, copied.id == own) == ("Walks", False)
    assert kept.clauses[0].text == f"See {{clause:{copied.id}}}."


def test_going_on_from_an_older_draft_makes_it_the_current_one(desk: Desk) -> None:
    partnership_id = started(desk)
    agreement = current(desk, partnership_id).agreement
    kept_id = drafts.keep_draft(desk, agreement.id, "Kept")
    clauses.set_clause_text(desk, agreement.clauses[0].id, "Other words.")
    made = drafts.go_on_from(desk, kept_id)
    now = current(desk, partnership_id).agreement
    assert (now.id, now.draft_number) == (made, 3)
    assert now.clauses[0].text == agreement.clauses[0].text
    history.undo(desk)
    assert current(desk, partnership_id).agreement.id == agreement.id


def test_a_draft_needs_a_name(desk: Desk) -> None:
    agreement = current(desk, started(desk)).agreement
    with pytest.raises(UserError):
        drafts.keep_draft(desk, agreement.id, "  ")


def test_a_comment_is_counted_until_it_is_settled(desk: Desk) -> None:
    partnership_id = started(desk)
    agreement = current(desk, partnership_id).agreement
    clause_id = agreement.clauses[0].id
    partner = get_partnership(desk, partnership_id).partners[0]
    noted = comments.note_comment(desk, clause_id, "Too strict.\x07", partner.id)
    comments.note_comment(desk, clause_id, "We think so, too.")
    assert comments.count_open(desk, agreement.id) == {clause_id: 2}
    comments.settle_comment(desk, noted)
    assert comments.count_open(desk, agreement.id) == {clause_id: 1}
    opened, settled = comments.list_comments(desk, clause_id)
    assert (opened.said_by, opened.noted_by) == ("Mother Centre Sunrise", "Amina")
    assert (settled.said_by, settled.text, settled.is_open) == (partner.name, "Too strict.", False)
    comments.settle_comment(desk, noted, is_settled=False)
    assert comments.count_open(desk, agreement.id) == {clause_id: 2}


def test_the_paper_names_both_drafts_the_changes_and_the_comments(desk: Desk) -> None:
    partnership_id = started(desk)
    agreement = current(desk, partnership_id).agreement
    drafts.keep_draft(desk, agreement.id, "As sent")
    clauses.set_clause_text(desk, agreement.clauses[2].id, "Wholly <b>other</b> words.")
    clauses.move_clause(desk, agreement.clauses[5].id, 1)
    comments.note_comment(desk, agreement.clauses[3].id, "The town asks for more time.")
    pdf = build_paper(desk, PaperRequest("comparison", partnership_id))
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    for words in (
        "Draft 1 “As sent”",
        "Draft 2 (being written)",
        "Wholly <b>other</b> words.",
        "Moved: it was clause",
        "The town asks for more time.",
        "clauses are unchanged",
    ):
        assert words in said


def test_one_draft_cannot_be_compared(desk: Desk) -> None:
    partnership_id = started(desk)
    with pytest.raises(UserError, match="only one draft"):
        build_paper(desk, PaperRequest("comparison", partnership_id))


def test_drafts_of_two_partnerships_cannot_be_compared(sample_desk: Desk) -> None:
    first, second, *_rest = list_partnerships(sample_desk)
    one, other = (current(sample_desk, each.id).agreement.id for each in (first, second))
    with pytest.raises(UserError):
        comparisons.compare_drafts(sample_desk, one, other, ENGLISH)
