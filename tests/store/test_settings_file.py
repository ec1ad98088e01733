"""The settings of this computer: kept, and never a reason not to start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partnerdesk.domain.settings import Colours, Settings, ShownColumn
from partnerdesk.store.settings_file import FILE_NAME, SettingsStore


def test_what_was_chosen_is_there_at_the_next_start(folder: Path) -> None:
    SettingsStore(folder).change(language="de", text_size=150, colours=Colours.DARK, person_id=3)
    settings = SettingsStore(folder).current
    assert (settings.language, settings.text_size, settings.person_id) == ("de", 150, 3)
    assert settings.colours is Colours.DARK
    assert [file.name for file in folder.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[1, 2]",
        b"null",
        *(
            json.dumps({name: value}).encode()
            for name in ("language", "text_size", "colours", "person_id", "window")
            for value in ("xx", 7, -1, True, 1.5, ["de"], {"de": 1})
        ),
        *(
            json.dumps({"register_columns": [value]}).encode()
            for value in (
                "place",
                {"key": "place"},
                {"key": 1, "width": 9},
                {"key": "place", "width": -1},
                {"key": "place", "width": "9"},
                {"key": "place", "width": 9, "more": 1},
            )
        ),
    ],
)
def test_a_damaged_file_gives_the_first_values(folder: Path, content: bytes) -> None:
    (folder / FILE_NAME).write_bytes(content)
    settings = SettingsStore(folder).current
    first = Settings()
    assert (settings.language, settings.text_size, settings.colours) == (
        first.language,
        first.text_size,
        first.colours,
    )
    assert settings.person_id is None or isinstance(settings.person_id, int)
    assert settings.register_columns == ()


def test_chosen_columns_are_there_at_the_next_start(folder: Path) -> None:
    columns = (ShownColumn("name", 0), ShownColumn("place", 180))
    SettingsStore(folder).change(register_columns=columns)
    assert SettingsStore(folder).current.register_columns == columns


def test_one_damaged_value_leaves_the_others(folder: Path) -> None:
    written = {"language": "de", "text_size": "huge", "nonsense": 1, "window": "größer"}
    (folder / FILE_NAME).write_text(json.dumps(written), encoding="utf-8")
    settings = SettingsStore(folder).current
    assert (settings.language, settings.text_size) == ("de", Settings().text_size)
    assert settings.window == ""


def test_where_the_disk_refuses_a_choice_lasts_for_the_session(folder: Path) -> None:
    (folder / FILE_NAME).mkdir()
    store = SettingsStore(folder)
    store.change(language="de")
    assert store.current.language == "de"
