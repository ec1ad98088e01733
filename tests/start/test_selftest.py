"""``--selftest`` is what tells whether a package holds all of the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from partnerdesk import __version__
from partnerdesk.selftest import CONTRACT_NAME, RESULT_NAME, SAMPLE_NAME


def _selftest(folder: Path, **surroundings: str) -> tuple[int, dict[str, Any]]:
    command = [sys.executable, "-m", "partnerdesk", "--selftest", str(folder)]
    done = subprocess.run(command, env={**os.environ, **surroundings}, capture_output=True)
    return done.returncode, json.loads((folder / RESULT_NAME).read_text(encoding="utf-8"))


def test_it_uses_every_part_of_the_program_and_works_on_old_data(tmp_path: Path) -> None:
    code, found = _selftest(tmp_path)
    assert (code, found["ok"], found["faults"]) == (0, True, {})
    assert found["version"] == __version__
    assert found["texts"]["de"] == "Als PDF speichern"
    assert found["partners"] > 40 and found["list"] > found["partners"]
    assert "freundlich" in found["words"]["de"]
    assert found["contract"]["pages"] > 10 and found["contract"]["shades"] > 10
    assert (tmp_path / CONTRACT_NAME).read_bytes().startswith(b"%PDF")

    (tmp_path / SAMPLE_NAME / "partnerdesk.sqlite").write_bytes(b"no database")
    code, found = _selftest(tmp_path)
    assert (code, found["ok"]) == (1, False)
    assert "partners" in found["faults"] and "texts" not in found["faults"]
