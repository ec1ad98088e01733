"""Whether spelling is checked, and which words are right because the centre says so."""

from __future__ import annotations

from partnerdesk.domain.drafts import Value
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.spelling import OWN_WORDS
from partnerdesk.domain.texts import N_
from partnerdesk.services import spelling
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.widgets import card, label
from partnerdesk.ui.screens.settings.section import Section

_MARKS = FieldSpec("marks_spelling", N_("Mark spelling mistakes in agreements"), "check")


class SpellingSection(Section):
    """A tick for this computer, and the words of the centre."""

    title = N_("Spelling")

    def build(self) -> None:
        """Both on one card."""
        frame, inside = card(gap=12)
        inside.addWidget(label(_("Spelling"), "h2"))
        words = _("Agreements are checked in their own language. Nothing leaves this computer.")
        inside.addWidget(label(words, "muted"))
        self._marks = FieldRow(_MARKS, save=self._mark)
        self._words = FieldRow(OWN_WORDS, save=self._keep)
        inside.addWidget(self._marks)
        inside.addWidget(self._words)
        self.column.addWidget(frame)

    def reload(self) -> None:
        """Show what is saved, but never touch what is being typed."""
        self._marks.refresh(self.context.desk.settings.current.marks_spelling)
        self._words.refresh(spelling.own_words(self.context.desk))

    def _mark(self, value: Value) -> None:
        self.context.desk.settings.change(marks_spelling=bool(value))

    def _keep(self, value: Value) -> None:
        spelling.set_own_words(self.context.desk, str(value or ""))
