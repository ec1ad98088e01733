"""Power failure in the middle of a word: the process dies at once, without any farewell."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

from partnerdesk.services import interviews
from partnerdesk.services.opening import open_desk
from tests.conftest import Clock

MOST_LOST_SECONDS = 0.5
TYPIST = """
import sys, time
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from partnerdesk.services import interviews
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.main_window import MainWindow

app = QApplication([])
with open_desk(Path(sys.argv[1]), lambda: datetime(2026, 3, 12, 10, 42)) as desk:
    draft_id = interviews.save_draft(desk, None, "change", {"path": "top"})
    window = MainWindow(desk)
    window.show()
    window.open("interview", draft_id=draft_id)

    def press_a_key():
        QTest.keyClicks(app.focusWidget(), "x")
        print(time.monotonic(), flush=True)

    typing = QTimer(interval=40)
    typing.timeout.connect(press_a_key)
    typing.start()
    app.exec()
"""


def test_a_killed_program_loses_half_a_second_of_typing_at_most(folder: Path, clock: Clock) -> None:
    command = [sys.executable, "-c", TYPIST, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        pressed_at = [float(typist.stdout.readline()) for _key in range(60)]
        typist.kill()
        pressed_at += [float(line) for line in typist.stdout.read().split()]

    with open_desk(folder, clock) as desk:
        (draft,) = interviews.list_drafts(desk)

    must_be_kept = [at for at in pressed_at if at < pressed_at[-1] - MOST_LOST_SECONDS]
    assert len(draft.name) >= len(must_be_kept) > 20
    assert draft.saved_at == datetime(2026, 3, 12, 10, 42)
