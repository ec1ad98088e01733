"""Colours that can be read, sizes that grow, letters that are there."""

import re

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.domain.settings import TEXT_SIZES, Colours
from partnerdesk.ui.kit.icons import picture
from partnerdesk.ui.kit.theme import (
    DARK,
    FONT_FAMILY,
    LIGHT,
    Palette,
    apply_theme,
    colour,
    px,
)
from partnerdesk.ui.kit.widgets import (
    NOTE_ICONS,
    STATE_COLOURS,
    STATE_ICONS,
    ButtonKind,
    button,
)
from tests.person import Person
from tests.ui.audit_colours import contrast

TEXT_ON = (
    ("text", ("bg", "surface", "side", "tint", "selection", "zebra", "info_bg", "bad_bg", "line")),
    ("muted", ("bg", "surface", "side", "tint", "selection", "zebra", "info_bg")),
    ("primary", ("bg", "surface", "tint", "info_bg", "warn_bg")),
    ("on_primary", ("primary", "primary_hover")),
    ("ok", ("ok_bg", "surface")),
    ("warn", ("warn_bg", "surface")),
    ("bad", ("bad_bg", "surface", "bg")),
    ("info", ("info_bg", "surface")),
    ("surface", ("text",)),  # the undo message
)
SEEN_ON = (
    ("field", ("surface", "bg")),
    ("focus", ("bg", "surface", "side")),
    ("ring", ("primary", "text")),
    ("primary", ("surface", "line")),
)


@pytest.fixture(autouse=True)
def _usual_look(qapp: QApplication) -> object:
    yield
    apply_theme(qapp)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_what_it_stands_on(palette: Palette) -> None:
    assert _too_weak(palette, TEXT_ON, 4.5) == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_fields_and_focus_can_be_seen(palette: Palette) -> None:
    assert _too_weak(palette, SEEN_ON, 3.0) == []


def _too_weak(
    palette: Palette, pairs: tuple[tuple[str, tuple[str, ...]], ...], least: float
) -> list[str]:
    return [
        f"{token} on {ground}: {found:.2f}"
        for token, grounds in pairs
        for ground in grounds
        if (found := contrast(_colour(palette, token), _colour(palette, ground))) < least
    ]


def _colour(palette: Palette, token: str) -> QColor:
    return QColor(getattr(palette, token))


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_lengths_and_letters_grow_with_the_text_size(qapp: QApplication, text_size: int) -> None:
    apply_theme(qapp, text_size)
    assert px(100) == text_size
    assert qapp.font().pointSizeF() == pytest.approx(11 * text_size / 100, abs=0.1)


@pytest.mark.parametrize("colours", [Colours.LIGHT, Colours.DARK])
def test_the_style_sheet_is_filled_in_completely(qapp: QApplication, colours: Colours) -> None:
    apply_theme(qapp, 125, colours)
    assert not re.search(r"@|\d+(dp|sp)\b", qapp.styleSheet())


def test_dark_and_light_are_told_apart(qapp: QApplication) -> None:
    apply_theme(qapp, colours=Colours.DARK)
    assert colour("bg") == DARK.bg
    assert qapp.palette().window().color() == QColor(DARK.bg)


def test_the_system_decides_where_nobody_has_chosen(qapp: QApplication) -> None:
    apply_theme(qapp, colours=Colours.SYSTEM)
    assert colour("bg") in (LIGHT.bg, DARK.bg)


def test_our_letters_are_shipped_and_used(qapp: QApplication) -> None:
    assert FONT_FAMILY in QFontDatabase.families()
    assert qapp.font().families()[0] == FONT_FAMILY
    styles = QFontDatabase.styles(FONT_FAMILY)
    assert {"Regular", "SemiBold", "Bold"} <= set(styles)


def test_icons_are_drawn_in_the_colour_that_is_asked_for(qapp: QApplication) -> None:
    drawn = picture("check", "bad", 24).toImage()
    seen = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert seen == {LIGHT.bad.lower()}


def test_the_icon_of_a_button_that_waits_can_be_seen(qapp: QApplication) -> None:
    apply_theme(qapp)
    one = button("Go to the next gap", "primary", "arrow-right")
    drawn = one.icon().pixmap(one.iconSize(), QIcon.Mode.Disabled).toImage()
    assert LIGHT.muted.lower() in {
        drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())
    }


def test_every_state_has_its_icon(qapp: QApplication) -> None:
    for state, token in STATE_COLOURS.items():
        assert not picture(STATE_ICONS[state], token).isNull()
        assert not picture(NOTE_ICONS[state], token).isNull()


def test_an_icon_that_was_not_shipped_is_a_mistake_of_ours(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        picture("no-such-drawing")


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("kind", ["primary", "secondary", "danger", "link", "chip", "tile"])
def test_the_focus_ring_takes_no_room_from_the_neighbours(
    qtbot: QtBot, qapp: QApplication, text_size: int, kind: ButtonKind
) -> None:
    apply_theme(qapp, text_size)
    page = QWidget()
    row = QHBoxLayout(page)
    both = [button("", kind) for _number in range(2)]
    for one in both:
        row.addWidget(one)
        one.setChecked(True)
    staff = Person(qtbot, page)
    both[0].setFocus()
    staff.until(both[0].hasFocus)
    for one in both:
        one.setText("Make the drafts")  # Qt measures again
    assert both[0].sizeHint() == both[1].sizeHint()
