"""Invitations in the records: words, sending with or without a reason, answers, all undoable."""

from __future__ import annotations

from datetime import date

import pytest

from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.invitations import Answer, Sending
from partnerdesk.domain.letters import LetterKind, our_wording
from partnerdesk.domain.partners import Judgement, PartnerStage
from partnerdesk.domain.partnership import Partner, Path, SendingWay
from partnerdesk.domain.texts import for_language
from partnerdesk.services import history, letters
from partnerdesk.services.desk import Desk
from partnerdesk.services.letter_papers import compose_letters, letters_text
from partnerdesk.services.partners import list_register, set_organisation_field
from partnerdesk.services.partnerships import (
    bring_back_partner,
    get_partnership,
    list_partnerships,
)
from partnerdesk.services.research import judge_organisation
from tests.ui.started import set_up_centre, start_partnership

YESTERDAY, TODAY, TOMORROW = date(2026, 3, 11), date(2026, 3, 12), date(2026, 3, 13)
BY_POST = Sending(TODAY, SendingWay.POST, "Amina", date(2026, 4, 2), "The mayor asked us to.")


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    """A partnership with two partners that nobody has researched."""
    set_up_centre(desk)
    return start_partnership(desk)


def first(desk: Desk, partnership_id: int) -> Partner:
    return get_partnership(desk, partnership_id).partners[0]


def newest(desk: Desk) -> str:
    return history.list_history(desk)[0].text(for_language("en"))


def test_a_sending_is_written_down_with_its_reason(desk: Desk, partnership_id: int) -> None:
    partner = first(desk, partnership_id)
    letters.mark_as_sent(desk, partner.id, BY_POST)
    sent = first(desk, partnership_id)
    assert sent.stage is PartnerStage.INVITED
    assert (sent.invited_on, sent.invited_how) == (TODAY, SendingWay.POST)
    assert (sent.invited_by, sent.answer_due_on) == ("Amina", date(2026, 4, 2))
    assert sent.invited_despite == "The mayor asked us to."
    assert newest(desk) == (
        "Invite Riverside Town Council, although steps are missing: The mayor asked us to."
    )
    history.undo(desk)
    assert first(desk, partnership_id) == partner


def test_a_sending_without_a_reason_is_refused_while_steps_are_missing(
    desk: Desk, partnership_id: int
) -> None:
    partner = first(desk, partnership_id)
    for typed in ("", "  \n "):
        with pytest.raises(FieldError) as refused:
            letters.mark_as_sent(
                desk, partner.id, Sending(TODAY, SendingWay.POST, "Amina", None, typed)
            )
        assert refused.value.field == "invited_despite"
    assert first(desk, partnership_id) == partner


def test_no_reason_is_kept_where_nothing_is_missing(sample_desk: Desk) -> None:
    street = next(one for one in list_partnerships(sample_desk) if one.path is Path.BOTTOM_UP)
    town = street.partners[0]
    judge_organisation(sample_desk, town.organisation.id, Judgement.GOOD, "Six good answers", None)
    letters.mark_as_sent(sample_desk, town.id, BY_POST)
    changed = first(sample_desk, street.id)
    assert changed.invited_despite == ""
    assert newest(sample_desk) == "Invite Riverside Town Council"


@pytest.mark.parametrize(
    ("sending", "field"),
    [
        (Sending(TOMORROW, SendingWay.POST, "", None, "Why not"), "invited_on"),
        (Sending(TODAY, SendingWay.POST, "", YESTERDAY, "Why not"), "answer_due_on"),
        (Sending(TODAY, SendingWay.POST, "x" * 121, None, "Why not"), "invited_by"),
        (Sending(TODAY, SendingWay.POST, "", None, "x" * 201), "invited_despite"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(
    desk: Desk, partnership_id: int, sending: Sending, field: str
) -> None:
    partner = first(desk, partnership_id)
    with pytest.raises(FieldError) as refused:
        letters.mark_as_sent(desk, partner.id, sending)
    assert refused.value.field == field
    assert first(desk, partnership_id) == partner


def test_a_sending_that_was_a_mistake_is_taken_back(desk: Desk, partnership_id: int) -> None:
    partner = first(desk, partnership_id)
    letters.mark_as_sent(desk, partner.id, BY_POST)
    letters.record_answer(desk, partner.id, Answer.YES, TODAY)
    letters.take_back_sending(desk, partner.id)
    back = first(desk, partnership_id)
    assert back.stage is PartnerStage.IDEA
    assert (back.invited_on, back.invited_how, back.answered_on) == (None, None, None)
    assert back.invited_despite == ""


def test_a_yes_makes_the_partner_take_part(desk: Desk, partnership_id: int) -> None:
    partner = first(desk, partnership_id)
    letters.mark_as_sent(desk, partner.id, BY_POST)
    letters.record_answer(desk, partner.id, Answer.YES, TODAY, "From May on")
    agreed = first(desk, partnership_id)
    assert agreed.stage is PartnerStage.AGREED
    assert (agreed.answered_on, agreed.answer_note) == (TODAY, "From May on")


def test_a_no_keeps_its_reason_and_can_become_a_yes(desk: Desk, partnership_id: int) -> None:
    partner = first(desk, partnership_id)
    letters.mark_as_sent(desk, partner.id, BY_POST)
    letters.record_answer(desk, partner.id, Answer.NO, TODAY, "No money this year")
    declined = first(desk, partnership_id)
    assert declined.stage is PartnerStage.DECLINED
    assert (declined.ended_on, declined.ended_reason) == (TODAY, "No money this year")
    letters.record_answer(desk, partner.id, Answer.YES, TODAY)
    agreed = first(desk, partnership_id)
    assert agreed.stage is PartnerStage.AGREED
    assert (agreed.ended_on, agreed.ended_reason, agreed.answer_note) == (None, "", "")


def test_an_answer_can_be_taken_back(desk: Desk, partnership_id: int) -> None:
    partner = first(desk, partnership_id)
    letters.mark_as_sent(desk, partner.id, BY_POST)
    for answer in Answer:
        letters.record_answer(desk, partner.id, answer, TODAY)
        letters.take_back_answer(desk, partner.id)
        assert first(desk, partnership_id).stage is PartnerStage.INVITED


@pytest.mark.parametrize("day", [YESTERDAY, TOMORROW])
def test_an_answer_comes_after_the_letter_and_not_in_the_future(
    desk: Desk, partnership_id: int, day: date
) -> None:
    partner = first(desk, partnership_id)
    letters.mark_as_sent(desk, partner.id, BY_POST)
    with pytest.raises(FieldError) as refused:
        letters.record_answer(desk, partner.id, Answer.YES, day)
    assert refused.value.field == "answered_on"


def test_a_partner_that_said_no_and_is_brought_back_has_not_said_yes(
    desk: Desk, partnership_id: int
) -> None:
    partner = first(desk, partnership_id)
    letters.mark_as_sent(desk, partner.id, BY_POST)
    letters.record_answer(desk, partner.id, Answer.NO, TODAY)
    bring_back_partner(desk, partner.id)
    assert first(desk, partnership_id).stage is PartnerStage.INVITED


def test_own_words_hold_for_one_kind_in_one_language(desk: Desk, partnership_id: int) -> None:
    kind = LetterKind.INVITATION
    ours = our_wording(kind, Path.BOTTOM_UP, "en")
    assert letters.get_wording(desk, kind, "en", partnership_id) == ours
    letters.set_wording(desk, kind, "en", partnership_id, "subject", "Come and join us")
    changed = letters.get_wording(desk, kind, "en", partnership_id)
    assert (changed.subject, changed.text) == ("Come and join us", ours.text)
    assert letters.has_own_wording(desk, kind, "en", partnership_id)
    assert not letters.has_own_wording(desk, kind, "de", partnership_id)
    assert not letters.has_own_wording(desk, LetterKind.REMINDER, "en", partnership_id)
    letters.restore_our_wording(desk, kind, "en", partnership_id)
    assert letters.get_wording(desk, kind, "en", partnership_id) == ours
    history.undo(desk)
    assert letters.get_wording(desk, kind, "en", partnership_id) == changed


def test_empty_words_are_refused(desk: Desk, partnership_id: int) -> None:
    with pytest.raises(FieldError):
        letters.set_wording(desk, LetterKind.REMINDER, "en", partnership_id, "text", "  ")
    assert not letters.has_own_wording(desk, LetterKind.REMINDER, "en", partnership_id)


def test_the_letter_to_the_register_is_kept_without_a_partnership(desk: Desk) -> None:
    set_up_centre(desk)
    kind = LetterKind.NEUTRAL
    for _time in range(2):
        letters.set_wording(desk, kind, "en", None, "text", "{salutation}\n\nWe have moved.")
    assert letters.get_wording(desk, kind, "en").text.endswith("We have moved.")


def test_each_partner_gets_its_letter_in_its_language(desk: Desk, partnership_id: int) -> None:
    town, bank = get_partnership(desk, partnership_id).partners
    set_organisation_field(desk, bank.organisation.id, "language", "de")
    made = compose_letters(desk, LetterKind.INVITATION, (), partnership_id)
    assert [(one.addressee, one.language) for one in made] == [
        (town.name, "en"),
        (bank.name, "de"),
    ]
    (forced,) = compose_letters(
        desk, LetterKind.INVITATION, (bank.organisation.id,), partnership_id, "en"
    )
    assert forced.language == "en"
    assert "Einladung" in letters_text(
        desk, LetterKind.INVITATION, (bank.organisation.id,), partnership_id
    )


def test_invitations_go_to_those_who_are_not_invited_yet(desk: Desk, partnership_id: int) -> None:
    town, bank = get_partnership(desk, partnership_id).partners
    letters.mark_as_sent(desk, town.id, BY_POST)
    made = compose_letters(desk, LetterKind.INVITATION, (), partnership_id)
    assert [one.addressee for one in made] == [bank.name]


def test_the_personal_sentence_and_the_day_are_in_the_letter(
    desk: Desk, partnership_id: int
) -> None:
    partner = first(desk, partnership_id)
    letters.set_letter_note(desk, partner.id, "Your lamps are the brightest.")
    letters.set_answer_due(desk, [partner.id], date(2026, 4, 2))
    (made,) = compose_letters(
        desk, LetterKind.INVITATION, (partner.organisation.id,), partnership_id
    )
    text = made.plain_text()
    assert "Your lamps are the brightest." in text
    assert "2 April 2026" in text


def test_a_letter_to_nobody_is_refused(desk: Desk) -> None:
    set_up_centre(desk)
    assert list_register(desk) == ()
    with pytest.raises(UserError):
        compose_letters(desk, LetterKind.NEUTRAL)


def test_an_invitation_needs_its_partnership(desk: Desk) -> None:
    set_up_centre(desk)
    with pytest.raises(UserError, match="about a partnership"):
        compose_letters(desk, LetterKind.INVITATION)
