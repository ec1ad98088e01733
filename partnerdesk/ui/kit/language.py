"""The language of the screen: one at a time, changed without restart.

Modules call ``_`` while they build a screen, never at import time: a change of language builds the
screens again. Papers do not use this; they are given the ``Texts`` of their own language.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from partnerdesk.domain.texts import Texts, for_language

_texts = for_language("en")
_qt_translator: QTranslator | None = None


def current_texts() -> Texts:
    """The words, dates and numbers of the screen language."""
    return _texts


def set_language(code: str) -> None:
    """Speak another language from now on, Qt's own buttons and menus included."""
    global _texts
    _texts = for_language(code)
    QLocale.setDefault(QLocale(_texts.locale))
    _translate_qt(_texts.language)


def _(message: str) -> str:
    """The message in the screen language."""
    return _texts.gettext(message)


def n_(singular: str, plural: str, number: int) -> str:
    """The message in the screen language, in the plural form for ``number``."""
    return _texts.ngettext(singular, plural, number)


def _translate_qt(language: str) -> None:
    global _qt_translator
    app = QCoreApplication.instance()
    if app is None:
        return
    if _qt_translator is not None:
        app.removeTranslator(_qt_translator)
        _qt_translator = None
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
        _qt_translator = translator
