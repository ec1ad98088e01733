"""The plug is pulled while somebody types: in the register, the agreement and the budget.

The interview has such a test of its own. Whatever was typed half a second before is kept, in order,
and the file is whole.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerdesk.services import agreements, backups, budgets
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.services.partners import list_register
from partnerdesk.services.partnerships import list_partnerships
from tests.conftest import Clock
from tests.journey.typist import LETTERS
from tests.ui.started import set_up_centre, start_partnership

REPOSITORY = Path(__file__).parents[2]
MOST_LOST_SECONDS = 0.5
KILLS, SEED = 5, 2026


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a partnership, to be copied."""
    folder = tmp_path_factory.mktemp("begun") / "data"
    with open_desk(folder, Clock()) as desk:
        set_up_centre(desk)
        start_partnership(desk)
    return folder


def typed_into_register(desk: Desk) -> str:
    partner = next(one for one in list_register(desk) if not one.organisation.is_centre)
    return "".join(partner.organisation.notes.splitlines())


def typed_into_agreement(desk: Desk) -> str:
    found = agreements.current_agreement(desk, list_partnerships(desk)[0].id)
    assert found is not None
    first = found.agreement.clauses[0]
    lines = first.text.splitlines()
    begins = next(at for at, line in enumerate(lines) if "abcdefghij" in line)
    return "".join((lines[begins][lines[begins].index("abcdefghij") :], *lines[begins + 1 :]))


def typed_into_budget(desk: Desk) -> str:
    sheet = budgets.get_budget(desk, list_partnerships(desk)[0].id)
    assert sheet is not None
    return "".join(f"{line.text}{line.unit}" for line in sheet.lines)


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("register", typed_into_register),
        ("agreement", typed_into_agreement),
        ("budget", typed_into_budget),
    ],
)
def test_a_killed_program_loses_half_a_second_of_typing_at_most(
    begun: Path, tmp_path: Path, clock: Clock, place: str, typed: Callable[[Desk], str]
) -> None:
    chance = random.Random(f"{SEED} {place}")
    moments = [chance.randint(25, 80) for _kill in range(KILLS)]
    folders = [shutil.copytree(begun, tmp_path / str(number)) for number in range(KILLS)]

    for folder, letters in zip(folders, moments, strict=True):
        pressed_at = pressed_until_killed(folder, place, letters)
        with open_desk(folder, clock) as desk:
            kept = typed(desk)
            backups.look_at_backup(backups.back_up(desk).file)
        must_be_kept = [at for at in pressed_at if at < pressed_at[-1] - MOST_LOST_SECONDS]
        assert LETTERS.startswith(kept)
        assert len(kept) >= len(must_be_kept)


def pressed_until_killed(folder: Path, place: str, letters: int) -> list[float]:
    """When each letter was typed by a process that was killed after so many."""
    command = [sys.executable, "-m", "tests.journey.typist", str(folder), place]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        pressed_at = [float(typist.stdout.readline()) for _letter in range(letters)]
        typist.kill()
        return pressed_at + [float(line) for line in typist.stdout.read().split()]
