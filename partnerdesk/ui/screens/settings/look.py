"""Language, text size and colours of the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from partnerdesk.domain.fields import Option
from partnerdesk.domain.settings import TEXT_SIZES, Colours
from partnerdesk.domain.texts import LANGUAGES, N_
from partnerdesk.ui.kit.choice import ChoiceCards
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import card, label
from partnerdesk.ui.screens.settings.section import Section


class LookSection(Section):
    """Three choices that take effect at once."""

    title = N_("Language and text size")

    def build(self) -> None:
        """Three groups of cards side by side."""
        self._languages = ChoiceCards(
            [Option(code, name) for code, name in LANGUAGES.items()], _("Language")
        )
        self._languages.chosen.connect(lambda code: self._change(language=code))
        self._sizes = ChoiceCards(
            [Option(str(size), f"{size} %") for size in TEXT_SIZES], _("Text size")
        )
        self._sizes.chosen.connect(lambda size: self._change(text_size=int(size)))
        self._colours = ChoiceCards(
            [Option(colours.value, _(colours.label)) for colours in Colours], _("Colours")
        )
        self._colours.chosen.connect(lambda value: self._change(colours=Colours(value)))
        self._row = QHBoxLayout()
        self._row.setSpacing(px(16))
        groups = (
            (_("Language"), self._languages),
            (_("Text size"), self._sizes),
            (_("Colours"), self._colours),
        )
        for title, choice in groups:
            frame, inside = card(gap=12)
            inside.addWidget(label(title, "h2"))
            inside.addWidget(choice)
            inside.addStretch(1)
            self._row.addWidget(frame, 1)
        self.column.addLayout(self._row)
        words = _("Ctrl and + makes all words larger, Ctrl and - makes them smaller.")
        self.column.addWidget(label(words, "muted"))

    def reload(self) -> None:
        """Show the settings of this computer."""
        settings = self.context.desk.settings.current
        self._languages.set_value(settings.language or current_texts().language)
        self._sizes.set_value(str(settings.text_size))
        self._colours.set_value(settings.colours.value)

    def set_narrow(self, narrow: bool) -> None:
        """The groups one below the other where the window is narrow."""
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def _change(self, **values: object) -> None:
        self.context.desk.settings.change(**values)
        self.context.rebuild()
