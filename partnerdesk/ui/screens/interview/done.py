"""The end of the interview: what was made, and where to go from here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from partnerdesk.domain.partnership import Partnership
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, label
from partnerdesk.ui.screens.interview.words import breakable

Go = Callable[[str], None]


class DonePage(QWidget):
    """What was made, each with the way to it."""

    def __init__(self, partnership: Partnership, *, was_new: bool, go: Go) -> None:
        """``go`` opens the screen of the name it is given, at this partnership."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        title = _("Your drafts are ready") if was_new else _("Your changes are in the drafts")
        column.addWidget(label(title, "h1"))
        column.addWidget(label(breakable(partnership.name), "h2"))
        column.addWidget(self._made(partnership, go))
        column.addWidget(
            label(_("Nothing was sent to anyone. One undo takes all of it back."), "muted")
        )

    def _made(self, partnership: Partnership, go: Go) -> QFrame:
        partners, tasks = len(partnership.partners), len(partnership.tasks)
        frame, inside = card(gap=4)
        inside.addWidget(label(_("Look at what was made"), "label"))
        links = [
            ("sprout", _("The page of the partnership, with its ten steps"), "partnership"),
            ("file-text", _("The agreement, first draft"), "agreements"),
            ("wallet", _("The budget table"), "budgets"),
        ]
        if partners:
            words = n_(
                "{count} possible partner in the register",
                "{count} possible partners in the register",
                partners,
            )
            links.append(("users", words.format(count=partners), "register"))
        for icon_name, words, screen in links:
            link = button(words, "link", icon_name, _opener(go, screen))
            inside.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        dated = n_("{count} task has a date.", "{count} tasks have a date.", tasks)
        inside.addWidget(label(dated.format(count=tasks), "muted"))
        return frame


def _opener(go: Go, screen: str) -> Callable[[], None]:
    return lambda: go(screen)
