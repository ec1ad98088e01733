"""How a package is tried: one line a fact, and its contract against that of the source."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from installer.environment import PYTHON, ROOT
from installer.packages import workshop
from installer.packages.workshop import BUILD
from installer.say import SetupError, say

SOURCE = BUILD / "trial" / "source"
"""Where the source has tested itself, to be compared with the packages."""
STARTS = 5


@dataclass
class Trial:
    """The facts of one package; each is said as soon as it is known."""

    package: str
    failures: list[str] = field(default_factory=list)

    def expect(self, fact: str, is_so: bool, otherwise: str = "") -> None:
        """Note whether a fact holds; ``otherwise`` says what was seen instead."""
        state = "ok  " if is_so else "FAIL"
        say(f"  {state} {self.package}: {fact}" + ("" if is_so else f": {otherwise}"))
        if not is_so:
            self.failures.append(fact)

    def expect_selftest(self, folder: Path, contract: str) -> None:
        """Note what the installed program said of itself, and whether it prints as the source."""
        try:
            answer = json.loads((folder / "selftest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            self.expect("it tests itself", False, str(error))
            return
        self.expect("it tests itself", answer["ok"], json.dumps(answer["faults"], indent=1))
        self.expect("its version", answer["version"] == workshop.version(), answer["version"])
        said = text_of(folder / "contract.pdf")
        self.expect("it prints the contract as the source does", said == contract, said[:200])


def cpu_of_start(command: Sequence[str | Path], sample: Path) -> float:
    """What a start to the painted window takes, in seconds of the processor: the best of some."""
    again = [*command, "--data", sample, "--exit-when-shown"]
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    taken = []
    for _attempt in range(STARTS):
        before = os.times()
        subprocess.run(again, env=offscreen, stdin=subprocess.DEVNULL, check=True, cwd=ROOT)
        after = os.times()
        taken.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return min(taken)


def contract_of_source() -> str:
    """The text of the sample contract as the source prints it today."""
    folder = workshop.empty(SOURCE)
    workshop.run([PYTHON, "-m", "partnerdesk", "--selftest", folder], QT_QPA_PLATFORM="offscreen")
    return text_of(folder / "contract.pdf")


def text_of(pdf: Path) -> str:
    """The words of a PDF."""
    tool = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(tool, capture_output=True, text=True, cwd=ROOT).stdout


def finish(trials: list[Trial]) -> None:
    """Say how it went.

    Raises:
        SetupError: a fact did not hold.
    """
    failures = [f"{trial.package}: {fact}" for trial in trials for fact in trial.failures]
    if failures:
        raise SetupError("Not everything holds:\n  " + "\n  ".join(failures))
    say("The packages hold what they promise.")
