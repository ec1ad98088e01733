"""The drafts to choose from, where the centre has several partnerships."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.texts import LANGUAGES
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.page import page_header, page_layout, scroll_page
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label, pill


class AgreementPicker(QWidget):
    """A card for the latest draft of each partnership.

    Signals:
        agreement_chosen(int): the partnership whose draft is to be opened.
    """

    agreement_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        self._cards = QVBoxLayout(content)
        self._cards.setContentsMargins(0, 0, px(8), 0)
        self._cards.setSpacing(px(12))
        layout = page_layout(self)
        layout.addWidget(page_header(_("Agreements"), _("Choose the draft you want to work on.")))
        layout.addWidget(scroll_page(content), 1)

    def show_drafts(self, drafts: Sequence[FilledAgreement]) -> None:
        """Show the drafts, each with what it still needs."""
        clear_layout(self._cards)
        for filled in drafts:
            self._cards.addWidget(self._card(filled))
        self._cards.addStretch(1)

    def _card(self, filled: FilledAgreement) -> QFrame:
        frame, row = card(horizontal=True, gap=16)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(label(filled.partnership.name, "h2"))
        words.addWidget(label(_facts(filled), "muted"))
        line = QHBoxLayout()
        line.addWidget(_state(filled))
        line.addStretch(1)
        words.addLayout(line)
        row.addLayout(words, 1)
        partnership_id = filled.partnership.id
        opening = button(
            _("Open the agreement"),
            icon_name="file-text",
            on_click=lambda: self.agreement_chosen.emit(partnership_id),
        )
        name = _("Open the agreement: {name}").format(name=filled.partnership.name)
        opening.setAccessibleName(name)
        row.addWidget(opening)
        return frame


def _facts(filled: FilledAgreement) -> str:
    count = len(filled.agreement.clauses)
    parts = (
        _("Draft {number}").format(number=filled.agreement.draft_number),
        LANGUAGES[filled.agreement.language],
        n_("{count} clause", "{count} clauses", count).format(count=count),
    )
    return "  ·  ".join(parts)


def _state(filled: FilledAgreement) -> QFrame:
    gaps = len(filled.gaps)
    if not gaps:
        return pill(_("Ready to be signed"), "ok")
    return pill(n_("{count} gap", "{count} gaps", gaps).format(count=gaps), "warn")
