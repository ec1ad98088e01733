"""Every text a person sees is marked for translation, and translated."""

import textwrap
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from installer import texts as catalogues
from tests.architecture.source import Module, modules
from tests.architecture.texts import untranslated


def test_every_visible_text_is_marked_for_translation() -> None:
    found = [sentence for module in modules("partnerdesk") for sentence in untranslated(module)]
    assert not found, "Wrap them in _() or N_():\n" + "\n".join(found)


@pytest.mark.parametrize(
    "fault",
    [
        'QPushButton("Save")',
        'label.setText("Choose a partner first.")',
        'field.setToolTip(f"{count} steps are open")',
        'raise UserError("The file cannot be read.")',
        'TITLES = {"partners": "Partner organisations"}',
    ],
)
def test_an_unmarked_text_is_found(fault: str) -> None:
    assert list(untranslated(Module("partnerdesk/ui/planted.py", fault)))


@pytest.mark.parametrize(
    "harmless",
    [
        'QPushButton(_("Save"))',
        'LABEL = N_("Partner organisations")',
        '"""A docstring says what it likes."""',
        'log.warning("The backup took long")',
        'raise RuntimeError("This is our own mistake")',
        'widget.setObjectName("primary-button")',
    ],
)
def test_words_for_machines_pass(harmless: str) -> None:
    assert not list(untranslated(Module("partnerdesk/ui/planted.py", harmless)))


def faults_of(catalogue: Catalog, wanted: Catalog) -> list[str]:
    """What a translation lacks: texts, plural forms, or placeholders."""
    faults = []
    for message in wanted:
        if message.id == "":
            continue
        translation = catalogue.get(message.id, message.context)
        if translation is None or not all(_forms(translation)):
            faults.append(f"not translated: {message.id}")
        elif translation.fuzzy:
            faults.append(f"only guessed: {message.id}")
        elif _placeholders(translation.string) != _placeholders(message.id):
            faults.append(f"other placeholders: {message.id}")
    return faults


def _forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _placeholders(text: str | tuple[str, ...]) -> set[str]:
    whole = text if isinstance(text, str) else " ".join(text)
    return {name for _, name, _, _ in Formatter().parse(whole) if name is not None}


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_the_catalogue_is_complete(language: str) -> None:
    assert not faults_of(catalogues.read(language), catalogues.extract())


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_the_catalogue_holds_nothing_nobody_says(language: str) -> None:
    wanted = {(message.context, message.id) for message in catalogues.extract()}
    kept = {(message.context, message.id) for message in catalogues.read(language)}
    assert not kept - wanted, "Run: python3 installer/dev.py extract-texts"


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("", "not translated"),
        ("{zahl} Schritte", "other placeholders"),
        ("{count} Schritte", None),
    ],
)
def test_a_planted_gap_is_found(translation: str, fault: str | None) -> None:
    wanted, catalogue = Catalog(locale="en"), Catalog(locale="de")
    wanted.add("{count} steps")
    catalogue.add("{count} steps", translation)
    faults = faults_of(catalogue, wanted)
    assert bool(faults) == bool(fault)
    assert all(fault in sentence for sentence in faults if fault)


def test_extraction_finds_every_kind_of_mark(tmp_path: Path) -> None:
    code = """
        LABEL = N_("A constant")
        _("A text of the screen")
        texts.gettext("A text of a paper in two "
                      "pieces")
        n_("{count} line", "{count} lines", 3)
        texts.pgettext("of a month", "May")
    """
    (tmp_path / "planted.py").write_text(textwrap.dedent(code), encoding="utf-8")
    found = {(message.context, message.id) for message in catalogues.extract(tmp_path)}
    assert found - {(None, "")} == {
        (None, "A constant"),
        (None, "A text of the screen"),
        (None, "A text of a paper in two pieces"),
        (None, ("{count} line", "{count} lines")),
        ("of a month", "May"),
    }
