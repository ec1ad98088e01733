"""The red waves under misspelt words of a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextBlock, QTextCharFormat

from partnerdesk.domain.spelling import NO_WORD, words_in
from partnerdesk.ui.kit.theme import colour
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox
from partnerdesk.ui.screens.agreements.field_text import length_in_qt, stretches
from partnerdesk.ui.screens.agreements.spelling import Spelling


@dataclass(frozen=True)
class Mistake:
    """A misspelt word, from ``start`` to ``end`` (exclusive) in Qt’s positions."""

    word: str
    start: int
    end: int


class SpellingMarks(QSyntaxHighlighter):
    """Marks what is misspelt in a box, never in fields, and never the word that is being typed.

    The marks are no part of the document: neither what is stored nor undo knows of them.
    """

    def __init__(self, box: ClauseBox, spelling: Spelling) -> None:
        super().__init__(box.document())
        self._box = box
        self._spelling = spelling
        self._language = ""
        self._is_typing = False
        self._revision = 0
        self._typed_at = 0
        self._look = QTextCharFormat()
        self._look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._look.setUnderlineColor(QColor(colour("bad")))
        spelling.learned.connect(self._mark_wrong)
        spelling.forgotten.connect(self._mark_all)
        box.edited.connect(self._note_edit)
        box.shown.connect(self._begin)
        box.cursorPositionChanged.connect(self._note_move)

    @property
    def language(self) -> str:
        """The language that is checked, or ""."""
        return self._language

    def check_language(self, language: str) -> None:
        """Check another language; none where no dictionary is there or nobody wants it."""
        checked = language if self._spelling.checks(language) else ""
        if checked != self._language:
            self._language = checked
            self._mark_all()

    def highlightBlock(self, _text: str) -> None:
        """Mark a paragraph; Qt asks for it whenever one has changed."""
        block = self.currentBlock()
        cursor = self._box.textCursor().position() if self._is_typing else -1
        for mistake in self._mistakes(block):
            if not mistake.start <= cursor <= mistake.end:
                start = mistake.start - block.position()
                self.setFormat(start, mistake.end - mistake.start, self._look)

    def mistake_at(self, position: int) -> Mistake | None:
        """The misspelt word at a position."""
        found = self._mistakes(self.document().findBlock(position))
        return next((one for one in found if one.start <= position <= one.end), None)

    def next_mistake(self, position: int) -> Mistake | None:
        """The first misspelt word that begins there or behind."""
        block = self.document().findBlock(position)
        while block.isValid():
            for mistake in self._mistakes(block):
                if mistake.start >= position:
                    return mistake
            block = block.next()
        return None

    def _mistakes(self, block: QTextBlock) -> Iterator[Mistake]:
        if not self._language:
            return
        text = "".join(
            NO_WORD * len(one.text) if one.name else one.text for one in stretches(block)
        )
        for word in words_in(text):
            if self._spelling.is_wrong(self._language, word.text):
                start = block.position() + length_in_qt(text[: word.start])
                yield Mistake(word.text, start, start + length_in_qt(word.text))

    def _mark_wrong(self, language: str, wrong: frozenset[str]) -> None:
        """Mark the paragraphs that hold words of which it is known now that they are wrong."""
        if language != self._language:
            return
        block = self.document().begin()
        while block.isValid():
            if any(word.text in wrong for word in words_in(block.text())):
                self._mark(block)
            block = block.next()

    def _mark(self, block: QTextBlock) -> None:
        with QSignalBlocker(self._box):  # Qt says that the contents have changed
            self.rehighlightBlock(block)
        self._revision = self.document().revision()

    def _mark_all(self) -> None:
        with QSignalBlocker(self._box):
            self.rehighlight()
        self._revision = self.document().revision()

    def _begin(self) -> None:
        self._is_typing = False

    def _note_edit(self) -> None:
        cursor = self._box.textCursor()
        self._revision, self._typed_at = self.document().revision(), cursor.position()
        if not self._is_typing:
            self._is_typing = True
            self._mark(cursor.block())

    def _note_move(self) -> None:
        """Leaving a word without changing it ends typing it."""
        if self._is_typing and self._revision == self.document().revision():
            self._is_typing = False
            self._mark(self.document().findBlock(self._typed_at))
