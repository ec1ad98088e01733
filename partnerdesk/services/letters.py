"""Invitations and their letters: the wording, what was sent, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.invitations import (
    ANSWER_FIELDS,
    DESPITE_FIELD,
    NOTE_FIELD,
    SENDING_FIELDS,
    SUBJECT_FIELD,
    TEXT_FIELD,
    Answer,
    Sending,
)
from partnerdesk.domain.letters import LetterKind, Wording, our_wording
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.texts import N_
from partnerdesk.domain.ties import missing_before_invitation
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import (
    partner_name,
    partner_row,
    partnership_row,
    settle_partner,
)
from partnerdesk.services.reading import partner_of, partnership_of
from partnerdesk.store.tables import LetterRow, PartnerRow, PartnershipRow

_WORDING_FIELDS = {spec.key: spec for spec in (SUBJECT_FIELD, TEXT_FIELD)}
_SENDING_FIELDS = {spec.key: spec for spec in SENDING_FIELDS}
_ANSWER_FIELDS = {spec.key: spec for spec in ANSWER_FIELDS}

# Wording ------------------------------------------------------------------------------------


def get_wording(
    desk: Desk, kind: LetterKind, language: str, partnership_id: int | None = None
) -> Wording:
    """What a letter says: the partnership's own words, or ours where it has none.

    Without a partnership it is the letter that the centre writes to partners of its register.
    """
    with desk.database.read() as session:
        row = _letter_row(session, kind, language, partnership_id)
        if row is not None:
            return Wording(row.subject, row.text)
        return our_wording(kind, _path(session, partnership_id), language)


def has_own_wording(
    desk: Desk, kind: LetterKind, language: str, partnership_id: int | None = None
) -> bool:
    """Whether somebody changed the words of a letter."""
    with desk.database.read() as session:
        return _letter_row(session, kind, language, partnership_id) is not None


def set_wording(
    desk: Desk,
    kind: LetterKind,
    language: str,
    partnership_id: int | None,
    field: str,
    text: str,
) -> None:
    """Change the ``subject`` or the ``text`` of a letter in one language.

    Raises:
        FieldError: the text is empty or too long.
    """
    kept = clean(_WORDING_FIELDS[field], text)
    key = f"letter-{partnership_id}-{kind}-{language}-{field}"
    with desk.database.write(Change(N_("Change the words of a letter"), merge_key=key)) as session:
        row = _letter_row(session, kind, language, partnership_id)
        if row is None:
            ours = our_wording(kind, _path(session, partnership_id), language)
            row = LetterRow(
                partnership_id=partnership_id,
                kind=kind.value,
                language=language,
                subject=ours.subject,
                text=ours.text,
            )
            session.add(row)
        setattr(row, field, kept)


def restore_our_wording(
    desk: Desk, kind: LetterKind, language: str, partnership_id: int | None = None
) -> None:
    """Go back to the words we propose for a letter; undo brings the own ones back."""
    with desk.database.write(Change(N_("Take our words for a letter again"))) as session:
        row = _letter_row(session, kind, language, partnership_id)
        if row is not None:
            session.delete(row)


def _letter_row(
    session: Session, kind: LetterKind, language: str, partnership_id: int | None
) -> LetterRow | None:
    query = select(LetterRow).where(
        LetterRow.kind == kind.value,
        LetterRow.language == language,
        LetterRow.partnership_id == partnership_id,
    )
    return session.scalars(query.limit(1)).first()


def _path(session: Session, partnership_id: int | None) -> Path | None:
    row = session.get(PartnershipRow, partnership_id) if partnership_id is not None else None
    return Path(row.path) if row is not None else None


# One partner --------------------------------------------------------------------------------


def set_letter_note(desk: Desk, partner_id: int, text: str) -> None:
    """Write the personal sentence of a partner's letters.

    Raises:
        FieldError: the text is too long.
        UserError: the partner was taken out.
    """
    kept = clean(NOTE_FIELD, text)
    change = Change(
        N_("Write a personal sentence to {name}"),
        merge_key=f"letter-note-{partner_id}",
        name=partner_name(desk, partner_id),
    )
    with desk.database.write(change) as session:
        partner_row(session, partner_id).letter_note = kept


def set_answer_due(desk: Desk, partner_ids: Sequence[int], day: date | None) -> None:
    """Write the day by which answers are wanted, before the letters go out.

    Raises:
        UserError: a partner was taken out.
    """
    change = Change(
        N_("Ask for answers by another day"), merge_key=f"answer-due-{tuple(partner_ids)}"
    )
    with desk.database.write(change) as session:
        for partner_id in partner_ids:
            partner_row(session, partner_id).answer_due_on = day


def mark_as_sent(desk: Desk, partner_id: int, sending: Sending) -> None:
    """Write down that a partner was invited: when, how and by whom.

    Where steps before the invitation are missing, ``sending.despite`` must say why it was sent all
    the same; it stands in the history, too.

    Raises:
        FieldError: a day cannot be right, or the reason is missing.
        UserError: the partner was taken out.
    """
    today = desk.clock().date()
    _check_day("invited_on", sending.day, today)
    if sending.answer_due_on is not None:
        _check_order("answer_due_on", sending.day, sending.answer_due_on)
    by_whom = clean(_SENDING_FIELDS["invited_by"], sending.by_whom)
    despite = _reason(desk, partner_id, sending.despite)
    name = partner_name(desk, partner_id)
    change = Change(N_("Invite {name}"), name=name)
    if despite:
        change = Change(
            N_("Invite {name}, although steps are missing: {reason}"), name=name, reason=despite
        )
    with desk.database.write(change) as session:
        row = partner_row(session, partner_id)
        row.invited_on = sending.day
        row.invited_how = sending.way.value
        row.invited_by = by_whom
        row.answer_due_on = sending.answer_due_on
        row.invited_despite = despite
        settle_partner(session, row, PartnerStage(row.stage))


def _reason(desk: Desk, partner_id: int, typed: str) -> str:
    """The reason to invite a partner although steps are missing; "" where none is missing.

    Raises:
        FieldError: there is no reason.
    """
    with desk.database.read() as session:
        row = partner_row(session, partner_id)
        partnership = partnership_of(partnership_row(session, row.partnership_id))
        missing = missing_before_invitation(partnership, partner_of(row))
        kept = row.invited_despite if row.invited_on else ""
    if not missing:
        return ""
    return clean(DESPITE_FIELD, typed or kept)


def take_back_sending(desk: Desk, partner_id: int) -> None:
    """An invitation was marked as sent by mistake.

    Raises:
        UserError: the partner was taken out.
    """
    change = Change(N_("{name} was not invited after all"), name=partner_name(desk, partner_id))
    with desk.database.write(change) as session:
        row = partner_row(session, partner_id)
        row.invited_on = None
        row.invited_how = row.invited_by = row.invited_despite = ""
        _forget_answer(row)
        settle_partner(session, row, _undecided(row))


def record_answer(desk: Desk, partner_id: int, answer: Answer, day: date, note: str = "") -> None:
    """Write down what a partner answered to its invitation.

    Raises:
        FieldError: the day cannot be right, or the note is too long.
        UserError: the partner was taken out.
    """
    _check_day("answered_on", day, desk.clock().date())
    kept = clean(_ANSWER_FIELDS["answer_note"], note)
    sentence = N_("{name} takes part") if answer is Answer.YES else N_("{name} says no")
    with desk.database.write(Change(sentence, name=partner_name(desk, partner_id))) as session:
        row = partner_row(session, partner_id)
        if row.invited_on is not None:
            _check_order("answered_on", row.invited_on, day)
        row.answered_on = day
        row.answer_note = kept
        declines = answer is Answer.NO
        row.ended_on = day if declines else None
        row.ended_reason = kept if declines else ""
        settle_partner(session, row, PartnerStage.DECLINED if declines else _undecided(row))


def take_back_answer(desk: Desk, partner_id: int) -> None:
    """An answer was noted by mistake: the partner is waited for again.

    Raises:
        UserError: the partner was taken out.
    """
    change = Change(N_("{name} has not answered yet"), name=partner_name(desk, partner_id))
    with desk.database.write(change) as session:
        row = partner_row(session, partner_id)
        _forget_answer(row)
        settle_partner(session, row, _undecided(row))


def _forget_answer(row: PartnerRow) -> None:
    row.answered_on = row.ended_on = None
    row.answer_note = row.ended_reason = ""


def _undecided(row: PartnerRow) -> PartnerStage:
    """The stage from which the dates decide; a partner that had declined is on its way again."""
    stage = PartnerStage(row.stage)
    return stage if stage.is_party else PartnerStage.IDEA


def _check_order(field: str, sent_on: date, answer_on: date) -> None:
    if answer_on < sent_on:
        raise FieldError(
            field,
            N_("The answer cannot come before the letter."),
            N_("Please correct one of them."),
        )


def _check_day(field: str, day: date, today: date) -> None:
    if day > today:
        raise FieldError(
            field, N_("This day is still to come."), N_("Write the day on which it happened.")
        )
