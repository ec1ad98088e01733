"""How soon the page in view is there after a key was pressed; prints JSON for ``run``.

``python -m tests.benchmarks.previews FOLDER`` needs the example centre in the folder. It reads the
agreement as the preview does, with as many clauses as make about 10, 25 and 60 pages, in one and in
two languages. Before each turn a word is written into one clause. The floor is the whole paper.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from itertools import count, cycle, islice
from pathlib import Path

from partnerdesk.app import read_clock
from partnerdesk.documents.contract import build_contract
from partnerdesk.domain.papers import ContractPaper, PaperClause
from partnerdesk.domain.texts import for_language
from partnerdesk.services.agreements import current_agreement
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.services.papers import contract_paper
from partnerdesk.ui.kit.paper_preview import BUILT_AT_ONCE
from partnerdesk.ui.kit.pdf_pages import PdfPages
from tests.benchmarks.papers import PREVIEW_WIDTH, plain_lines, warm_ms

CLAUSES = {1: (8, 50, 145), 2: (6, 31, 93)}
"""How many clauses make about 10, 25 and 60 pages with their annexes, by languages."""

REPORTS = (8, 47, 506)
"""How many clauses make about 10, 25 and 200 pages."""

RUNS = 7
WORDS = {1: "in one language", 2: "in two languages"}
Line = tuple[str, float, float]


def main(data: Path) -> None:
    """Print name, milliseconds of CPU until the page in view is drawn, and of the whole paper."""
    with open_desk(data, read_clock) as desk:
        lines = [
            _preview(desk, languages, many) for languages in (1, 2) for many in CLAUSES[languages]
        ]
        lines += [_report(desk, many) for many in REPORTS]
    print(json.dumps(lines))


def _report(desk: Desk, many: int) -> Line:
    """A long paper as a whole, beside as many pages without any layout."""
    paper, texts = _long(_read(desk), 1, many), for_language("en")
    made = PdfPages(build_contract(paper, texts))
    pages = len(made.sizes)
    made.close()
    taken_ms = warm_ms(lambda: build_contract(paper, texts), 1)
    return f"report of {pages} pages", taken_ms, warm_ms(lambda: plain_lines(pages), 1)


def _preview(desk: Desk, languages: int, many: int) -> Line:
    keys = count()

    def pages_after_a_key(looked_at: tuple[int, ...] | None) -> PdfPages:
        paper = _changed(_long(_read(desk), languages, many), f" Key {next(keys)}.")
        return PdfPages(build_contract(paper, for_language("en"), looked_at))

    whole = pages_after_a_key(None)
    pages = len(whole.sizes)
    whole.close()
    in_view = pages // 2

    def show(looked_at: tuple[int, ...] | None) -> None:
        shown = pages_after_a_key(looked_at)
        shown.picture(in_view - 1, PREVIEW_WIDTH)
        shown.close()

    first = (in_view, in_view + 1) if pages > BUILT_AT_ONCE else None
    name = f"preview, {pages} pages {WORDS[languages]}"
    return name, warm_ms(lambda: show(first), RUNS), warm_ms(lambda: show(None), RUNS)


def _read(desk: Desk) -> ContractPaper:
    filled = current_agreement(desk, 1)
    assert filled is not None  # the example has one
    return contract_paper(filled, desk.clock().date())


def _long(paper: ContractPaper, languages: int, many: int) -> ContractPaper:
    """The paper with so many clauses; no two of them say the same."""
    clauses = []
    for number, clause in enumerate(islice(cycle(paper.clauses), many), start=1):
        second = clause.second if languages == 2 else None
        told = _told_apart(clause, number)
        clauses.append(replace(told, second=_told_apart(second, number) if second else None))
    if languages == 2:
        return replace(paper, clauses=tuple(clauses))
    return replace(paper, clauses=tuple(clauses), second_language="", second_title="")


def _told_apart(clause: PaperClause, number: int) -> PaperClause:
    paragraphs = tuple(
        replace(one, runs=tuple(replace(run, text=f"{run.text} {number}") for run in one.runs))
        for one in clause.paragraphs
    )
    return replace(clause, number=number, paragraphs=paragraphs)


def _changed(paper: ContractPaper, words: str) -> ContractPaper:
    """The paper with some words more in one of its clauses."""
    at = next(at for at, clause in enumerate(paper.clauses) if clause.paragraphs)
    clause = paper.clauses[at]
    first, *others = clause.paragraphs
    written = replace(first, runs=(*first.runs, replace(first.runs[-1], text=words)))
    changed = replace(clause, paragraphs=(written, *others))
    return replace(paper, clauses=(*paper.clauses[:at], changed, *paper.clauses[at + 1 :]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
