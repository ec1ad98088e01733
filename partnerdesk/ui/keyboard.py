"""The keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from partnerdesk.ui.kit.screen import Screen
    from partnerdesk.ui.main_window import MainWindow


def install_keys(window: MainWindow) -> None:
    """Give the window its keys; see the help page about the keyboard."""
    keys: dict[str, Callable[[], object]] = {
        "F1": lambda: _help(window),
        "F6": window.next_area,
        "Ctrl+F": lambda: _on_page(window, lambda page: page.search()),
        "Ctrl+Shift+N": lambda: window.go_to_section("interview"),
        "Ctrl+N": lambda: _on_page(window, lambda page: page.new()),
        "Ctrl+P": lambda: _on_page(window, lambda page: page.print_()),
        "Ctrl+Return": lambda: _on_page(window, lambda page: page.primary_action()),
        "Ctrl+Enter": lambda: _on_page(window, lambda page: page.primary_action()),
        "Ctrl+S": window.save_point,
        "Ctrl+Z": window.undo,
        "Ctrl+Y": window.redo,
        "Ctrl+Shift+Z": window.redo,
        "Alt+Left": window.back,
        "Esc": window.close_lightest,
        "Ctrl++": lambda: window.change_text_size(1),
        "Ctrl+=": lambda: window.change_text_size(1),  # "+" without Shift on English keyboards
        "Ctrl+-": lambda: window.change_text_size(-1),
        "Ctrl+0": lambda: window.change_text_size(0),
    }
    for position, name in enumerate(window.sections()[:9], start=1):
        keys[f"Alt+{position}"] = _opener(window, name)
    for sequence, action in keys.items():
        QShortcut(QKeySequence(sequence), window).activated.connect(action)


def _opener(window: MainWindow, name: str) -> Callable[[], None]:
    return lambda: window.go_to_section(name)


def _help(window: MainWindow) -> None:
    page = window.screen_in_front
    window.go_to_section("help", topic=page.help_topic if page is not None else "")


def _on_page(window: MainWindow, act: Callable[[Screen], None]) -> None:
    page = window.screen_in_front
    if page is not None:
        act(page)
