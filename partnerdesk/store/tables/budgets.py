"""Budgets: cost lines by sources of finance and periods, and what was really spent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnerdesk.store.columns import (
    OWNED,
    Code,
    DecimalText,
    LongText,
    PrimaryKey,
    Quantity,
    Row,
    ShortText,
)

if TYPE_CHECKING:
    from partnerdesk.store.tables.organisations import AttachmentRow
    from partnerdesk.store.tables.partnerships import PartnershipRow


class BudgetRow(Row):
    """The budget of a partnership; it always has at least one period."""

    __tablename__ = "budget"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(
        ForeignKey("partnership.id"), index=True, unique=True
    )
    currency: Mapped[Code]
    transfer_limit_percent: Mapped[Quantity] = mapped_column(default=Decimal(20))
    periods: Mapped[list[PeriodRow]] = relationship(cascade=OWNED, order_by="PeriodRow.position")
    sources: Mapped[list[SourceRow]] = relationship(cascade=OWNED, order_by="SourceRow.position")
    lines: Mapped[list[CostLineRow]] = relationship(cascade=OWNED, order_by="CostLineRow.position")
    rates: Mapped[list[CurrencyRateRow]] = relationship(
        cascade=OWNED, order_by="CurrencyRateRow.id"
    )
    bookings: Mapped[list[BookingRow]] = relationship(cascade=OWNED, order_by="BookingRow.id")
    transfers: Mapped[list[TransferRow]] = relationship(cascade=OWNED, order_by="TransferRow.id")
    partnership: Mapped[PartnershipRow] = relationship(back_populates="budget")


class PeriodRow(Row):
    """A part of the term, such as a year; without dates it is the whole term."""

    __tablename__ = "period"

    id: Mapped[PrimaryKey]
    budget_id: Mapped[int] = mapped_column(ForeignKey("budget.id"), index=True)
    position: Mapped[int]
    name: Mapped[ShortText]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    quantities: Mapped[list[QuantityRow]] = relationship(cascade="all", back_populates="period")
    amounts: Mapped[list[AmountRow]] = relationship(cascade="all", back_populates="period")


class SourceRow(Row):
    """A source of finance, and under which conditions it gives."""

    __tablename__ = "source"

    id: Mapped[PrimaryKey]
    budget_id: Mapped[int] = mapped_column(ForeignKey("budget.id"), index=True)
    position: Mapped[int]
    name: Mapped[ShortText]
    kind: Mapped[Code]
    state: Mapped[Code] = mapped_column(default="promised")
    promised_minor: Mapped[int] = mapped_column(default=0)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    eligible_from: Mapped[date | None]
    eligible_until: Mapped[date | None]
    ceiling_minor: Mapped[int | None]
    least_own_share_percent: Mapped[Decimal | None] = mapped_column(DecimalText(40))
    flat_rate_percent: Mapped[Decimal | None] = mapped_column(DecimalText(40))
    in_kind_rule: Mapped[Code] = mapped_column(default="counts")
    currency: Mapped[Code] = mapped_column(default="")
    promised_foreign_minor: Mapped[int] = mapped_column(default=0)
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
    rate_minor: Mapped[int] = mapped_column(default=0)
    category: Mapped[Code] = mapped_column(default="")
    is_eligible: Mapped[bool] = mapped_column(default=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"), index=True)
    quantities: Mapped[list[QuantityRow]] = relationship(cascade=OWNED, order_by="QuantityRow.id")
    amounts: Mapped[list[AmountRow]] = relationship(cascade=OWNED, order_by="AmountRow.id")


class QuantityRow(Row):
    """How much of a cost line falls into one period; no row says none."""

    __tablename__ = "quantity"
    __table_args__ = (UniqueConstraint("cost_line_id", "period_id"),)

    id: Mapped[PrimaryKey]
    cost_line_id: Mapped[int] = mapped_column(ForeignKey("cost_line.id"), index=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"), index=True)
    quantity: Mapped[Quantity]
    period: Mapped[PeriodRow] = relationship(back_populates="quantities")


class AmountRow(Row):
    """What one source gives for one cost line in one period."""

    __tablename__ = "amount"
    __table_args__ = (UniqueConstraint("cost_line_id", "source_id", "period_id"),)

    id: Mapped[PrimaryKey]
    cost_line_id: Mapped[int] = mapped_column(ForeignKey("cost_line.id"), index=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"), index=True)
    minor: Mapped[int]
    period: Mapped[PeriodRow] = relationship(back_populates="amounts")


class CurrencyRateRow(Row):
    """What one unit of a foreign currency is worth in the currency of the budget, on a day."""

    __tablename__ = "currency_rate"

    id: Mapped[PrimaryKey]
    budget_id: Mapped[int] = mapped_column(ForeignKey("budget.id"), index=True)
    currency: Mapped[Code]
    rate: Mapped[Quantity]
    dated_on: Mapped[date]
    source_of_rate: Mapped[ShortText]


class BookingRow(Row):
    """Money that was committed, spent or received, or hours that somebody gave.

    ``receipt_minor`` is the whole receipt, of which ``minor`` is this entry's part;
    ``settles_id`` is the commitment that this payment settles.
    """

    __tablename__ = "booking"

    id: Mapped[PrimaryKey]
    budget_id: Mapped[int] = mapped_column(ForeignKey("budget.id"), index=True)
    kind: Mapped[Code]
    booked_on: Mapped[date]
    text: Mapped[ShortText]
    voucher: Mapped[ShortText]
    cost_line_id: Mapped[int | None] = mapped_column(ForeignKey("cost_line.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    minor: Mapped[int] = mapped_column(default=0)
    currency: Mapped[Code] = mapped_column(default="")
    foreign_minor: Mapped[int] = mapped_column(default=0)
    receipt_minor: Mapped[int | None]
    settles_id: Mapped[int | None] = mapped_column(ForeignKey("booking.id"), index=True)
    hours: Mapped[Decimal | None] = mapped_column(DecimalText(40))
    person: Mapped[ShortText]
    attachments: Mapped[list[AttachmentRow]] = relationship(
        cascade=OWNED, order_by="AttachmentRow.id"
    )


class TransferRow(Row):
    """Planned money that was moved from one cost line to another one."""

    __tablename__ = "transfer"

    id: Mapped[PrimaryKey]
    budget_id: Mapped[int] = mapped_column(ForeignKey("budget.id"), index=True)
    from_line_id: Mapped[int] = mapped_column(ForeignKey("cost_line.id"), index=True)
    to_line_id: Mapped[int] = mapped_column(ForeignKey("cost_line.id"), index=True)
    minor: Mapped[int]
    decided_on: Mapped[date]
    decided_by: Mapped[ShortText]
    why: Mapped[LongText]
