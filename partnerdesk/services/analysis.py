"""The shared analysis: what the problem rests on, what follows from it, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from partnerdesk.domain.drafts import Value, chosen_id
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.programme import EntryKind
from partnerdesk.domain.programme_fields import ENTRY_FIELDS
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row
from partnerdesk.store.tables import AnalysisEntryRow, PartnerRow, PartnershipRow


def add_entry(
    desk: Desk, partnership_id: int, kind: EntryKind, parent_id: int | None = None
) -> int:
    """Add an empty entry at the end of its kind; the answer is its id.

    Raises:
        UserError: there is no such partnership.
    """
    change = Change(N_("Add to the analysis of {name}"))
    with desk.database.write(change) as session:
        partnership = partnership_row(session, partnership_id)
        change.fill_in(name=partnership.name)
        position = max((one.position for one in partnership.analysis), default=0) + 1
        entry = AnalysisEntryRow(kind=kind.value, position=position, parent_id=parent_id)
        partnership.analysis.append(entry)
        session.flush()
        return entry.id


def set_entry(desk: Desk, entry_id: int, field: str, value: Value) -> None:
    """Write one field of ``ENTRY_FIELDS``; choices of rows come as the text of their number.

    Raises:
        FieldError: a cause would hang below itself, or the text is too long.
        UserError: the entry is gone.
    """
    kept = clean(ENTRY_FIELDS[field], value) if isinstance(value, str) else value
    change = Change(N_("Change the analysis of {name}"), merge_key=f"analysis-{entry_id}-{field}")
    with desk.database.write(change) as session:
        entry = _entry_row(session, entry_id, change)
        if field == "parent_id":
            entry.parent = _parent(session, entry, kept)
        elif field == "partner_id":
            entry.partner = session.get(PartnerRow, chosen_id(kept))
        else:
            setattr(entry, field, kept)


def move_entry(desk: Desk, entry_id: int, step: int) -> bool:
    """Move an entry up (-1) or down (1) among those it hangs beside; whether there was room.

    Raises:
        UserError: the entry is gone.
    """
    change = Change(N_("Move in the analysis of {name}"))
    with desk.database.write(change) as session:
        entry = _entry_row(session, entry_id, change)
        partnership = partnership_row(session, entry.partnership_id)
        beside = [
            one
            for one in partnership.analysis
            if (one.kind, one.parent_id) == (entry.kind, entry.parent_id)
        ]
        at = beside.index(entry) + step
        if not 0 <= at < len(beside):
            return False
        other = beside[at]
        entry.position, other.position = other.position, entry.position
        return True


def delete_entry(desk: Desk, entry_id: int) -> None:
    """Delete an entry; what hung at it hangs at what it hung at itself.

    An objective that answered a deleted cause stays, and answers none.

    Raises:
        UserError: the entry is gone.
    """
    change = Change(N_("Delete from the analysis of {name}: “{text}”"))
    with desk.database.write(change) as session:
        entry = _entry_row(session, entry_id, change)
        change.fill_in(text=entry.text)
        partnership = partnership_row(session, entry.partnership_id)
        for below in partnership.analysis:
            if below.parent is entry:
                below.parent = entry.parent
        for objective in partnership.objective_rows:
            if objective.cause is entry:
                objective.cause = None
        session.flush()
        partnership.analysis.remove(entry)


def _entry_row(session: Session, entry_id: int, change: Change) -> AnalysisEntryRow:
    """The row of an entry; the change names its partnership."""
    entry = session.get(AnalysisEntryRow, entry_id)
    if entry is None:
        raise UserError(
            N_("This entry is no longer in the analysis."),
            N_("Take the last step back with Ctrl+Z."),
        )
    partnership: PartnershipRow = partnership_row(session, entry.partnership_id)
    change.fill_in(name=partnership.name)
    return entry


def _parent(session: Session, entry: AnalysisEntryRow, kept: Value) -> AnalysisEntryRow | None:
    """What an entry hangs at; None is the problem itself."""
    parent = session.get(AnalysisEntryRow, chosen_id(kept))
    if parent is not None and entry in _upwards(parent):
        raise FieldError(
            "parent_id",
            N_("This one hangs below it already."),
            N_("Choose another one, or move that one first."),
        )
    return parent


def _upwards(entry: AnalysisEntryRow) -> Sequence[AnalysisEntryRow]:
    """An entry and all that it hangs at, up to the problem."""
    way = [entry]
    while way[-1].parent is not None:
        way.append(way[-1].parent)
    return way
