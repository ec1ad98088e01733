"""Interviews that were begun and not finished, offered before a new one begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.interview import InterviewDraft
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, label
from partnerdesk.ui.screens.interview.words import breakable, shortened

_MOST_CHARACTERS = 80
OnDraft = Callable[[InterviewDraft], None]


class Unfinished(QWidget):
    """A card that lists the unfinished interviews."""

    def __init__(
        self, drafts: Sequence[InterviewDraft], go_on: OnDraft, throw_away: OnDraft
    ) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inside = card(role="next", gap=4)
        outer.addWidget(frame)
        inside.addWidget(label(_("You have begun before"), "label"))
        for draft in drafts:
            words = _("{name}, last written on {day}").format(
                name=breakable(shortened(draft.name, _MOST_CHARACTERS)) or _("No name yet"),
                day=current_texts().date(draft.saved_at.date()),
            )
            inside.addWidget(label(words))
            row = QWidget()
            flow = FlowLayout(row)
            link = _link(_("Go on with it"), "arrow-right", words, draft, go_on)
            row.setFocusProxy(link)  # the keyboard that comes up to here must not throw away
            flow.addWidget(link)
            flow.addWidget(_link(_("Throw it away"), "trash-2", words, draft, throw_away))
            inside.addWidget(row)
        inside.setSpacing(px(4))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _link(words: str, icon_name: str, about: str, draft: InterviewDraft, act: OnDraft) -> QWidget:
    link = button(words, "link", icon_name, lambda: act(draft))
    link.setAccessibleDescription(about)
    return link
