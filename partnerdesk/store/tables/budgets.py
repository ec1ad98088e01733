"""Budgets: cost lines, sources of finance and what each gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnerdesk.store.columns import OWNED, Code, PrimaryKey, Quantity, Row, ShortText

if TYPE_CHECKING:
    from partnerdesk.store.tables.partnerships import PartnershipRow


class BudgetRow(Row):
    """The budget of a partnership."""

    __tablename__ = "budget"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(
        ForeignKey("partnership.id"), index=True, unique=True
    )
    currency: Mapped[Code]
    sources: Mapped[list[SourceRow]] = relationship(cascade=OWNED, order_by="SourceRow.position")
    lines: Mapped[list[CostLineRow]] = relationship(cascade=OWNED, order_by="CostLineRow.position")
    partnership: Mapped[PartnershipRow] = relationship(back_populates="budget")


class SourceRow(Row):
    """A source of finance."""

    __tablename__ = "source"

    id: Mapped[PrimaryKey]
    budget_id: Mapped[int] = mapped_column(ForeignKey("budget.id"), index=True)
    position: Mapped[int]
    name: Mapped[ShortText]
    kind: Mapped[Code]
    promised_minor: Mapped[int] = mapped_column(default=0)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    amounts: Mapped[list[AmountRow]] = relationship(cascade="all", order_by="AmountRow.id")


class CostLineRow(Row):
    """A cost line of a budget; lines with the same ``activity`` stand together."""

    __tablename__ = "cost_line"

    id: Mapped[PrimaryKey]
    budget_id: Mapped[int] = mapped_column(ForeignKey("budget.id"), index=True)
    position: Mapped[int]
    activity: Mapped[ShortText]
    text: Mapped[ShortText]
    unit: Mapped[ShortText]
    quantity: Mapped[Quantity]
    rate_minor: Mapped[int] = mapped_column(default=0)
    amounts: Mapped[list[AmountRow]] = relationship(cascade=OWNED, order_by="AmountRow.id")


class AmountRow(Row):
    """What one source gives for one cost line."""

    __tablename__ = "amount"
    __table_args__ = (UniqueConstraint("cost_line_id", "source_id"),)

    id: Mapped[PrimaryKey]
    cost_line_id: Mapped[int] = mapped_column(ForeignKey("cost_line.id"), index=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    minor: Mapped[int]
