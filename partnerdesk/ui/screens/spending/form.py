"""The form of an entry of the books, beside their table; it is written down as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal

from partnerdesk.domain.attachments import FilesOf
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.drafts import Value
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.money import major_units, minor_units
from partnerdesk.domain.spending import Booking, BookingKind, CurrencyRate, Transfer
from partnerdesk.domain.texts import N_
from partnerdesk.services import bookings, budgets
from partnerdesk.ui.kit.attachments import AttachmentList
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.side_panel import SidePanel
from partnerdesk.ui.kit.widgets import ErrorLine, button
from partnerdesk.ui.screens.spending import questions
from partnerdesk.ui.screens.spending.entries import RATE, TRANSFER, Entry, kind_words, line_names

_MOST_OF_NAME = 60


class EntryForm(SidePanel):
    """A new entry, or one that is there already.

    Signals:
        written(str): an entry was written down; its kind.
    """

    written = Signal(str)

    def __init__(
        self,
        context: Context,
        judged: JudgedBudget,
        partners: Mapping[int, str],
        entry: Entry | None,
    ) -> None:
        super().__init__(_("New entry") if entry is None else _("Entry"))
        self._desk = context.desk
        self._judged = judged
        self._entry = entry
        self._currency = judged.budget.currency
        kinds = [Option(value, words) for value, words in kind_words().items()]
        self._kind = FieldRow(
            FieldSpec("kind", N_("What it is"), kind="choice", options=tuple(kinds))
        )
        self._kind.settled.connect(lambda _value: self._show_fields())
        self.add_field(self._kind)
        self._kind.setVisible(entry is None)
        self._error = ErrorLine()
        self.column.addWidget(self._error)
        self._rows = self._make_rows(partners)
        self._write = button(_("Write it down"), "primary", "check", self.write_down)
        self.column.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        self._files = self._file_list(context)
        if entry is not None:
            delete = button(_("Delete this entry"), "danger", "trash-2", self._delete)
            self.column.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._fill()

    @property
    def entry_key(self) -> tuple[type, int] | None:
        """Which entry is shown; None for a new one."""
        return self._entry.key if self._entry else None

    def show_files(self) -> None:
        """Show the files that are attached by now."""
        if self._files is not None and self._entry is not None:
            self._files.show_files(bookings.list_receipts(self._desk, self._entry.item.id))

    def begin_with(self, kind: str) -> None:
        """Ask for a new entry of this kind, from its first field on."""
        self._kind.set_value(kind)
        self._show_fields()
        self.begin()

    def write_down(self) -> None:
        """Save the entry; what is missing is said at its field."""
        self._error.set_text("")
        asked = (self._rows[key] for key in questions.ASKED[self._kind_value()])
        wrong = [row for row in asked if not row.isHidden() and not row.check()]
        if wrong:
            return
        try:
            self._save()
        except FieldError as error:
            row = self._rows.get(error.field)
            if row is not None and row.isVisible():
                row.set_error(error.text(current_texts()))
            else:
                self._error.set_text(error.text(current_texts()))
        except UserError as error:
            self._error.set_text(error.text(current_texts()))
        else:
            self.written.emit(self._kind_value())

    # ----------------------------------------------------------------------------------------

    def _make_rows(self, partners: Mapping[int, str]) -> dict[str, FieldRow]:
        budget, texts = self._judged.budget, current_texts()
        orders = {
            one.id: f"{texts.short_date(one.booked_on)} {one.text}"[:_MOST_OF_NAME]
            for one in self._judged.spending.bookings
            if one.kind is BookingKind.COMMITTED
        }
        specs = questions.fields(
            line_names(self._judged),
            {source.id: source.name for source in budget.sources},
            partners,
            orders,
            self._currency,
        )
        rows = {}
        for spec in specs:
            rows[spec.key] = self.add_field(FieldRow(spec, currency=self._currency))
        rows[questions.LIMIT.key] = self.add_field(FieldRow(questions.LIMIT, save=self._save_limit))
        rows["currency"].settled.connect(lambda _value: self._show_fields())
        return rows

    def _file_list(self, context: Context) -> AttachmentList | None:
        """The receipts of a booking, once it is written down."""
        if self._entry is None or not isinstance(self._entry.item, Booking):
            return None
        owner = FilesOf(booking_id=self._entry.item.id)
        files = AttachmentList(context, owner, _("Receipt as a file"))
        files.show_files(bookings.list_receipts(self._desk, self._entry.item.id))
        self.column.addWidget(files)
        return files

    def _kind_value(self) -> str:
        return self._entry.kind if self._entry else str(self._kind.value() or BookingKind.SPENT)

    def _show_fields(self) -> None:
        """Show what this kind of entry asks for; another currency asks for its own amount."""
        kind = self._kind_value()
        asked = questions.ASKED[kind]
        is_foreign = self._is_foreign() and kind == BookingKind.SPENT
        for key, row in self._rows.items():
            hidden = (key == "amount" and is_foreign) or (key == "foreign" and not is_foreign)
            row.setVisible(key in asked and not hidden)

    def _is_foreign(self) -> bool:
        return self._rows["currency"].value() not in (None, "", self._currency)

    def _fill(self) -> None:
        values: dict[str, Value] = {
            "day": self._desk.clock().date(),
            "currency": self._currency,
            questions.LIMIT.key: self._judged.budget.transfer_limit_percent,
        }
        item = self._entry.item if self._entry else None
        if isinstance(item, Booking):
            values |= _of_booking(item, self._currency)
        elif isinstance(item, Transfer):
            values |= _of_transfer(item)
        elif isinstance(item, CurrencyRate):
            values |= _of_rate(item)
        for key, row in self._rows.items():
            is_list = row.spec.kind == "choice"
            row.set_value(values.get(key, questions.NOBODY if is_list else None))
        self._kind.set_value(self._entry.kind if self._entry else BookingKind.SPENT.value)
        self._show_fields()

    def _save(self) -> None:
        """Write the entry down, or anew where it is there already."""
        desk, partnership_id = self._desk, self._judged.budget.partnership_id
        kind, number = self._kind_value(), self._entry.item.id if self._entry else 0
        if kind == TRANSFER and number:
            bookings.save_transfer(desk, self._transfer(number))
        elif kind == TRANSFER:
            bookings.add_transfer(desk, partnership_id, self._transfer(0))
        elif kind == RATE and number:
            bookings.save_rate(desk, self._rate(number))
        elif kind == RATE:
            bookings.add_rate(desk, partnership_id, self._rate(0))
        elif number:
            bookings.save_booking(desk, self._booking(number))
        else:
            bookings.add_booking(desk, partnership_id, self._booking(0))

    def _save_limit(self, percent: Any) -> None:
        """The limit is that of the budget: it is kept at once, without an entry."""
        budgets.set_transfer_limit(self._desk, self._judged.budget.partnership_id, percent)

    def _booking(self, number: int) -> Booking:
        asked = questions.ASKED[self._kind_value()]
        value = {key: self._rows[key].value() if key in asked else None for key in self._rows}
        is_foreign = self._is_foreign() and "currency" in asked
        currency = str(value["currency"]) if is_foreign else ""
        foreign = _decimal(value["foreign"]) if is_foreign else Decimal(0)
        return Booking(
            id=number,
            kind=BookingKind(self._kind_value()),
            booked_on=_day(value["day"]),
            minor=0 if is_foreign else _int(value["amount"]),
            text=str(value["text"] or ""),
            voucher=str(value["voucher"] or ""),
            line_id=_int(value["line"]) or None,
            source_id=_int(value["source"]) or None,
            organisation_id=_int(value["partner"]) or None,
            receipt_minor=_int(value["receipt"]) or None,
            settles_id=_int(value["settles"]) or None,
            currency=currency,
            foreign_minor=minor_units(foreign, currency) if currency else 0,
            hours=_decimal(value["hours"]) or None,
            person=str(value["person"] or ""),
        )

    def _transfer(self, number: int) -> Transfer:
        rows = self._rows
        return Transfer(
            number,
            _int(rows["from_line"].value()),
            _int(rows["to_line"].value()),
            _int(rows["amount"].value()),
            _day(rows["day"].value()),
            str(rows["decided_by"].value() or ""),
            str(rows["why"].value() or ""),
        )

    def _rate(self, number: int) -> CurrencyRate:
        rows = self._rows
        return CurrencyRate(
            number,
            str(rows["currency"].value() or ""),
            _decimal(rows["rate"].value()),
            _day(rows["day"].value()),
            str(rows["source_of_rate"].value() or ""),
        )

    def _delete(self) -> None:
        if self._entry is None:
            return
        item = self._entry.item
        self.closed.emit()
        if isinstance(item, Booking):
            bookings.delete_booking(self._desk, item.id)
        elif isinstance(item, Transfer):
            bookings.delete_transfer(self._desk, item.id)
        else:
            bookings.delete_rate(self._desk, item.id)
        self.done.emit(_("Entry deleted"))


def _of_booking(one: Booking, currency: str) -> dict[str, Value]:
    return {
        "day": one.booked_on,
        "text": one.text,
        "voucher": one.voucher,
        "person": one.person,
        "hours": one.hours,
        "line": str(one.line_id or questions.NOBODY),
        "source": str(one.source_id or questions.NOBODY),
        "partner": str(one.organisation_id or questions.NOBODY),
        "settles": str(one.settles_id or questions.NOBODY),
        "amount": one.minor,
        "receipt": one.receipt_minor,
        "currency": one.currency or currency,
        "foreign": major_units(one.foreign_minor, one.currency) if one.currency else None,
    }


def _of_transfer(one: Transfer) -> dict[str, Value]:
    return {
        "day": one.decided_on,
        "from_line": str(one.from_line_id),
        "to_line": str(one.to_line_id),
        "amount": one.minor,
        "decided_by": one.decided_by,
        "why": one.why,
    }


def _of_rate(one: CurrencyRate) -> dict[str, Value]:
    return {
        "day": one.dated_on,
        "currency": one.currency,
        "rate": one.rate,
        "source_of_rate": one.source_of_rate,
    }


def _int(value: Any) -> int:
    return int(value or 0)


def _decimal(value: Any) -> Decimal:
    return Decimal(value or 0)


def _day(value: Any) -> date:
    assert isinstance(value, date)  # the field is needed, and was checked before
    return value
