"""How the program looks: colours, text sizes, distances. The only place that names a colour.

Screens ask for ``px(12)`` and ``colour("primary")`` while they build themselves. When the text size
or the colours change, the main window applies the new theme and builds its screens again.
"""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.settings import Colours
from partnerdesk.paths import resource

BODY_POINTS = 11.0
SMALL_POINTS = 10.0
FONT_FAMILY = "Noto Sans"
FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf")
"""The weights the screen uses; papers embed the italic one as well."""


class Palette(NamedTuple):
    """Colours by purpose; a ``*_bg`` is the background its namesake stands on."""

    bg: str
    surface: str
    side: str
    line: str
    field: str
    text: str
    muted: str
    primary: str
    primary_hover: str
    on_primary: str
    tint: str
    selection: str
    zebra: str
    focus: str
    ring: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    bad: str
    bad_bg: str
    info: str
    info_bg: str


LIGHT = Palette(
    bg="#F6F4EF",
    surface="#FFFFFF",
    side="#ECE7DD",
    line="#D9D3C7",
    field="#7B7F82",
    text="#1F2A2E",
    muted="#55606A",
    primary="#0B5A60",
    primary_hover="#08474C",
    on_primary="#FFFFFF",
    tint="#DCEDEC",
    selection="#CFE6E5",
    zebra="#FAF8F4",
    focus="#B4530A",
    ring="#FFC857",
    ok="#1E6B3A",
    ok_bg="#DFF1E4",
    warn="#8A4B00",
    warn_bg="#FCEBCF",
    bad="#A4262C",
    bad_bg="#FBE3E1",
    info="#2B4C8C",
    info_bg="#E3EAF8",
)
DARK = Palette(
    bg="#171B1D",
    surface="#21272A",
    side="#1B2022",
    line="#3A4347",
    field="#8C979C",
    text="#EEF1F1",
    muted="#B3BDC1",
    primary="#7CCFCB",
    primary_hover="#A2E0DC",
    on_primary="#0B2527",
    tint="#24413F",
    selection="#2C4B4A",
    zebra="#252C2F",
    focus="#FFB454",
    ring="#7A3300",
    ok="#8BD9A4",
    ok_bg="#1F3A29",
    warn="#FFC978",
    warn_bg="#44341A",
    bad="#FF9C97",
    bad_bg="#4A2324",
    info="#A9C3FF",
    info_bg="#26324A",
)
_HIGHEST_RAIL_BUTTON = 46
"""The rail must fit a low screen at 200 % text, too."""


@dataclass(frozen=True)
class Theme:
    """What the windows look like now."""

    scale: float = 1.0
    dark: bool = False

    @property
    def palette(self) -> Palette:
        """The colours of this theme."""
        return DARK if self.dark else LIGHT


_current = Theme()


def px(length: float) -> int:
    """Pixels for a length that is meant at 100 % text size."""
    return round(length * _current.scale)


def points(size: float) -> float:
    """Font points for a size that is meant at 100 % text size."""
    return round(size * _current.scale, 1)


def colour(name: str) -> str:
    """The present colour for a purpose, as ``#RRGGBB``.

    Raises:
        AttributeError: no such purpose: a mistake of ours.
    """
    value: str = getattr(_current.palette, name)
    return value


def wants_dark(colours: Colours) -> bool:
    """Whether dark colours are meant; the system's choice is asked of the desktop."""
    if colours is Colours.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return colours is Colours.DARK


def apply_theme(app: QApplication, text_size: int = 100, colours: Colours = Colours.LIGHT) -> None:
    """Give the whole program its font, colours and style sheet; ``text_size`` in percent."""
    global _current
    _current = Theme(text_size / 100, wants_dark(colours))
    _register_fonts()
    sheet = _style_sheet(_current)
    if app.styleSheet() == sheet:
        return  # dressing every widget anew takes as long as building it
    if not app.styleSheet():  # afterwards Qt answers with the style that wraps ours
        app.setStyle("Fusion")
    app.setPalette(_qt_palette(_current.palette))
    app.setStyleSheet(sheet)
    app.setFont(_body_font())  # last: before, Windows gives tables and menus its own letters again


@cache
def _register_fonts() -> None:
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))


def _body_font() -> QFont:
    font = QFont()
    font.setFamilies([FONT_FAMILY, "DejaVu Sans"])
    font.setPointSizeF(points(BODY_POINTS))
    return font


def _qt_palette(colours: Palette) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for qt_role, value in (
        (role.Window, colours.bg),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.zebra),
        (role.Text, colours.text),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.Highlight, colours.primary),
        (role.HighlightedText, colours.on_primary),
        (role.PlaceholderText, colours.muted),
        (role.ToolTipBase, colours.text),
        (role.ToolTipText, colours.surface),
        (role.Link, colours.primary),
        (role.Accent, colours.primary),
        (role.Mid, colours.line),
    ):
        palette.setColor(qt_role, QColor(value))
    for qt_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, qt_role, QColor(colours.muted))
    return palette


def _style_sheet(theme: Theme) -> str:
    """The style sheet of ``resources/style.qss`` with this theme's colours and sizes."""
    template = resource("style.qss").read_text(encoding="utf-8")
    values = theme.palette._asdict()
    values |= {f"image_{name}": path for name, path in _indicators(theme).items()}
    values["rail_height"] = f"{min(round(26 * theme.scale), _HIGHEST_RAIL_BUTTON)}px"
    values["h1_size"] = f"{_heading_points(theme.scale):.1f}pt"

    def fill(match: re.Match[str]) -> str:
        name, length, unit, fixed = match.groups()
        if name:
            return str(values[name])
        if unit == "dp":
            return f"{round(float(length) * theme.scale) + int(fixed or 0)}px"
        return f"{float(length) * theme.scale:.1f}pt"

    rules = template.partition("*/")[2]  # the first comment explains the notation
    return re.sub(r"@([a-z0-9_]+)|(\d+)(dp|sp)\b(?:([+-]\d+)px)?", fill, rules)


def _heading_points(scale: float) -> float:
    """Page titles grow less than the text, or they would fill the page at 200 %."""
    return 18 * scale * (0.78 if scale >= 1.5 else 1)


def _indicators(theme: Theme) -> dict[str, str]:
    """Ticks, dots and arrows as files: those of Fusion do not grow with the text."""
    colours = theme.palette
    box = '<rect x="1" y="1" width="16" height="16" rx="4" fill="{}" stroke="{}" {}/>'
    ring = '<circle cx="9" cy="9" r="7.8" fill="{}" stroke="{}" {}/>'
    line = 'fill="none" stroke="{}" stroke-linecap="round" stroke-linejoin="round"'
    thin = 'stroke-width="1.6"'
    tick = f'<path d="M4.5 9.2l3 3 6-6.4" {line.format(colours.on_primary)} stroke-width="2.2"/>'
    arrow = f'<path d="{{}}" {line.format(colours.text)} stroke-width="1.8"/>'
    dot = f'<circle cx="9" cy="9" r="4.4" fill="{colours.primary}"/>'
    drawings = {
        "box": box.format(colours.surface, colours.field, thin),
        "box_ticked": box.format(colours.primary, colours.primary, thin) + tick,
        "ring": ring.format(colours.surface, colours.field, thin),
        "ring_dotted": ring.format(colours.surface, colours.primary, thin) + dot,
        "arrow_down": arrow.format("M5 7l4 4 4-4"),
        "arrow_up": arrow.format("M5 11l4-4 4 4"),
    }
    return {name: _drawing(name, body, theme) for name, body in drawings.items()}


def _drawing(name: str, body: str, theme: Theme) -> str:
    """Write one drawing at its size; a style sheet can only name files."""
    side = round(18 * theme.scale)
    tone = "dark" if theme.dark else "light"
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" '
        f'width="{side}" height="{side}">{body}</svg>'
    )
    path = _drawings_folder() / f"{name}-{tone}-{side}.svg"
    if not path.exists() or path.read_text(encoding="utf-8") != drawing:
        path.write_text(drawing, encoding="utf-8")
    return path.as_posix()


@cache
def _drawings_folder() -> Path:
    """The user's own cache, used again by each start: the data folder may be read-only.

    A program that is killed can take nothing away, so there is no folder for each run.
    """
    cache_folder = QStandardPaths.StandardLocation.GenericCacheLocation
    folder = Path(QStandardPaths.writableLocation(cache_folder)) / "partnerdesk"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="partnerdesk-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
