"""Take in thousands of tampered files: ``python -m tests.benchmarks.fuzz [HOW_MANY]``.

Every format is among them, packages of other centres too. The suite does the same with a few
hundred. Ends with a table of what became of them, or with the file that the program failed on.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from partnerdesk.app import read_clock
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from tests import fuzzing

HOW_MANY = 4_500


def main(how_many: int) -> None:
    """Try so many files, then print how many of each format were refused and taken in."""
    outcomes: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder)
        with open_desk(files / "data", read_clock) as desk:
            save_centre(desk, CentreDetails(name="Mother Centre Hill"))
            _try_files(desk, files, how_many, outcomes)
    print(f"{'format':<14}{'refused':>9}{'taken in':>10}")
    for kind in sorted({kind for kind, _outcome in outcomes}):
        print(f"{kind:<14}{outcomes[kind, 'refused']:>9}{outcomes[kind, 'taken in']:>10}")
    print(f"{sum(outcomes.values())} files, 0 crashes, 0 partial imports")


def _try_files(desk: Desk, folder: Path, how_many: int, outcomes: Counter[tuple[str, str]]) -> None:
    @settings(
        max_examples=how_many,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(fuzzing.CASES)
    def try_one(case: fuzzing.Case) -> None:
        outcomes[case[0], fuzzing.outcome_of(desk, folder, case)] += 1

    try_one()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else HOW_MANY)
