"""Backups: their state, one more, a copy on a stick, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.backups import Backup
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_
from partnerdesk.services import backups, people
from partnerdesk.ui.kit.files import ask_for_file, ask_for_folder
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, fact_line, hline, label
from partnerdesk.ui.screens.settings.section import Section

MOST_SHOWN = 12


class BackupsSection(Section):
    """The newest backups; restoring shows first what would come back."""

    title = N_("Backups")

    def build(self) -> None:
        """A card with the buttons, a card for the preview, and the list."""
        frame, inside = card(gap=12)
        inside.addWidget(label(_("Backups"), "h2"))
        self._state = label("", "muted")
        inside.addWidget(self._state)
        actions = QWidget()
        flow = FlowLayout(actions)
        self._now = button(_("Back up now"), "primary", "save", lambda: self._back_up(None))
        flow.addWidget(self._now)
        flow.addWidget(
            button(_("Back up to a stick"), icon_name="download", on_click=self._to_stick)
        )
        flow.addWidget(button(_("Restore from a file"), icon_name="history", on_click=self._choose))
        inside.addWidget(actions)
        self.column.addWidget(frame)
        self._preview, self._preview_column = card(role="next", gap=8)
        self._preview.hide()
        self.column.addWidget(self._preview)
        self._list, list_column = card(gap=8)
        list_column.addWidget(label(_("Backups on this computer"), "h2"))
        self._lines = QVBoxLayout()
        list_column.addLayout(self._lines)
        self.column.addWidget(self._list)

    def reload(self) -> None:
        """Show the newest backups."""
        clear_layout(self._lines)
        known = backups.list_backups(self.context.desk)
        self._list.setVisible(bool(known))
        self._state.setText(_state_of(known))
        for backup in known[:MOST_SHOWN]:
            self._lines.addLayout(self._line(backup))
            self._lines.addWidget(hline())

    def close_lightest(self) -> bool:
        """Close the preview of a backup."""
        was_open = self._preview.isVisible()
        self._preview.hide()
        return was_open

    def _line(self, backup: Backup) -> QHBoxLayout:
        moment = current_texts().moment(backup.made_at)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(label(moment, wrap=False))
        row.addWidget(label(_content_of(backup), "muted"), 1)
        restore = button(_("Look and restore"), "link", on_click=lambda: self._look(backup.file))
        restore.setAccessibleName(_("Look at the backup of {moment}").format(moment=moment))
        row.addWidget(restore)
        return row

    def _to_stick(self) -> None:
        folder = ask_for_folder(self, Path.home(), _("Choose the stick"))
        if folder is not None:
            self._back_up(folder)

    def _choose(self) -> None:
        start = backups.backup_folder(self.context.desk)
        kind = _("Backups") + " (partnerdesk-*.sqlite)"
        file = ask_for_file(self, _("Choose a backup"), start, kind)
        if file is not None:
            self._look(file)

    def _back_up(self, folder: Path | None) -> None:
        self._now.setEnabled(False)
        self.context.background.run(
            lambda _job: backups.back_up(self.context.desk, folder),
            self._tell_made,
            self._tell_failed,
            owner=self,
            to_the_end=True,
        )

    def _tell_made(self, backup: Backup) -> None:
        self._now.setEnabled(True)
        self.reload()
        words = _("The backup was made and checked: {name}")
        self.context.show_message(words.format(name=backup.file.name))

    def _tell_failed(self, error: Exception) -> None:
        self._now.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.context.show_message(error.text(current_texts()), "bad")

    def _look(self, file: Path) -> None:
        """Check a backup and show what would come back, before anything is changed."""
        try:
            backup = backups.look_at_backup(file)
        except UserError as error:
            self.context.show_message(error.text(current_texts()), "bad")
            return
        clear_layout(self._preview_column)
        title = _("Backup of {moment}").format(moment=current_texts().moment(backup.made_at))
        self._preview_column.addWidget(label(title, "h2"))
        self._preview_column.addWidget(label(_content_of(backup)))
        words = _(
            "It replaces what you see now. Today’s data is kept in a file beside it, "
            "so nothing is lost."
        )
        self._preview_column.addWidget(label(words, "muted"))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        restore = button(_("Restore this backup"), "danger", on_click=lambda: self._restore(file))
        row.addWidget(restore)
        row.addWidget(button(_("Keep today’s data"), on_click=self._preview.hide))
        row.addStretch(1)
        self._preview_column.addLayout(row)
        self._preview.show()
        restore.setFocus()

    def _restore(self, file: Path) -> None:
        self._preview.hide()
        desk = self.context.desk
        try:
            backups.back_up_if_changed(desk)
            kept = backups.restore_backup(desk, file)
        except UserError as error:
            self.context.show_message(error.text(current_texts()), "bad")
            return
        self.context.rebuild()
        if people.current_person(desk) is None:
            self.context.open("people")
        words = _("The backup is restored. The data before is kept in {name}.")
        self.context.show_message(words.format(name=kept.name if kept else ""))


def _state_of(known: tuple[Backup, ...]) -> str:
    if not known:
        return _("There is no backup yet. One is made when the program starts and ends.")
    words = _("Last backup: {moment}. Backups are made at start, at the end and on request.")
    return words.format(moment=current_texts().moment(known[0].made_at))


def _content_of(backup: Backup) -> str:
    partnerships = n_("{count} partnership", "{count} partnerships", backup.partnerships)
    organisations = n_("{count} organisation", "{count} organisations", backup.organisations)
    return fact_line(
        partnerships.format(count=backup.partnerships),
        organisations.format(count=backup.organisations),
        _("{size} kB").format(size=current_texts().number(backup.size_bytes // 1024)),
    )
