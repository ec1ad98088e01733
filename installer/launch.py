"""Opens the program; on a machine without a display it prints a sample contract instead."""

import shutil
import subprocess

from installer import environment, machine
from installer.environment import PYTHON, ROOT
from installer.say import say

SAMPLE_FOLDER = ROOT / "build" / "sample-centre"
SAMPLE_CONTRACT = ROOT / "build" / "sample-contract.pdf"


def run(arguments: list[str]) -> int:
    """Set up, then open the program with these arguments; return its exit code."""
    environment.prepare(for_tests=False)
    if machine.has_display():
        machine.provide_qt_libraries(environment.site_packages())
    elif not arguments:
        return _print_sample_contract()
    return _partnerdesk(*arguments)


def take_pictures() -> None:
    """Take the pictures of the README from the sample centre, without a display."""
    machine.provide_qt_libraries(environment.site_packages())
    subprocess.run([PYTHON, "-m", "installer.pictures"], cwd=ROOT, check=True)


def _print_sample_contract() -> int:
    say("There is no display here. Making the sample centre and printing its contract …")
    shutil.rmtree(SAMPLE_FOLDER, ignore_errors=True)  # a fresh one: an older version may differ
    SAMPLE_FOLDER.mkdir(parents=True)
    data = ("--data", str(SAMPLE_FOLDER))
    code = _partnerdesk(*data, "sample")
    code = code or _partnerdesk(
        *data, "print", "contract", "--partnership", "1", "-o", str(SAMPLE_CONTRACT)
    )
    if code == 0:
        say(f"The contract is ready: {SAMPLE_CONTRACT}")
        say("With a display, the same command opens the program.")
    return code


def _partnerdesk(*arguments: str) -> int:
    return subprocess.run([PYTHON, "-m", "partnerdesk", *arguments], cwd=ROOT).returncode
