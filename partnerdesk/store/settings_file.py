"""The settings of this computer in a small JSON file beside the database."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, fields, replace
from pathlib import Path

from partnerdesk.domain.budget_grouping import Grouping
from partnerdesk.domain.settings import TEXT_SIZES, Colours, Settings, ShownColumn
from partnerdesk.domain.texts import LANGUAGES

FILE_NAME = "settings.json"

_WIDEST_COLUMN = 5_000


class SettingsStore:
    """The settings as they are, and the one way to change them."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME
        self._current = _read(self._file)

    @property
    def current(self) -> Settings:
        """The settings as they are now."""
        return self._current

    def change(self, **values: object) -> Settings:
        """Change some settings and write them; where the disk refuses they last for this session.

        Raises:
            TypeError: there is no such setting.
        """
        self._current = replace(self._current, **values)  # type: ignore[arg-type]  # any setting
        part = self._file.with_suffix(".part")
        try:
            part.write_text(json.dumps(asdict(self._current), indent=1), encoding="utf-8")
            os.replace(part, self._file)  # noqa: PTH105 - says better what it does
        except OSError:
            pass  # a read-only folder is reported where data is saved, not for a window size
        return self._current


def _read(file: Path) -> Settings:
    """The settings of a file; whatever is missing, damaged or unknown gets its first value."""
    try:
        written = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(written, dict):
        return Settings()
    first = Settings()
    values = {
        field.name: written[field.name]
        for field in fields(Settings)
        if field.name in written and _is_possible(field.name, written[field.name])
    }
    settings = replace(first, **values)
    columns = (ShownColumn(**one) for one in values.get("register_columns", ()))
    return replace(
        settings,
        colours=Colours(settings.colours),
        budget_grouping=Grouping(settings.budget_grouping),
        register_columns=tuple(columns),
        told_apart=tuple((first, second) for first, second in settings.told_apart),
    )


def _is_possible(name: str, value: object) -> bool:
    match name:
        case "language":
            return isinstance(value, str) and value in LANGUAGES
        case "text_size":
            return isinstance(value, int) and value in TEXT_SIZES
        case "colours":
            return isinstance(value, str) and value in set(Colours)
        case "budget_grouping":
            return isinstance(value, str) and value in set(Grouping)
        case "person_id":
            return value is None or (isinstance(value, int) and not isinstance(value, bool))
        case "marks_spelling":
            return isinstance(value, bool)
        case "register_columns":
            return isinstance(value, list) and all(map(_is_column, value))
        case "told_apart":
            return isinstance(value, list) and all(map(_is_pair, value))
        case _:
            return isinstance(value, str) and value.isascii()  # Qt's base64


def _is_pair(value: object) -> bool:
    """Whether these are two partners, by their ``uid``."""
    match value:
        case [str(), str()]:
            return True
        case _:
            return False


def _is_column(value: object) -> bool:
    """Whether this is a ``ShownColumn`` as it was written."""
    match value:
        case {"key": str(), "width": int(width), **more} if not more:
            return 0 <= width <= _WIDEST_COLUMN
        case _:
            return False
