"""What a table asks its cells for besides their text."""

from __future__ import annotations

from PySide6.QtCore import Qt

STATE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The state of a cell; the delegate draws such a cell as a pill."""

SECOND_LINE_ROLE = Qt.ItemDataRole.UserRole + 2
"""The muted second line under its text."""
