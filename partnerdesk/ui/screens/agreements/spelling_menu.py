"""The menu of a clause: what may stand in place of a misspelt word, and what is usual."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QFont, QTextCursor
from PySide6.QtWidgets import QMenu

from partnerdesk.domain.errors import UserError
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox
from partnerdesk.ui.screens.agreements.spelling import Spelling
from partnerdesk.ui.screens.agreements.spelling_marks import Mistake, SpellingMarks


class SpellingMenu(QObject):
    """Opens on a right click, with the menu key, and where somebody looks for mistakes."""

    def __init__(
        self,
        box: ClauseBox,
        marks: SpellingMarks,
        spelling: Spelling,
        context: Context,
    ) -> None:
        super().__init__(box)
        self._box = box
        self._marks = marks
        self._spelling = spelling
        self._context = context
        self._menu = QMenu(box)
        box.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        box.customContextMenuRequested.connect(self._open)

    def open_for(self, mistake: Mistake) -> None:
        """Select a misspelt word and offer what may stand in its place."""
        cursor = self._box.textCursor()
        cursor.setPosition(mistake.start)
        cursor.setPosition(mistake.end, QTextCursor.MoveMode.KeepAnchor)
        self._box.setTextCursor(cursor)
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._box.ensureCursorVisible()
        self._offer(self._next_menu(QMenu(self._box)), mistake, self._box.cursorRect().bottomLeft())

    def _open(self, place: QPoint) -> None:
        menu = self._next_menu(self._box.createStandardContextMenu())
        mistake = self._marks.mistake_at(self._box.cursorForPosition(place).position())
        if mistake is not None:
            self._offer(menu, mistake, place)
        else:
            self._popup(menu, place)

    def _offer(self, menu: QMenu, mistake: Mistake, place: QPoint) -> None:
        """Open the menu at once; what may be meant is put in as soon as it is found."""
        waiting = QAction(_("Looking for other words …"), menu)
        waiting.setEnabled(False)
        adding = QAction(_("“{word}” is right: add it").format(word=mistake.word), menu)
        adding.triggered.connect(lambda: self._add(mistake.word))
        if usual := menu.actions():
            menu.insertActions(usual[0], [waiting, adding])
            menu.insertSeparator(usual[0])
        else:
            menu.addActions([waiting, adding])

        def show(suggestions: tuple[str, ...]) -> None:
            offers = [self._replacing(menu, mistake, by) for by in suggestions]
            menu.insertActions(waiting, offers)
            if offers:
                menu.removeAction(waiting)
                menu.insertSeparator(adding)
                menu.setActiveAction(offers[0])
            else:
                waiting.setText(_("No other word was found"))

        self._spelling.suggest(self._marks.language, mistake.word, show, owner=menu)
        self._popup(menu, place)

    def _replacing(self, menu: QMenu, mistake: Mistake, by: str) -> QAction:
        action = QAction(by, menu)
        font = QFont(action.font())
        font.setBold(True)
        action.setFont(font)
        action.triggered.connect(lambda: self._box.replace_words(mistake.start, mistake.end, by))
        return action

    def _add(self, word: str) -> None:
        try:
            self._spelling.add_own_word(word)
        except UserError as error:
            self._context.show_message(error_text(error), "bad")

    def _next_menu(self, menu: QMenu) -> QMenu:
        """Keep a menu until the next one comes."""
        self._menu.deleteLater()
        self._menu = menu
        return menu

    def _popup(self, menu: QMenu, place: QPoint) -> None:
        menu.popup(self._box.viewport().mapToGlobal(place))
