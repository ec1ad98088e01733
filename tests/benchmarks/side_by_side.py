"""A contract printed from the command line, beside LibreOffice making a PDF of the same text.

``python -m tests.benchmarks.side_by_side FOLDER`` needs the example centre in the folder and prints
JSON for ``run``: names, milliseconds of CPU of our whole process, and of LibreOffice's, which gets
the text as .docx. Its profile is kept from run to run, or new as at the very first start. Where
LibreOffice is not installed, the list is empty.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from itertools import count
from pathlib import Path

from partnerdesk.app import read_clock
from partnerdesk.domain.foreign_text import ForeignAgreement, ForeignClause
from partnerdesk.services import docx_import
from partnerdesk.services.agreements import current_agreement, get_agreement
from partnerdesk.services.desk import Desk
from partnerdesk.services.docx_export import docx_of
from partnerdesk.services.opening import open_desk
from tests.benchmarks.processes import run_child
from tests.word_files import FILLING

RUNS = 5
SHORT = 4
"""How many clauses make a contract of about ten pages, with its annexes."""

Line = tuple[str, float, float]


def main(data: Path) -> None:
    """Print the contract of the example and a short one, each beside a known and a new profile."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    lines: list[Line] = []
    if program is not None:
        with tempfile.TemporaryDirectory() as folder:
            for name, number, docx in _contracts(data, Path(folder)):
                lines += _beside(program, name, _printing(data, number, Path(folder)), docx)
    print(json.dumps(lines))


def _contracts(data: Path, folder: Path) -> list[tuple[str, int, Path]]:
    """The name, the draft's number and the text as .docx of the contracts that are printed."""
    with open_desk(data, read_clock) as desk:
        sample = current_agreement(desk, 1)
        assert sample is not None  # the example has one
        short = get_agreement(desk, _short_draft(desk))
    made = []
    for name, filled in (("contract of the example", sample), ("contract of 10 pages", short)):
        file = folder / f"{filled.agreement.id}.docx"
        file.write_bytes(docx_of(filled, read_clock().date()))
        made.append((name, filled.agreement.draft_number, file))
    return made


def _short_draft(desk: Desk) -> int:
    text = "\n\n".join(f"1. {FILLING * 3}Point {number}." for number in range(1, 4))
    clauses = tuple(ForeignClause(f"Clause {number}", text) for number in range(1, SHORT + 1))
    return docx_import.make_draft(desk, 1, ForeignAgreement("Short agreement", clauses))


def _printing(data: Path, draft: int, folder: Path) -> list[str]:
    printing = ["print", "contract", "--partnership", "1", "--draft", str(draft)]
    output = ["-o", str(folder / "printed.pdf")]
    return [sys.executable, "-m", "partnerdesk", "--data", str(data), *printing, *output]


def _beside(program: str, name: str, printing: list[str], docx: Path) -> list[Line]:
    """Take turns: we, LibreOffice with its profile, LibreOffice with a new one."""
    numbers = count()
    out = ["--outdir", str(docx.parent), str(docx)]

    def converting(profile: str) -> list[str]:
        own = f"-env:UserInstallation={(docx.parent / profile).as_uri()}"
        return [program, own, "--headless", "--convert-to", "pdf", *out]

    run_child(converting("kept"))
    run_child(printing)
    ours, kept, new = [], [], []
    for _turn in range(RUNS):
        ours.append(run_child(printing).cpu_ms)
        kept.append(run_child(converting("kept")).cpu_ms)
        new.append(run_child(converting(f"new {next(numbers)}")).cpu_ms)
    own = statistics.median(ours)
    return [
        (f"printing, {name}, CPU", own, statistics.median(kept)),
        (f"printing, {name}, new profile", own, statistics.median(new)),
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
