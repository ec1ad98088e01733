"""The chips over the list: stages, and the panels for kinds and for partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partnerdesk.domain.register import RegisterCount
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.tables import ChipBar
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, label, verbatim
from partnerdesk.ui.screens.register.listing import (
    Chip,
    RegisterView,
    kind_chips,
    kind_name,
    stage_chips,
)
from partnerdesk.ui.screens.register.view_panel import ViewPanel

Partnerships = Sequence[tuple[int, str, int]]
"""Number, name, and how many partners of the register take part."""

_MOST_LETTERS = 28


class FilterPanel(QWidget):
    """A question in the place of the list, answered by choosing one chip.

    Signals:
        chosen(str): the value of the chip; "" lets everything through.
    """

    chosen = Signal(str)

    def __init__(self, question: str, hint: str, name: str) -> None:
        super().__init__()
        frame, inside = card(gap=12)
        inside.addWidget(label(question, "h2"))
        inside.addWidget(label(hint, "muted"))
        self._chips = ChipBar(name)
        self._chips.chosen.connect(self.chosen)
        inside.addWidget(self._chips)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(frame)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll_page(content))

    def show_chips(self, chips: Sequence[Chip], chosen: str) -> None:
        """Show how much there is of each, and which one is shown now."""
        self._chips.set_chips(chips)
        self._chips.choose(chosen)

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen chip."""
        for chip in self._chips.findChildren(QPushButton):
            if chip.isChecked():
                chip.setFocus(Qt.FocusReason.TabFocusReason)


class FilterBar(QWidget):
    """Chips of the stages, then a chip for each panel that can stand in the place of the list.

    Signals:
        view_changed(RegisterView): a person wants to see something else.
        panel_switched(): another panel is open, or none.
    """

    view_changed = Signal(object)
    panel_switched = Signal()

    def __init__(self, view_panel: ViewPanel) -> None:
        super().__init__()
        self._view = RegisterView()
        self._stages = ChipBar(_("Stages"))
        self._stages.chosen.connect(lambda stage: self._change(stage=stage))
        words = _("A kind with 0 is missing so far. Perhaps your partnership needs one.")
        self._kinds = FilterPanel(_("Which kind of partner?"), words, _("Kinds of partners"))
        self._kinds.chosen.connect(lambda kind: self._change(kind=kind))
        words = _("Shows the partners of one partnership only.")
        self._in = FilterPanel(_("Which partnership?"), words, _("Partnerships"))
        self._in.chosen.connect(lambda value: self._change(partnership_id=int(value or 0) or None))
        view_panel.closed.connect(self.close_panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._stages, 1)
        self.panels: dict[QPushButton, FilterPanel | ViewPanel] = {}
        for icon, panel in (
            ("funnel", self._kinds),
            ("handshake", self._in),
            ("table", view_panel),
        ):
            opens = button("", "chip", icon)
            opens.clicked.connect(lambda _on=False, opens=opens: self._toggle(opens))
            row.addWidget(opens, 0, Qt.AlignmentFlag.AlignTop)
            self.panels[opens] = panel
        self._open: QPushButton | None = None

    def show_view(
        self, view: RegisterView, counts: Sequence[RegisterCount], partnerships: Partnerships
    ) -> RegisterView:
        """Show what is chosen, and how much there is; a chip that is gone cannot stay chosen."""
        self._stages.set_chips(stage_chips(counts, view.kind))
        self._stages.choose(view.stage)
        self._view = replace(view, stage=self._stages.value())
        self._kinds.show_chips(kind_chips(counts, self._view.stage), view.kind)
        chips: list[Chip] = [("", _("All partnerships"), None)]
        chips += [(str(number), name, count) for number, name, count in partnerships]
        self._in.show_chips(chips, str(view.partnership_id or ""))
        names = {number: name for number, name, _count in partnerships}
        name = names.get(view.partnership_id or 0, _("All partnerships"))
        self._label_panels(name, has_partnerships=bool(partnerships))
        return self._view

    def open_panel(self) -> FilterPanel | ViewPanel | None:
        """The panel that stands in the place of the list."""
        return self.panels[self._open] if self._open else None

    def close_panel(self) -> None:
        """Back to the list."""
        opened, self._open = self._open, None
        self.panel_switched.emit()
        if opened is not None:
            opened.setFocus(Qt.FocusReason.OtherFocusReason)

    def chips(self) -> list[QPushButton]:
        """All chips in the order of the eye."""
        return [*self._stages.findChildren(QPushButton), *self.panels]

    def mark_open(self) -> None:
        """Fill the chips that filter or whose panel is open."""
        filtered = (bool(self._view.kind), bool(self._view.partnership_id), False)
        for opens, is_filtered in zip(self.panels, filtered, strict=True):
            opens.setChecked(opens is self._open or is_filtered)

    def _label_panels(self, partnership: str, *, has_partnerships: bool) -> None:
        kind, among, columns = self.panels
        words = kind_name(self._view.kind)
        kind.setText(verbatim(_shortened(words)))
        kind.setAccessibleName(_("Kind: {kind}").format(kind=words))
        among.setText(verbatim(_shortened(partnership)))
        among.setAccessibleName(_("Partnership: {name}").format(name=partnership))
        among.setVisible(has_partnerships)
        columns.setText(_("Columns"))
        columns.setAccessibleName(_("Columns and order"))
        self.mark_open()

    def _toggle(self, opens: QPushButton) -> None:
        if opens is self._open:
            self.close_panel()
            return
        self._open = opens
        self.panel_switched.emit()
        self.panels[opens].take_keyboard()

    def _change(self, **what: object) -> None:
        view = replace(self._view, **what)  # type: ignore[arg-type]  # any part of a view
        self.close_panel()
        self.view_changed.emit(view)


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else words[: _MOST_LETTERS - 1].rstrip() + "…"
