"""Giving the register out as a list: in which format, which partners, and where to."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.texts import N_
from partnerdesk.services.exports import ListFormat, export_partners
from partnerdesk.ui.kit.choice import ChoiceCards
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.files import ask_where_to_save, documents_folder, open_folder
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.page import one_card_page, page_header, page_layout
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.strip import MessageStrip
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, label

_FILE = FieldSpec("file", N_("Save as"), required=True, max_length=1000)
_SHOWN, _ALL = "shown", "all"


class ExportPage(QWidget):
    """Writes the list where the person says.

    Signals:
        left(): back to the list.
    """

    left = Signal()
    organisation_id: int | None = None

    def __init__(self, context: Context, shown: Collection[int], all_count: int) -> None:
        """``shown`` are the organisations that the list shows as it is filtered now."""
        super().__init__()
        self._context = context
        self._shown = frozenset(shown)
        self._formats = ChoiceCards(_format_options(), _("Format of the list"))
        self._formats.set_value(ListFormat.EXCEL)
        self._formats.chosen.connect(self._propose_format)
        self._which = ChoiceCards(_which_options(len(self._shown), all_count), _("Which partners"))
        self._which.set_value(_SHOWN)
        self._file = FieldRow(_FILE)
        name = _("Partners") + ListFormat.EXCEL
        self._file.set_value(str(documents_folder() / name))
        self._strip = MessageStrip()
        self._lay_out(several=len(self._shown) != all_count)

    def take_keyboard(self) -> None:
        """Start with the format."""
        self._formats.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Save the list under the name on the page."""
        if self._file.check():
            self._save(Path(str(self._file.value())).expanduser())

    def step_back(self) -> bool:
        """There is one step only."""
        return False

    def reload(self) -> None:
        """The list is read when it is saved."""

    def set_narrow(self, narrow: bool) -> None:
        """There is one column at any width."""

    def _lay_out(self, *, several: bool) -> None:
        frame, inside = card(gap=12)
        inside.addWidget(label(_("In which format?"), "h2"))
        inside.addWidget(self._formats)
        which = label(_("Which partners?"), "h2")
        for widget in (which, self._which):
            inside.addWidget(widget)
            widget.setVisible(several)
        inside.addWidget(self._file)
        bar = QHBoxLayout()
        bar.setSpacing(px(8))
        bar.addWidget(button(_("Save the list"), "primary", "save", self.go_on))
        bar.addWidget(button(_("Choose a place…"), "link", on_click=self._ask))
        bar.addStretch(1)
        column = page_layout(self)
        back = button(_("Back to the register"), "link", "arrow-left", self.left.emit)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(page_header(_("Give out the list")))
        column.addWidget(one_card_page(frame, 640), 1)
        column.addWidget(self._strip)
        column.addLayout(bar)

    def _propose_format(self, suffix: str) -> None:
        path = Path(str(self._file.draft()))
        if path.name:
            self._file.set_value(str(path.with_suffix(suffix)))

    def _ask(self) -> None:
        suffix = self._formats.value()
        proposal = Path(str(self._file.draft()) or documents_folder() / f"list{suffix}")
        kind = _("Lists") + f" (*{suffix})"
        chosen = ask_where_to_save(self, _("Save the list"), proposal, kind)
        if chosen is not None:
            self._file.set_value(str(chosen))
            self._save(chosen)

    def _save(self, path: Path) -> None:
        only = self._shown if self._which.value() == _SHOWN else None
        try:
            count = export_partners(self._context.desk, path, only)
        except UserError as error:
            self._file.set_error(error_text(error))
            return
        words = n_("{count} partner saved: {path}", "{count} partners saved: {path}", count)
        self._strip.show_message(
            words.format(count=count, path=path),
            action=_("Open folder"),
            on_action=lambda: open_folder(path.parent),
        )


def _format_options() -> tuple[Option, ...]:
    return (
        Option(
            ListFormat.EXCEL,
            _("Excel table"),
            _("For Excel and LibreOffice: to print labels, to sort, to hand on."),
        ),
        Option(ListFormat.CSV, _("CSV file"), _("For other programs, such as a mailing service.")),
        Option(
            ListFormat.CARDS,
            _("Address cards (vCard)"),
            _("For the address book of a telephone or a mail program."),
        ),
    )


def _which_options(shown: int, all_count: int) -> tuple[Option, ...]:
    seen = n_("The {count} partner you see now", "The {count} partners you see now", shown)
    every = n_("The only partner", "All {count} partners", all_count)
    return (
        Option(_SHOWN, seen.format(count=shown)),
        Option(_ALL, every.format(count=all_count)),
    )
