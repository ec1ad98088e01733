"""What is known of the words in drafts; the rest is looked up in the background."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.domain.spelling import DICTIONARIES
from partnerdesk.services import spelling
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import Context

_SOON_MILLISECONDS = 150
_MOST_KEPT = 50_000
_TABLES_WITH_NAMES = frozenset({"centre", "organisation", "contact", "partnership", "person"})


class Spelling(QObject):
    """The words that were looked up, each once; asking is a matter of a table in memory.

    Signals:
        learned(str, frozenset[str]): these words of a language turned out to be wrong.
        forgotten(): names have changed, so that all is asked anew.
    """

    learned = Signal(str, object)
    forgotten = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._is_wrong: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        self._waiting: defaultdict[str, set[str]] = defaultdict(set)
        self._names_change = 0
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self._look_up_waiting)
        context.changes.tables_changed.connect(self._note_changes)

    def checks(self, language: str) -> bool:
        """Whether mistakes in a language are marked."""
        return language in DICTIONARIES and self._context.desk.settings.current.marks_spelling

    def is_wrong(self, language: str, word: str) -> bool:
        """Whether a word is known to be wrong; one that nobody has asked for is looked up soon."""
        known = self._is_wrong[language]
        if word not in known:
            known[word] = False
            self._waiting[language].add(word)
            if not self._soon.isActive():
                self._soon.start()
        return known[word]

    def look_up(
        self, language: str, words: Collection[str], then: Callable[[frozenset[str]], object]
    ) -> None:
        """Look words up now; ``then`` gets those that are wrong."""
        desk, names_change = self._context.desk, self._names_change

        def learn(wrong: frozenset[str]) -> None:
            if names_change != self._names_change:
                self.look_up(language, words, then)
                return
            self._is_wrong[language] |= {word: word in wrong for word in words}
            then(wrong)

        self._context.background.run(
            lambda _job: spelling.misspelt(desk, language, words), learn, owner=self
        )

    def suggest(
        self, language: str, word: str, then: Callable[[tuple[str, ...]], object], owner: QObject
    ) -> None:
        """Ask what may have been meant; ``then`` gets it while ``owner`` is there."""
        desk = self._context.desk
        self._context.background.run(
            lambda _job: spelling.suggestions(desk, language, word), then, owner=owner
        )

    def add_own_word(self, word: str) -> None:
        """Let a word count as right in this centre."""
        spelling.add_own_word(self._context.desk, word)
        done = _("“{word}” is a word of your centre now.").format(word=word)
        self._context.offer_undo(done)

    def _look_up_waiting(self) -> None:
        waiting, self._waiting = self._waiting, defaultdict(set)
        for language, words in waiting.items():
            self.look_up(language, frozenset(words), self._tell(language))
        if sum(map(len, self._is_wrong.values())) > _MOST_KEPT:
            self._forget()

    def _tell(self, language: str) -> Callable[[frozenset[str]], None]:
        def tell(wrong: frozenset[str]) -> None:
            if wrong:
                self.learned.emit(language, wrong)

        return tell

    def _note_changes(self, tables: frozenset[str]) -> None:
        if tables & _TABLES_WITH_NAMES:
            self._forget()

    def _forget(self) -> None:
        self._names_change += 1
        self._is_wrong.clear()
        self._waiting.clear()
        self.forgotten.emit()
