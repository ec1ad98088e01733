"""The journal, and the interview that is not finished yet."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from partnerdesk.store.columns import NOT_JOURNALLED, Code, JsonObject, PrimaryKey, Row, ShortText


class InterviewDraftRow(Row):
    """An unfinished interview, saved at every change.

    ``partnership_id`` is the partnership whose answers are being changed. It is no foreign key: an
    unfinished draft must not hold back the undo that removes its partnership.
    """

    __tablename__ = "interview_draft"
    __table_args__ = NOT_JOURNALLED

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int | None]
    page: Mapped[Code]
    answers: Mapped[JsonObject]
    saved_at: Mapped[datetime]


class JournalActionRow(Row):
    """One step of the history: who did what, and whether it was taken back."""

    __tablename__ = "journal_action"
    __table_args__ = NOT_JOURNALLED

    id: Mapped[PrimaryKey]
    happened_at: Mapped[datetime]
    who: Mapped[ShortText]
    sentence: Mapped[ShortText]
    sentence_values: Mapped[JsonObject]
    merge_key: Mapped[ShortText]
    undoable: Mapped[bool] = mapped_column(default=True)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("journal_action.id"))
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("journal_action.id"))


class JournalEntryRow(Row):
    """One changed row of a step; ``before`` is empty for new rows, ``after`` for deleted ones."""

    __tablename__ = "journal_entry"
    __table_args__ = NOT_JOURNALLED

    id: Mapped[PrimaryKey]
    action_id: Mapped[int] = mapped_column(ForeignKey("journal_action.id"), index=True)
    table_name: Mapped[Code]
    row_id: Mapped[int]
    before: Mapped[JsonObject]
    after: Mapped[JsonObject]
