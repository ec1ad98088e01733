"""Giving the register out: in which format, which partners, what goes with them, and where to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import N_
from partnerdesk.services.exchange import give_package
from partnerdesk.services.exports import ListFormat, export_partners
from partnerdesk.services.package_file import SUFFIX as PACKAGE
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.ui.kit.choice import ChoiceCards
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.files import ask_where_to_save, documents_folder, open_folder
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.more_below import MoreBelow
from partnerdesk.ui.kit.page import one_card_page, page_header, page_layout
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.strip import MessageStrip
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, label, note

_FILE = FieldSpec("file", N_("Save as"), required=True, max_length=1000)
_NOTES = FieldSpec("notes", N_("The notes about each partner"), "check")
_RESEARCH = FieldSpec("research", N_("What was found out about each partner"), "check")
_SHOWN, _ALL = "shown", "all"


class ExportPage(QWidget):
    """Writes the list, or a package for another centre, where the person says.

    Signals:
        left(): back to the list.
    """

    left = Signal()
    organisation_id: int | None = None

    def __init__(
        self, context: Context, shown: Collection[int], all_count: int, *, are_chosen: bool = False
    ) -> None:
        """``shown`` are the organisations that the list shows as it is filtered now.

        Where they ``are_chosen``, a person has chosen them one by one.
        """
        super().__init__()
        self._context = context
        partnerships = list_partnerships(context.desk)
        self._choices = _choices(frozenset(shown), partnerships)
        self._formats = ChoiceCards(_format_options(), _("Format of the list"))
        self._formats.set_value(ListFormat.EXCEL)
        self._formats.chosen.connect(self._show_format)
        which = _which_options(len(shown), all_count, partnerships, are_chosen=are_chosen)
        self._which = ChoiceCards(which, _("Which partners"))
        self._which.set_value(which[0].value)
        self._several = len(which) > 1
        self._notes, self._research = FieldRow(_NOTES), FieldRow(_RESEARCH)
        self._file = FieldRow(_FILE)
        name = _("Partners") + ListFormat.EXCEL
        self._file.set_value(str(documents_folder() / name))
        self._header = page_header(_("Give out the list"))
        self._strip = MessageStrip()
        self._lay_out()

    def take_keyboard(self) -> None:
        """Start with the format."""
        self._formats.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Save under the name on the page."""
        if self._file.check():
            self._save(Path(str(self._file.value())).expanduser())

    def step_back(self) -> bool:
        """There is one step only."""
        return False

    def reload(self) -> None:
        """The list is read when it is saved."""

    def set_narrow(self, narrow: bool) -> None:
        """There is one column at any width."""

    def _lay_out(self) -> None:
        frame, inside = card(gap=12)
        inside.addWidget(label(_("In which format?"), "h2"))
        inside.addWidget(self._formats)
        which = label(_("Which partners?"), "h2")
        for widget in (which, self._which):
            inside.addWidget(widget)
            widget.setVisible(self._several)
        self._goes_along = self._what_goes_along()
        inside.addWidget(self._goes_along)
        inside.addWidget(self._file)
        bar = QHBoxLayout()
        bar.setSpacing(px(8))
        self._save_button = button(_("Save the list"), "primary", "save", self.go_on)
        bar.addWidget(self._save_button)
        bar.addWidget(button(_("Choose a place…"), "link", on_click=self._ask))
        bar.addStretch(1)
        column = page_layout(self)
        back = button(_("Back to the register"), "link", "arrow-left", self.left.emit)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._header)
        area = one_card_page(frame, 640)
        column.addWidget(area, 1)
        column.addWidget(self._strip)
        bar.addWidget(MoreBelow(area))
        column.addLayout(bar)

    def _what_goes_along(self) -> QWidget:
        """What a package carries, and whose data that is."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(label(_("What goes with them?"), "h2"))
        always = _("Names, addresses and the people to talk to always go along.")
        column.addWidget(label(always, "muted"))
        column.addWidget(self._notes)
        column.addWidget(self._research)
        warning = _(
            "The package names people, with their telephone and e-mail. "
            "Whoever has the file can read it. Give it only to a centre that may know them. "
            "Votes, agreements, money, attached files and your judgement stay here."
        )
        column.addWidget(note(_("People’s data leave your centre"), warning, state="warn"))
        part.setVisible(False)
        return part

    def _show_format(self, suffix: str) -> None:
        is_package = suffix == PACKAGE
        self._goes_along.setVisible(is_package)
        self._save_button.setText(_("Save the package") if is_package else _("Save the list"))
        title = _("Give a package to another centre") if is_package else _("Give out the list")
        self._header.set_title(title)
        path = Path(str(self._file.draft()))
        if path.name:
            self._file.set_value(str(path.with_suffix(suffix)))

    def _ask(self) -> None:
        suffix = self._formats.value()
        proposal = Path(str(self._file.draft()) or documents_folder() / f"list{suffix}")
        is_package = suffix == PACKAGE
        kind = (_("Packages") if is_package else _("Lists")) + f" (*{suffix})"
        title = _("Save the package") if is_package else _("Save the list")
        chosen = ask_where_to_save(self, title, proposal, kind)
        if chosen is not None:
            self._file.set_value(str(chosen))
            self._save(chosen)

    # Saving

    def _save(self, path: Path) -> None:
        """In the background: five thousand address cards take seconds."""
        desk = self._context.desk
        only = self._choices[self._which.value()]
        notes, research = bool(self._notes.value()), bool(self._research.value())

        def write() -> int:
            if path.suffix.lower() != PACKAGE:
                return export_partners(desk, path, only)
            given = give_package(desk, path, only, with_notes=notes, with_research=research)
            return given.organisations

        self._save_button.setEnabled(False)
        self._strip.show_message(_("One moment, please …"), "info")
        self._context.background.run(
            lambda _job: write(),
            lambda count: self._tell_saved(count, path),
            self._tell_failed,
            owner=self,
            to_the_end=True,
        )

    def _tell_saved(self, count: int, path: Path) -> None:
        self._save_button.setEnabled(True)
        words = n_("{count} partner saved: {path}", "{count} partners saved: {path}", count)
        self._strip.show_message(
            words.format(count=count, path=path),
            action=_("Open folder"),
            on_action=lambda: open_folder(path.parent),
        )

    def _tell_failed(self, error: Exception) -> None:
        self._save_button.setEnabled(True)
        self._strip.clear()
        if not isinstance(error, UserError):
            raise error
        self._file.set_error(error_text(error))


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
        Option(
            PACKAGE,
            _("Package for another centre"),
            _("For a centre that works with PartnerDesk, too. It sees what is new for it."),
        ),
    )


def _choices(
    shown: frozenset[int], partnerships: Sequence[Partnership]
) -> dict[str, frozenset[int] | None]:
    """The organisations that each answer stands for; None: all that are not archived."""
    of_partnerships = {
        str(one.id): frozenset(partner.organisation.id for partner in one.partners)
        for one in partnerships
    }
    return {_SHOWN: shown, _ALL: None, **of_partnerships}


def _which_options(
    shown: int, all_count: int, partnerships: Sequence[Partnership], *, are_chosen: bool
) -> tuple[Option, ...]:
    seen = n_("The {count} partner you see now", "The {count} partners you see now", shown)
    if are_chosen:
        seen = n_("The partner you have chosen", "The {count} partners you have chosen", shown)
    every = n_("The only partner", "All {count} partners", all_count)
    offered = [Option(_SHOWN, seen.format(count=shown))] if shown != all_count else []
    offered.append(Option(_ALL, every.format(count=all_count)))
    for one in partnerships:
        words = _("The partners of {partnership}").format(partnership=one.name)
        offered += [Option(str(one.id), words)] if one.partners else []
    return tuple(offered)
