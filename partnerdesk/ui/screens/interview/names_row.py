"""Names of possible partners, one a line; kind and part are asked once a name is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partnership import ActorPart
from partnerdesk.domain.several_names import names_in
from partnerdesk.ui.kit.editors import FIELD_WIDTH, CalmComboBox
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.kinds import kinds_by_label
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button
from partnerdesk.ui.screens.interview.row_frame import RowFrame

_NO_LIMIT = 1_000_000
"""Qt cuts pasted text at 32,767 characters without a word; the field check explains instead."""


class NameLine(QWidget):
    """A name with its kind and its part; the two choices appear with the first letter.

    Signals:
        edited(): a person changed something.
        split(object): the names of this line belong on lines of their own.
    """

    edited = Signal()
    split = Signal(object)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.name = TextLine()
        self.name.setMaxLength(_NO_LIMIT)
        self.name.setMaximumWidth(px(FIELD_WIDTH))
        self.name.setAccessibleName(_("Name {number}").format(number=number))
        self._kind = _choice(
            _("Kind of name {number}").format(number=number),
            _("Kind not known yet"),
            kinds_by_label(),
            440,
        )
        self.part = _choice(
            _("Part of name {number}").format(number=number),
            _("Part of … not said yet"),
            ActorPart,
            200,
        )
        self._split = button("", "link", on_click=lambda: self.split.emit(self._names()))
        self._more = QWidget()
        flow = FlowLayout(self._more)
        flow.addWidget(self._kind)
        flow.addWidget(self.part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.name)
        column.addWidget(self._split, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._more)
        self._show_what_follows()
        self.name.textEdited.connect(self._note_edit)
        self._kind.activated.connect(lambda: self.edited.emit())
        self.part.activated.connect(lambda: self.edited.emit())

    def is_empty(self) -> bool:
        """Whether no name stands here."""
        return not self.name.text()

    def draft(self) -> dict[str, str]:
        """What stands in the line."""
        return {
            "name": self.name.text(),
            "kind": str(self._kind.currentData()),
            "part": str(self.part.currentData()),
        }

    def set_draft(self, draft: Mapping[str, object]) -> None:
        """Show a name with its choices."""
        self.name.setText(str(draft.get("name") or ""))
        self._show_what_follows()
        for box, key in ((self._kind, "kind"), (self.part, "part")):
            box.setCurrentIndex(max(0, box.findData(str(draft.get(key) or ""))))

    def follow(self, before: NameLine) -> None:
        """Let Tab come here from the line before."""
        QWidget.setTabOrder(before.part, self.name)
        QWidget.setTabOrder(self.name, self._split)
        QWidget.setTabOrder(self._split, self._kind)
        QWidget.setTabOrder(self._kind, self.part)

    def _note_edit(self) -> None:
        self._show_what_follows()
        self.edited.emit()

    def _names(self) -> tuple[str, ...]:
        return names_in(self.name.text())

    def _show_what_follows(self) -> None:
        """Kind and part of the name; with commas, also the way to make several partners of it."""
        self._more.setVisible(not self.is_empty())
        count = len(self._names())
        self._split.setText(
            _("These are {count} partners: give each its own line").format(count=count)
        )
        self._split.setVisible(count > 1)


class NamesRow(RowFrame):
    """As many names as come to mind: a new line appears below the last one.

    Signals:
        changed(object): a list of objects with name, kind and part, after each change.
    """

    changed = Signal(object)

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(spec)
        self._lines: list[NameLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(px(12))
        self.column.addLayout(self._column)
        self._add_line()
        self.setFocusProxy(self._lines[0].name)

    def draft(self) -> list[dict[str, str]]:
        """The names with their choices."""
        return [line.draft() for line in self._lines if not line.is_empty()]

    def set_draft(self, draft: object) -> None:
        """Show these names and one empty line below them."""
        for kept in draft if isinstance(draft, list | tuple) else ():
            if isinstance(kept, Mapping):
                self._lines[-1].set_draft(kept)
                self._keep_an_empty_line()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next name."""
        names = [line.name for line in self._lines]
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focused in names:
            following = names[names.index(focused) + 1 :]
            if following:
                following[0].setFocus(Qt.FocusReason.TabFocusReason)
                return
        super().keyPressEvent(event)

    def _add_line(self) -> None:
        line = NameLine(len(self._lines) + 1)
        line.edited.connect(self._note_edit)
        line.split.connect(partial(self._give_each_a_line, line))
        self._column.addWidget(line)
        if self._lines:
            line.follow(self._lines[-1])
        self._lines.append(line)

    def _give_each_a_line(self, line: NameLine, names: Sequence[str]) -> None:
        """Put the names one below the other; all have the kind and part of their common line."""
        written = [one for one in self._lines if not one.is_empty()]
        drafts, at = [one.draft() for one in written], written.index(line)
        drafts[at : at + 1] = [{**line.draft(), "name": name} for name in names]
        while len(self._lines) <= len(drafts):
            self._add_line()
        for shown, draft in zip(self._lines, drafts, strict=False):
            shown.set_draft(draft)
        self._lines[at].name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self.draft())

    def _keep_an_empty_line(self) -> None:
        if not self._lines[-1].is_empty():
            self._add_line()

    def _note_edit(self) -> None:
        self._keep_an_empty_line()
        self.changed.emit(self.draft())


def _choice(
    name: str, nothing: str, options: Iterable[PartnerKind | ActorPart], width: int
) -> QComboBox:
    box = CalmComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.setFixedWidth(px(width))
    box.addItem(nothing, "")
    for option in options:
        box.addItem(_(option.label), option.value)
    box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + px(24))
    return box
