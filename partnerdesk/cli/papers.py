"""Papers as PDF: every one that the program can print."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from partnerdesk.cli.commands import Commands, add_command, add_partnership, partnership_id
from partnerdesk.domain.labels import LABEL_SHEETS
from partnerdesk.domain.letters import LetterKind
from partnerdesk.services.desk import Desk


class _PaperNames:
    """The words of all papers, read when somebody prints: that brings ReportLab."""

    def __iter__(self) -> Iterator[str]:
        from partnerdesk.services.printouts import PRINTOUTS

        return (printout.key for printout in PRINTOUTS)

    def __contains__(self, word: object) -> bool:
        return any(word == key for key in self)


def add_commands(commands: Commands) -> None:
    """Add ``print``."""
    printing = add_command(commands, "print", "make a paper as PDF", _print, takes_two=True)
    printing.add_argument(
        "what", choices=_PaperNames(), metavar="PAPER", help="one of: %(choices)s"
    )
    add_partnership(printing, "the partnership the paper is about")
    printing.add_argument(
        "--partner",
        action="append",
        default=[],
        metavar="NAME_OR_ID",
        help="only this partner; may be given several times",
    )
    printing.add_argument(
        "--blank", action="store_true", help="a form to fill in by hand, where the paper has one"
    )
    printing.add_argument("--meeting", type=int, metavar="ID", help="see: list meetings")
    printing.add_argument("--original", type=int, metavar="N", help="of a contract, from 1")
    versions = printing.add_mutually_exclusive_group()
    versions.add_argument("--draft", type=int, metavar="N", help="of a contract, by its number")
    versions.add_argument("--frozen", action="store_true", help="the contract frozen last")
    printing.add_argument("--number", type=int, metavar="N", help="of an amendment, from 1")
    letters = tuple(kind.value for kind in LetterKind)
    printing.add_argument("--letter", choices=letters, default="", help="what it is for")
    sheets = tuple(sheet.key for sheet in LABEL_SHEETS)
    printing.add_argument("--label-sheet", choices=sheets, default="", help="kind of label sheet")
    printing.add_argument(
        "--first-label", type=int, default=1, metavar="N", help="first label still there, from 1"
    )
    printing.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE.pdf")


def _print(options: argparse.Namespace, desk: Desk) -> None:
    from partnerdesk.services.meetings import get_meeting
    from partnerdesk.services.paper_frame import save_pdf
    from partnerdesk.services.papers import LATEST_FROZEN
    from partnerdesk.services.partners import find_organisation
    from partnerdesk.services.printouts import PaperRequest, build_paper, printout_named

    request = PaperRequest(
        options.what,
        organisation_ids=tuple(find_organisation(desk, one) for one in options.partner),
        meeting_id=options.meeting,
        is_blank=options.blank,
        original=options.original,
        draft=LATEST_FROZEN if options.frozen else options.draft,
        amendment=options.number,
        letter=options.letter,
        label_sheet=options.label_sheet,
        first_label=options.first_label,
        language=options.language,
    )
    if options.meeting and not options.partnership:
        _meeting, partnership = get_meeting(desk, options.meeting)
        request = replace(request, partnership_id=partnership.id)
    elif options.partnership or printout_named(options.what).needs_partnership:
        request = replace(request, partnership_id=partnership_id(options, desk))
    save_pdf(build_paper(desk, request), options.output)
    print(options.output)
