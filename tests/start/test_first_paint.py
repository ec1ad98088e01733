"""The start up to the first complete paint, and what comes right after it: real processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.app import read_clock
from partnerdesk.paths import BACKUP_FOLDER, DATABASE_NAME
from partnerdesk.services.backups import back_up
from partnerdesk.services.opening import open_desk
from partnerdesk.services.sample import make_sample
from partnerdesk.store.kept_view import FILE_NAME
from partnerdesk.ui.first_view import keep_first_view
from partnerdesk.ui.kit.language import set_language

REPOSITORY = Path(__file__).parents[2]
NOT_NEEDED = ("alembic", "asyncio", "babel", "reportlab", "sqlalchemy", "sqlcipher3")
START = """
import sys
from pathlib import Path
from partnerdesk.app import run

run(Path(sys.argv[1]), exit_when_shown=True)
print(*sys.modules, sep="\\n")
"""
ICON = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from partnerdesk.app import Program

app = QApplication([])
program = Program(app, Path(sys.argv[1]))
program.quit_after_first_paint()
program.open_own()
app.exec()
print([one.windowIcon().isNull() for one in app.topLevelWidgets() if one.windowTitle()])
"""
LOADED = """
import linecache
import sys
from partnerdesk.__main__ import main

sys.argv[1:] = ["--data", sys.argv[1], "--exit-when-shown"]
main()
print(*linecache.cache, *(name for name in ("ssl", "_hashlib") if sys.modules.get(name)), sep="\\n")
"""
SHOWN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from partnerdesk.app import Program

app = QApplication([])
program = Program(app, Path(sys.argv[1]))
program.open_own()
seen = []

def look():
    shown = [one.text() for one in app.allWidgets() if isinstance(one, QLabel) and one.isVisible()]
    for text in shown:
        if text not in seen:
            seen.append(text)
            print(text.replace("\\n", " "), flush=True)
    if sys.argv[2] in shown or Path(sys.argv[2]).exists():
        app.quit()

look()
looking = QTimer(interval=20)
looking.timeout.connect(look)
looking.start()
app.exec()
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, made today: the programs that open it know no other day."""
    made = tmp_path_factory.mktemp("example") / "data"
    make_sample(made, read_clock, "en")
    return made


@pytest.fixture
def sample(example: Path, folder: Path) -> Path:
    """The example as it lies there after its window was closed."""
    set_language("en")
    shutil.copytree(example, folder, dirs_exist_ok=True)
    with open_desk(folder, read_clock) as desk:
        keep_first_view(desk)
    return folder


def command_line(*arguments: object) -> None:
    command = [sys.executable, "-m", "partnerdesk", *map(str, arguments)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, timeout=60)


def output_of(script: str, *arguments: object) -> list[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_unchanged_records_are_not_even_opened_before_the_first_paint(sample: Path) -> None:
    imported = output_of(START, sample)
    assert "partnerdesk.ui.screens.home.cards" in imported
    assert [name for name in imported if name in NOT_NEEDED] == []
    (sample / FILE_NAME).unlink()
    assert "sqlalchemy" in output_of(START, sample)
    assert (sample / FILE_NAME).exists()


def test_a_program_that_made_the_records_leaves_the_first_view(folder: Path) -> None:
    example, restored = folder / "example", folder / "restored"
    command_line("--data", example, "sample")
    assert "sqlalchemy" not in output_of(START, example)
    with open_desk(example, read_clock) as desk:
        backup = back_up(desk).file
    command_line("--data", restored, "sample")
    command_line("--data", restored, "restore", backup)
    assert "sqlalchemy" not in output_of(START, restored)


def test_the_window_keeps_no_source_and_needs_no_network(sample: Path) -> None:
    (sample / FILE_NAME).unlink()  # so that SQLAlchemy is imported, too
    loaded = output_of(LOADED, sample)
    kept = [name for name in loaded if name.endswith(".py")]
    assert [name for name in kept if "sqlalchemy" in name or "partnerdesk" in name] == []
    assert {"ssl", "_hashlib"}.isdisjoint(loaded)


def test_closing_the_window_leaves_the_first_view_of_the_next_start(sample: Path) -> None:
    (sample / FILE_NAME).unlink()
    output_of(SHOWN, sample, sample / BACKUP_FOLDER)  # the first backup follows the first paint
    assert (sample / FILE_NAME).exists()
    assert "sqlalchemy" not in output_of(START, sample)


def test_records_found_damaged_after_the_first_paint_show_what_can_be_done(sample: Path) -> None:
    file = sample / DATABASE_NAME
    before = file.stat()
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 20_000)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    shown = output_of(SHOWN, sample, "Your data cannot be opened")
    assert shown.index("Coming up") < shown.index("Your data cannot be opened")
    assert any("is damaged" in text for text in shown)


def test_the_window_has_the_icon_of_the_program(folder: Path) -> None:
    assert output_of(ICON, folder) == ["[False]"]
