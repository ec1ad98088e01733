"""The tools that work on the present clause and on the whole draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.widgets import icon_button

Deed = Callable[[], object]


def clause_tools(
    *, move: Callable[[int], object], remove: Deed, search: Deed, mend: Deed, details: Deed
) -> tuple[QToolButton, ...]:
    """One row of them; the list at the side and the box for narrow windows have one each."""
    return (
        icon_button("arrow-up", _("Move the clause up"), lambda: move(-1), "Ctrl+Up"),
        icon_button("arrow-down", _("Move the clause down"), lambda: move(1), "Ctrl+Down"),
        icon_button("trash-2", _("Remove the clause"), remove),
        icon_button("search", _("Find and replace"), search, "Ctrl+H"),
        icon_button("spell-check", _("Next spelling mistake"), mend, "Alt+F7"),
        icon_button("settings", _("Title, language and terms"), details),
    )
