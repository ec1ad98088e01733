"""The form about the centre itself: asked at the first start, changed later in the settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from partnerdesk.domain.centre import CENTRE_FIELDS, Centre, PaperSize, settings_fields
from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.money import CURRENCIES
from partnerdesk.domain.texts import LANGUAGE_NAMES, N_
from partnerdesk.services.centre import CentreDetails
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.files import ask_for_file
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.logo import read_logo
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns
from partnerdesk.ui.kit.widgets import button, label

LOGO_HEIGHT = 56


def _choice_fields() -> tuple[FieldSpec, ...]:
    names = current_texts().currency_name
    return (
        FieldSpec(
            "currency", N_("Currency"), "choice",
            options=tuple(Option(code, f"{code} · {names(code)}") for code in CURRENCIES),
        ),
        FieldSpec(
            "paper_size", N_("Paper in the printer"), "choice",
            options=tuple(Option(size.value, size.label) for size in PaperSize),
        ),
        FieldSpec(
            "language", N_("Language of your agreements"), "choice",
            options=tuple(Option(code, name) for code, name in LANGUAGE_NAMES.items()),
        ),
    )  # fmt: skip


class CentreForm(QWidget):
    """All details of the centre."""

    def __init__(self, save: Callable[[], object] | None = None) -> None:
        """``save`` is called after each readable change, to take ``details`` over.

        Without it this is the form of the first start, which asks less.
        """
        super().__init__()
        self._save = save
        self._saved: dict[str, str | date | None] = {}
        save_row = None if save is None else lambda _value: save()
        specs = (*(CENTRE_FIELDS if save is None else settings_fields()), *_choice_fields())
        self._rows = {spec.key: FieldRow(spec, save=save_row) for spec in specs}
        self._logo: bytes | None = None
        self._columns = TwoColumns([*self._rows.values(), self._build_logo_row()])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._columns)

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two where the window has room."""
        self._columns.set_narrow(narrow)

    def show_centre(self, centre: Centre) -> None:
        """Fill the form with what is known of the centre."""
        organisation = centre.organisation
        speaker = organisation.representative
        values = {
            "representative": speaker.name if speaker else "",
            "representative_role": speaker.role if speaker else "",
            "authority_basis": speaker.authority_basis if speaker else "",
            "authority_number": speaker.authority_number if speaker else "",
            "authority_on": speaker.authority_on if speaker else None,
            "currency": centre.currency,
            "paper_size": centre.paper_size.value,
        }
        self._saved = values | {
            key: getattr(organisation, key) for key in self._rows if key not in values
        }
        for key, row in self._rows.items():
            row.refresh(self._saved[key])
        self._show_logo(centre.logo)

    def propose(self, *, language: str) -> None:
        """Fill in what most centres of this language choose."""
        self._rows["language"].set_value(language)
        self._rows["currency"].set_value("EUR")
        self._rows["paper_size"].set_value(PaperSize.A4.value)

    def first_field(self) -> FieldRow:
        """Where the cursor starts."""
        return self._rows["name"]

    def check(self) -> bool:
        """Whether everything can be taken over; the first field that cannot gets the cursor."""
        wrong = [row for row in self._rows.values() if not row.check()]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def details(self) -> CentreDetails:
        """What stands in the form; where that cannot be taken over, what was saved before.

        Raises:
            FieldError: a field cannot be taken over, and nothing was saved before.
        """
        values: dict[str, Any] = {key: self._value(key) for key in {*self._rows, *self._saved}}
        size = PaperSize(values.pop("paper_size"))
        return CentreDetails(**values, paper_size=size, logo=self._logo)

    def _value(self, key: str) -> object:
        try:
            return self._rows[key].value() if key in self._rows else self._saved[key]
        except FieldError:
            if key not in self._saved:
                raise
            return self._saved[key]

    def _build_logo_row(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(label(_("Logo"), "label"))
        column.addWidget(label(_("It stands on the first page of your papers."), "small"))
        line = QHBoxLayout()
        line.setSpacing(px(12))
        self._picture = QLabel()
        self._picture.setAccessibleName(_("Logo"))
        self._remove = button(_("Remove the logo"), "link", on_click=lambda: self._take(None))
        line.addWidget(self._picture)
        line.addWidget(button(_("Choose a picture"), on_click=self._choose_logo))
        line.addWidget(self._remove)
        line.addStretch(1)
        column.addLayout(line)
        self._logo_error = label("", "error")
        self._logo_error.hide()
        column.addWidget(self._logo_error)
        self._show_logo(None)
        return holder

    def _choose_logo(self) -> None:
        kind = _("Pictures") + " (*.png *.jpg *.jpeg)"
        file = ask_for_file(self, _("Choose a picture"), Path.home(), kind)
        if file is None:
            return
        try:
            self._take(read_logo(file))
        except FieldError as error:
            self._logo_error.setText(error.text(current_texts()))
            self._logo_error.show()

    def _take(self, logo: bytes | None) -> None:
        self._show_logo(logo)
        if self._save is not None:
            self._save()

    def _show_logo(self, logo: bytes | None) -> None:
        self._logo = logo
        self._logo_error.hide()
        self._remove.setVisible(logo is not None)
        self._picture.setVisible(logo is not None)
        if logo is not None:
            pixmap = QPixmap()
            pixmap.loadFromData(logo)
            smooth = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(pixmap.scaledToHeight(px(LOGO_HEIGHT), smooth))
