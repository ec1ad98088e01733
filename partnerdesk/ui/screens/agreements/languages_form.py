"""The languages of a draft: the first one, a second one beside it, and which of them prevails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.texts import LANGUAGE_NAMES, N_
from partnerdesk.services import agreements, second_language
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px

_LANGUAGE = FieldSpec(
    "language",
    N_("Language of the agreement"),
    "choice",
    help=N_("Clauses you have changed keep their words."),
    options=tuple(Option(code, name) for code, name in LANGUAGE_NAMES.items()),
)
_ONE_ONLY = Option("", N_("None: one language only"))
_SECOND_LANGUAGE = FieldSpec(
    "second_language",
    N_("Second language"),
    "choice",
    help=N_("The contract is printed in two columns, clause beside clause."),
    options=(_ONE_ONLY,),
)
_PREVAILING = FieldSpec(
    "prevailing_language",
    N_("Language that prevails"),
    "choice",
    help=N_("This text counts where the two differ."),
)


class LanguagesForm(QWidget):
    """Fields that save themselves; those of the second language are seen when it is chosen.

    They all stand there from the start: a field that came later would be the last for Tab.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._agreement_id = 0
        self._first = FieldRow(_LANGUAGE, save=self._save_first)
        self._second = FieldRow(_SECOND_LANGUAGE, save=self._save_second)
        self._title = FieldRow(second_language.SECOND_TITLE, save=self._save_title)
        self._prevailing = FieldRow(_PREVAILING, save=self._save_prevailing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        for row in (self._first, self._second, self._title, self._prevailing):
            column.addWidget(row)

    @property
    def fields(self) -> Mapping[str, FieldRow]:
        """Which row decides what a field of a clause says."""
        return {"language_name": self._first, "prevailing_language": self._prevailing}

    def show_languages(self, filled: FilledAgreement) -> None:
        """Show the languages of a draft; those of a frozen one are only shown."""
        agreement = filled.agreement
        show = FieldRow.refresh if agreement.id == self._agreement_id else FieldRow.set_value
        self._agreement_id = agreement.id
        others = tuple(code for code in LANGUAGE_NAMES if code != agreement.language)
        _offer(self._second, (_ONE_ONLY, *_options(others)))
        _offer(self._prevailing, _options(agreement.languages))
        show(self._first, agreement.language)
        show(self._second, agreement.second_language)
        show(self._title, agreement.second_title)
        show(self._prevailing, agreement.prevailing_language)
        is_draft = agreement.frozen is None
        for row in (self._first, self._second, self._prevailing):
            row.setEnabled(is_draft and agreement.amendment is None)
        self._title.setEnabled(is_draft)
        for row in (self._title, self._prevailing):
            row.setVisible(bool(agreement.second_language))

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
            self._context.show_message(
                changed.format(language=current_texts().language_name(language))
            )

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
            self._context.show_message(
                done.format(language=current_texts().language_name(language))
            )

    def _save_title(self, title: str) -> None:
        second_language.set_second_title(self._context.desk, self._agreement_id, title)

    def _save_prevailing(self, language: str) -> None:
        second_language.set_prevailing_language(self._context.desk, self._agreement_id, language)


def _options(languages: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(code, LANGUAGE_NAMES[code]) for code in languages)


def _offer(row: FieldRow, options: tuple[Option, ...]) -> None:
    if row.spec.options != options:
        row.offer(options)
