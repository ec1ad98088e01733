"""The languages of a draft: the first one, a second one beside it, and which of them prevails."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.texts import LANGUAGES, N_
from partnerdesk.services import agreements, second_language
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import clear_layout

_LANGUAGE = FieldSpec(
    "language",
    N_("Language of the agreement"),
    "choice",
    help=N_("Clauses you have changed keep their words."),
    options=tuple(Option(code, name) for code, name in LANGUAGES.items()),
)
_ONE_ONLY = N_("None: one language only")
_SECOND_HELP = N_("The contract is printed in two columns, clause beside clause.")
_PREVAILING_HELP = N_("This text counts where the two differ.")


class LanguagesForm(QWidget):
    """Fields that save themselves; those of the second language are there when it is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._agreement_id = 0
        self._offered: tuple[int, str] = (0, "")
        self._both: tuple[str, ...] = ()
        self._first = FieldRow(_LANGUAGE, save=self._save_first)
        self._title = FieldRow(second_language.SECOND_TITLE, save=self._save_title)
        self._second: FieldRow | None = None
        self._prevailing: FieldRow | None = None
        self._below = QVBoxLayout()
        self._last = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self._first)
        column.addLayout(self._below)
        column.addWidget(self._title)
        column.addLayout(self._last)

    def show_languages(self, filled: FilledAgreement) -> None:
        """Show the languages of a draft; those of a frozen one are only shown."""
        agreement = filled.agreement
        show = FieldRow.refresh if agreement.id == self._agreement_id else FieldRow.set_value
        self._agreement_id = agreement.id
        if self._offered != (agreement.id, agreement.language):
            self._offered = (agreement.id, agreement.language)
            self._offer_second(agreement.language)
        both = agreement.languages if agreement.second_language else ()
        if self._both != both:
            self._both = both
            self._offer_prevailing(both)
        show(self._first, agreement.language)
        show(self._title, agreement.second_title)
        self._title.setVisible(bool(agreement.second_language))
        for row, value in (
            (self._second, agreement.second_language),
            (self._prevailing, agreement.prevailing_language),
        ):
            if row is not None:
                show(row, value)
        for shown in (self._first, self._title, self._second, self._prevailing):
            if shown is not None:
                shown.setEnabled(agreement.frozen is None and agreement.amendment is None)
        self._title.setEnabled(agreement.frozen is None)

    def _offer_second(self, first: str) -> None:
        """Every language but the first can stand beside it."""
        options = [Option(code, name) for code, name in LANGUAGES.items() if code != first]
        spec = FieldSpec(
            "second_language",
            N_("Second language"),
            "choice",
            help=_SECOND_HELP,
            options=(Option("", _ONE_ONLY), *options),
        )
        self._second = FieldRow(spec, save=self._save_second)
        clear_layout(self._below)
        self._below.addWidget(self._second)

    def _offer_prevailing(self, both: tuple[str, ...]) -> None:
        """One of the two prevails; of one language there is nothing to ask."""
        clear_layout(self._last)
        self._prevailing = None
        if both:
            prevailing = FieldSpec(
                "prevailing_language",
                N_("Language that prevails"),
                "choice",
                help=_PREVAILING_HELP,
                options=tuple(Option(code, LANGUAGES[code]) for code in both),
            )
            self._prevailing = FieldRow(prevailing, save=self._save_prevailing)
            self._last.addWidget(self._prevailing)

    def _save_first(self, language: str) -> None:
        kept = agreements.change_language(self._context.desk, self._agreement_id, language)
        if kept:
            said = n_(
                "{count} changed clause kept its words. Please translate it by hand.",
                "{count} changed clauses kept their words. Please translate them by hand.",
                kept,
            )
            self._context.show_message(said.format(count=kept), "info")
        else:
            changed = _("The agreement is in {language} now.")
            self._context.show_message(changed.format(language=LANGUAGES[language]))

    def _save_second(self, language: str) -> None:
        desk, agreement_id = self._context.desk, self._agreement_id
        waiting = second_language.choose_second_language(desk, agreement_id, language)
        if not language:
            self._context.offer_undo(_("The agreement has one language again."))
        elif waiting:
            said = n_(
                "{count} clause waits for its translation. The others have theirs.",
                "{count} clauses wait for their translation. The others have theirs.",
                waiting,
            )
            self._context.show_message(said.format(count=waiting), "info")
        else:
            done = _("Each clause has its words in {language}, too.")
            self._context.show_message(done.format(language=LANGUAGES[language]))

    def _save_title(self, title: str) -> None:
        second_language.set_second_title(self._context.desk, self._agreement_id, title)

    def _save_prevailing(self, language: str) -> None:
        second_language.set_prevailing_language(self._context.desk, self._agreement_id, language)
