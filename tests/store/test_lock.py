"""The lock of a data folder, as other processes meet it."""

import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.domain.errors import UserError
from partnerdesk.store.lock import LOCK_NAME, AlreadyOpen, lock_folder

REPOSITORY = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from partnerdesk.store.lock import lock_folder
lock = lock_folder(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_another_process_is_refused_and_a_killed_one_lets_go(folder: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AlreadyOpen):
            lock_folder(folder)
        holder.kill()
        holder.wait()
        lock_folder(folder).release()


def test_the_same_process_is_refused_until_it_releases(folder: Path) -> None:
    lock = lock_folder(folder)
    with pytest.raises(AlreadyOpen):
        lock_folder(folder)
    lock.release()
    lock_folder(folder).release()


def test_a_lock_that_cannot_be_written_is_said_to_be_so(folder: Path) -> None:
    (folder / LOCK_NAME).mkdir()
    with pytest.raises(UserError, match="cannot be written") as caught:
        lock_folder(folder)
    assert not isinstance(caught.value, AlreadyOpen)
