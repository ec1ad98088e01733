"""Files that were opened from the program do not stay behind on the shared computer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from partnerdesk.services.opened_files import OPENED_FOLDER, put_out
from tests.conftest import SampleIn

REPOSITORY = Path(__file__).parents[2]
OPEN_A_FILE_AND_CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from partnerdesk.app import Program
from partnerdesk.services.opened_files import OPENED_FOLDER, put_out

folder = Path(sys.argv[1])
app = QApplication([])
program = Program(app, folder)
program.open_own()

def look():
    if not (folder / OPENED_FOLDER / "left").exists():  # wiped after the first paint
        print(put_out(folder, "new", "statutes.txt", b"secret").exists())
        app.quit()

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
app.exec()
"""


def test_what_was_opened_is_wiped_at_start_and_at_the_end(
    tmp_path: Path, sample_in: SampleIn
) -> None:
    folder = shutil.copytree(sample_in("en"), tmp_path / "data")
    put_out(folder, "left", "report.txt", b"left behind by a power cut")
    said = subprocess.run(
        [sys.executable, "-c", OPEN_A_FILE_AND_CLOSE, str(folder)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=REPOSITORY,
    ).stdout
    assert said.strip() == "True"
    assert not (folder / OPENED_FOLDER).exists()
