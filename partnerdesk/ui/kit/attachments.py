"""The files that are attached to something: add by button or by dropping, open, save, remove."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.attachments import Attachment, FilesOf, FileType
from partnerdesk.domain.errors import UserError
from partnerdesk.services import attachments
from partnerdesk.ui.kit.background import Job
from partnerdesk.ui.kit.files import ask_for_file, ask_where_to_save, documents_folder, open_file
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.name_link import NameLink
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.strip import MessageStrip
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import (
    button,
    clear_layout,
    fact_line,
    icon_button,
    label,
    picture_label,
    set_state,
)


class AttachmentList(QFrame):
    """The files of one owner, below a line that says what they prove.

    Files are taken in by the worker, one after another: the window stays free meanwhile.
    """

    def __init__(self, context: Context, owner: FilesOf, title: str, spoken: str = "") -> None:
        """``spoken`` is the title for a screen reader, where the page has several such lists."""
        super().__init__()
        self._context = context
        self._owner = owner
        self._files: tuple[Attachment, ...] | None = None
        self._under_way = 0
        self._is_above = False
        self._refused: list[str] = []
        self.setProperty("role", "files")
        self.setAcceptDrops(True)
        self._add = button(_("Attach a file…"), "link", "plus", self._ask)
        self.setAccessibleName(spoken or title)
        self._add.setAccessibleName(f"{_('Attach a file…')} {self.accessibleName()}")
        self._hint = label("", "small")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(2))
        self._strip = MessageStrip()
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(label(title, "label"), 1)
        head.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addLayout(self._rows)
        column.addWidget(self._strip)
        self.show_files(())

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show these files."""
        if tuple(files) == self._files:
            return
        had_keyboard = self._files is not None and self._holds_keyboard()
        self._files = tuple(files)
        clear_layout(self._rows)
        stops: list[QWidget] = [self._add]
        for attachment in files:
            row, buttons = self._row(attachment)
            self._rows.addWidget(row)
            stops += buttons
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        if had_keyboard:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_what_goes_on()

    def take_focus(self) -> None:
        """Put the keyboard on the button that attaches a file."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that files can be dropped here."""
        if _dropped(event):
            self._invite(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went on."""
        self._invite(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in the files that were dropped."""
        self._invite(False)
        files = _dropped(event)
        if files:
            event.acceptProposedAction()
            self.take_in(files)

    def take_in(self, files: Iterable[Path]) -> None:
        """Attach files; those that are refused are named with the reason, the others stay."""
        if not self._under_way:
            self._refused = []
            self._strip.clear()
        for file in files:
            self._under_way += 1
            self._context.background.run(
                partial(self._attach, file),
                lambda _made: self._finish(),
                partial(self._refuse, file.name),
                owner=self,
                to_the_end=True,
            )
        self._say_what_goes_on()

    def _attach(self, file: Path, _job: Job) -> Attachment:
        """Done by the worker."""
        return attachments.attach_file(self._context.desk, self._owner, file)

    # What a person does

    def _ask(self) -> None:
        types = self._owner.file_types
        patterns = " ".join(f"*{ending}" for one in types for ending in one.endings)
        takes_texts = FileType.TEXT in types
        kind = _("PDF, pictures and texts") if takes_texts else _("PDF and pictures")
        kind += f" ({patterns})"
        file = ask_for_file(self, _("Choose a file to attach"), documents_folder(), kind)
        if file is not None:
            self.take_in([file])

    def _open(self, attachment: Attachment) -> None:
        self._context.background.run(
            lambda _job: attachments.put_out_attachment(self._context.desk, attachment),
            self._show_outside,
            owner=self,
        )

    def _show_outside(self, file: Path) -> None:
        if not open_file(file):
            words = _("This computer has no program that shows {name}. Save a copy instead.")
            self._strip.show_message(words.format(name=file.name), "bad")

    def _save_copy(self, attachment: Attachment) -> None:
        ending = Path(attachment.name).suffix
        proposal = documents_folder() / attachment.name
        place = ask_where_to_save(self, _("Save a copy"), proposal, f"{ending} (*{ending})")
        if place is None:
            return
        self._context.background.run(
            lambda _job: attachments.save_attachment(self._context.desk, attachment, place),
            lambda _done: self._strip.show_message(_("Saved: {path}").format(path=place)),
            owner=self,
            to_the_end=True,
        )

    def _remove(self, attachment: Attachment) -> None:
        attachments.remove_attachment(self._context.desk, attachment)
        self._context.offer_undo(_("The file {name} was removed.").format(name=attachment.name))

    # How it is shown

    def _row(self, attachment: Attachment) -> tuple[QWidget, list[QWidget]]:
        texts = current_texts()
        name = NameLink(attachment.name, lambda: self._open(attachment))
        name.setAccessibleName(_("Open {name}").format(name=attachment.name))
        facts = (attachment.size(texts), texts.short_date(attachment.added_on), attachment.added_by)
        buttons = [
            self._tool("save", _("Save a copy of {name}"), attachment, self._save_copy),
            self._tool("trash-2", _("Remove {name}"), attachment, self._remove),
        ]
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(picture_label("file-text", "muted", 18))
        line.addWidget(name)
        line.addWidget(label(fact_line(*facts), "small", wrap=False))
        line.addStretch(1)
        for tool in buttons:
            line.addWidget(tool)
        return row, [name, *buttons]

    def _tool(
        self, icon: str, name: str, attachment: Attachment, do: Callable[[Attachment], None]
    ) -> QWidget:
        return icon_button(icon, name.format(name=attachment.name), lambda: do(attachment))

    def _invite(self, is_above: bool) -> None:
        """Show whether files that hang on the mouse would be attached here."""
        self._is_above = is_above
        set_state(self, "dropping", "true" if is_above else "false")
        self._say_what_goes_on()

    def _finish(self) -> None:
        self._under_way -= 1
        self._say_what_goes_on()

    def _refuse(self, name: str, error: Exception) -> None:
        self._finish()
        if not isinstance(error, UserError):
            raise error
        self._refused.append(f"{name}: {error_text(error)}")
        self._strip.show_message(" ".join(self._refused), "bad")

    def _say_what_goes_on(self) -> None:
        """Say what is being done, or where files can come from while there is none."""
        if self._under_way:
            words = _("Taking the file in…")
        elif self._is_above:
            words = _("Let go, and the file is attached here.")
        elif FileType.TEXT in self._owner.file_types:
            words = _("Or drop PDF, JPG, PNG or text files here, up to 20 MB each.")
        else:
            words = _("Or drop PDF, JPG or PNG files here, up to 20 MB each.")
        self._hint.setText(words)
        self._hint.setVisible(bool(self._under_way or self._is_above or not self._files))

    def _holds_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and focused is not self._add and self.isAncestorOf(focused)


def _dropped(event: QDropEvent) -> list[Path]:
    """The files of this computer that hang on the mouse."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
