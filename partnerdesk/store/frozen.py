"""What is frozen stays as it is: no transaction may change the words of a frozen agreement.

The guard stands here, at the flush of every session, so that a service that forgets to ask is
stopped, too. Undo does not pass here: it replays the journal, step by step backwards.
"""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.orm import PassiveFlag, Session, UOWTransaction, object_mapper
from sqlalchemy.orm.attributes import get_history

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_
from partnerdesk.store.tables import AgreementRow, ClauseRow

_GOES_ON = frozenset(
    {
        "in_force_on",
        "in_force_despite",
        "ended_on",
        "ended_reason",
        "name",
        "about_id",  # two entries of the register can turn out to be one organisation
        "signatures",
        "scans",
        "partnership",
    }
)
"""What becomes of the paper after it was frozen; everything else is what was signed."""

_TALKS = frozenset({"comments"})
"""What is said about a clause is not its text."""

_AS_LOADED = PassiveFlag.PASSIVE_NO_INITIALIZE
"""What was not read cannot have been changed."""


def guard(session: Session) -> None:
    """From now on this session refuses to change what is frozen."""
    event.listen(session, "before_flush", _refuse_changes)


def _refuse_changes(session: Session, _flush: UOWTransaction, _instances: object) -> None:
    for row in session.dirty:
        if isinstance(row, AgreementRow) and _was_frozen(row):
            _refuse_unless(not _changed(row) - _GOES_ON and not _was_taken_off(row))
        if isinstance(row, ClauseRow) and _changed(row) - _TALKS:
            _refuse_unless(not _belongs_to_frozen(session, row))
    for row in (*session.new, *session.deleted):
        if isinstance(row, ClauseRow):
            _refuse_unless(not _belongs_to_frozen(session, row))
    for row in session.deleted:
        if isinstance(row, AgreementRow):
            _refuse_unless(not _was_frozen(row))


def _belongs_to_frozen(session: Session, clause: ClauseRow) -> bool:
    number = vars(clause).get("agreement_id")  # not there yet where the draft itself is new
    agreement = session.get(AgreementRow, number) if number is not None else None
    return agreement is not None and _was_frozen(agreement)


def _was_frozen(row: AgreementRow) -> bool:
    """Whether it was frozen before this transaction."""
    history = get_history(row, "frozen_on")
    before = history.deleted if history.has_changes() else history.unchanged
    return any(before)


def _was_taken_off(row: AgreementRow) -> bool:
    """Whether its partnership no longer holds it: the flush would delete it."""
    return None in get_history(row, "partnership", _AS_LOADED).added


def _changed(row: AgreementRow | ClauseRow) -> set[str]:
    names = object_mapper(row).attrs.keys()
    return {name for name in names if get_history(row, name, _AS_LOADED).has_changes()}


def _refuse_unless(allowed: bool) -> None:
    if not allowed:
        raise UserError(
            N_("This agreement is frozen: its words can no longer change."),
            N_("Make a new draft from it, and change that one."),
        )
