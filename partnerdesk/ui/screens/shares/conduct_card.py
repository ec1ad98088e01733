"""Rules of conduct: chosen from the library by topic, and some of the partners' own (C9)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from partnerdesk.domain.conduct import NEEDED_TOPICS, TOPICS, Conduct, load_rules
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import N_
from partnerdesk.services import terms
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.tick_cell import TickCell
from partnerdesk.ui.kit.two_columns import TwoColumns, stacked
from partnerdesk.ui.kit.widgets import card, clear_layout, label, note, pill

_OWN = FieldSpec(
    "own_rules",
    N_("Rules of your own"),
    "long",
    help=N_("One on each line. They stand behind the chosen ones."),
    statement="C9",
)


class ConductCard(QFrame):
    """All rules with a tick box each; a tick is saved at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._partnership_id = 0
        self._conduct = Conduct()
        self._ticks: dict[str, TickCell] = {}
        self._state = QHBoxLayout()
        self._warning = QVBoxLayout()
        self._own = FieldRow(_OWN, save=self._save_own)
        self._columns = TwoColumns([self._topic(topic) for topic in TOPICS])
        inner, column = card(gap=10)
        head = QHBoxLayout()
        head.addWidget(label(_("Rules of conduct"), "h2"), 1)
        head.addLayout(self._state)
        column.addLayout(head)
        words = _("They count from the first day. The clause on conduct prints what is ticked.")
        column.addWidget(label(words, "muted"))
        column.addLayout(self._warning)
        column.addWidget(self._columns)
        column.addSpacing(px(6))
        column.addWidget(self._own)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(inner)

    def show_partnership(self, partnership: Partnership) -> None:
        """Show which rules hold; what is being typed stays."""
        other = partnership.id != self._partnership_id
        self._partnership_id = partnership.id
        self._conduct = partnership.conduct
        for key, tick in self._ticks.items():
            tick.box.setChecked(key in partnership.conduct.rule_keys)
        own = "\n".join(partnership.conduct.own)
        (self._own.set_value if other else self._own.refresh)(own)
        self._show_state(partnership.conduct)

    def take_focus(self) -> None:
        """Put the keyboard on the first rule."""
        first = next(iter(self._ticks.values()))
        first.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """One column of topics, or two."""
        self._columns.set_narrow(narrow)

    def _show_state(self, conduct: Conduct) -> None:
        clear_layout(self._state)
        clear_layout(self._warning)
        count = len(conduct.rule_keys) + len(conduct.own)
        if conduct.is_decided:
            said = n_("{count} rule chosen", "{count} rules chosen", count).format(count=count)
            self._state.addWidget(pill(said, "ok"))
        else:
            self._state.addWidget(pill(_("The usual rules, nobody has chosen yet"), "none"))
        missing = [_(TOPICS[topic]) for topic in conduct.missing_topics()]
        if missing:
            words = _("No rule is about: {topics}.").format(topics=current_texts().join(missing))
            self._warning.addWidget(note("", words, state="warn"))

    def _topic(self, topic: str) -> QFrame:
        """The rules of one topic under its name."""
        name = _(TOPICS[topic])
        needed = _("{topic} (needed)").format(topic=name) if topic in NEEDED_TOPICS else name
        ticks = []
        for rule in load_rules(current_texts().language):
            if rule.topic == topic:
                tick = TickCell(rule.text)
                tick.box.clicked.connect(lambda: self._keep_ticks())
                self._ticks[rule.key] = tick
                ticks.append(tick)
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(stacked(label(needed, "label"), *ticks, gap=2))
        return frame

    def _keep_ticks(self) -> None:
        ticked = tuple(key for key, tick in self._ticks.items() if tick.box.isChecked())
        self._keep(Conduct(ticked, self._conduct.own))

    def _save_own(self, words: str) -> None:
        own = tuple(line.strip() for line in words.splitlines() if line.strip())
        self._keep(Conduct(self._conduct.rule_keys, own))

    def _keep(self, conduct: Conduct) -> None:
        self._conduct = conduct
        terms.set_conduct(self._context.desk, self._partnership_id, conduct)
