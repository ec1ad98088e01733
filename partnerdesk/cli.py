"""The program without a window: lists, papers, checks and backups from the command line."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from partnerdesk import __version__
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import LANGUAGES, N_, Texts, for_language
from partnerdesk.paths import DATABASE_NAME, default_data_folder
from partnerdesk.services.desk import Desk

DONE = 0
WRONG_INPUT = 2


class _Parser(argparse.ArgumentParser):
    """An argument parser that says one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Leave with one sentence and exit code 2."""
        sentence = message[:1].upper() + message[1:]
        print(f"{sentence}. See: {self.prog} --help", file=sys.stderr)
        sys.exit(WRONG_INPUT)


OpenWindow = Callable[[Path, bool], int]
"""Opens the window on a data folder, and ends after the first paint if told so."""


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what the arguments say, in the window without a command; the answer is the exit code."""
    options, more = _window_parser().parse_known_args(arguments)
    if more:
        options = _parser().parse_args(arguments)
    folder = options.data or default_data_folder()
    if options.command is None:
        return open_window(folder, options.exit_when_shown)
    try:
        _run_command(options, folder)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads the list has seen enough, as ``head`` does
        _drop_output()
    except OSError:
        _drop_output()
        return _refuse(options, _not_written())
    except UserError as error:
        return _refuse(options, error)
    return DONE


def _refuse(options: argparse.Namespace, error: UserError) -> int:
    print(error.text(for_language(options.language or "en")), file=sys.stderr)
    return WRONG_INPUT


def _not_written() -> UserError:
    return UserError(
        N_("This could not be written."),
        N_("Check that there is room and that you may write there, then try again."),
    )


def _drop_output() -> None:
    """Forget what was not written yet, or Python would fail with it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _window_parser() -> argparse.ArgumentParser:
    """What the window needs; a start should not take the time to make all the commands."""
    parser = _Parser(prog="partnerdesk", add_help=False)
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder")
    parser.add_argument(
        "--exit-when-shown",
        action="store_true",
        help="end after the window was painted once, to measure the start",
    )
    parser.set_defaults(command=None, language=None)
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="partnerdesk",
        description="Start, agree, sign, pay for and keep alive the partnerships of a centre.",
        parents=[_window_parser()],
    )
    parser.add_argument("--version", action="version", version=f"PartnerDesk {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add(commands, "sample", _make_sample, "make the example centre in the data folder")
    lists = _add(commands, "list", _list, "list what is there")
    lists.add_argument("what", choices=sorted(_LISTS))
    lists.add_argument("--json", action="store_true", help="for other programs")
    papers = _add(commands, "print", _print, "make a paper as PDF")
    papers.add_argument("what", choices=("budget", "contract", "register"))
    papers.add_argument("--partnership", metavar="NAME_OR_ID")
    papers.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE.pdf")
    check = _add(commands, "check", _check, "say which of the founding statements hold")
    check.add_argument("--partnership", metavar="NAME_OR_ID", required=True)
    check.add_argument("--json", action="store_true", help="for other programs")
    taken = _add(commands, "import", _import, "take in a list: xlsx, xls, ods, csv or vcf")
    taken.add_argument("what", choices=("partners",))
    taken.add_argument("file", type=Path, metavar="FILE")
    taken.add_argument("--dry-run", action="store_true", help="say what would be done, only")
    given = _add(commands, "export", _export, "give out a list: xlsx, csv or vcf")
    given.add_argument("what", choices=("partners",))
    given.add_argument("file", type=Path, metavar="FILE")
    backup = _add(commands, "backup", _back_up, "make a checked backup")
    backup.add_argument("--to", type=Path, metavar="DIR", help="for example on a stick")
    restore = _add(commands, "restore", _restore, "put a backup in the place of the data")
    restore.add_argument("file", type=Path, metavar="FILE")
    return parser


def _add(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    command: Callable[[argparse.Namespace, Path], None]
    | Callable[[argparse.Namespace, Desk], None],
    help_text: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text, description=f"To {help_text}.")
    parser.add_argument("--language", choices=tuple(LANGUAGES), help="of the papers and messages")
    parser.set_defaults(command=command)
    return parser


def _run_command(options: argparse.Namespace, folder: Path) -> None:
    if options.command is _make_sample:
        _make_sample(options, folder)
        return
    if not (folder / DATABASE_NAME).exists() and options.command is not _restore:
        raise UserError(
            N_("There is no data in {folder} yet."),
            N_("Name another folder with --data, or make an example with: sample"),
            folder=str(folder),
        )
    if options.command is _restore:
        _restore(options, folder)
        return
    from partnerdesk.services.opening import open_desk

    with open_desk(folder, _read_clock) as desk:
        options.command(options, desk)


def _read_clock() -> datetime:
    return datetime.now()  # noqa: DTZ005, TID251 - the start-up hands the clock to all others


def _texts(options: argparse.Namespace, desk: Desk) -> Texts:
    return for_language(options.language or desk.settings.current.language or "en")


def _make_sample(options: argparse.Namespace, folder: Path) -> None:
    from partnerdesk.services.sample import make_sample

    make_sample(folder, _read_clock, options.language or "en")
    print(folder)


# Lists --------------------------------------------------------------------------------------


def _list(options: argparse.Namespace, desk: Desk) -> None:
    rows = _LISTS[options.what](desk)
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print("\t".join("" if value is None else str(value) for value in row.values()))


def _partners(desk: Desk) -> list[dict[str, object]]:
    from partnerdesk.services.partners import list_register

    return [
        {
            "id": entry.organisation.id,
            "name": entry.organisation.name,
            "kind": entry.organisation.kind,
            "level": entry.organisation.level,
            "stage": entry.stage,
            "place": entry.organisation.place,
        }
        for entry in list_register(desk)
    ]


def _partnerships(desk: Desk) -> list[dict[str, object]]:
    from partnerdesk.services.partnerships import list_partnerships

    return [
        {"id": one.id, "name": one.name, "path": one.path, "stage": one.stage}
        for one in list_partnerships(desk)
    ]


def _agreements(desk: Desk) -> list[dict[str, object]]:
    from partnerdesk.services.agreements import list_agreements

    return [
        {
            "id": one.id,
            "partnership_id": one.partnership_id,
            "title": one.title,
            "draft_number": one.draft_number,
            "language": one.language,
            "clauses": len(one.clauses),
        }
        for one in (filled.agreement for filled in list_agreements(desk))
    ]


def _budgets(desk: Desk) -> list[dict[str, object]]:
    from partnerdesk.services.budgets import list_budgets

    return [
        {
            "id": sheet.id,
            "partnership_id": sheet.partnership_id,
            "currency": sheet.currency,
            "total_minor": sheet.cost_minor,
        }
        for sheet in list_budgets(desk)
    ]


_LISTS: dict[str, Callable[[Desk], list[dict[str, object]]]] = {
    "agreements": _agreements,
    "budgets": _budgets,
    "partners": _partners,
    "partnerships": _partnerships,
}


def _import(options: argparse.Namespace, desk: Desk) -> None:
    from partnerdesk.domain.importing import RowState
    from partnerdesk.services import imports

    preview = imports.look(desk, options.file)
    plan = preview.plan if options.dry_run else imports.apply(desk, preview)
    texts = _texts(options, desk)
    for row in plan.rows:
        if row.needs_look or row.state is RowState.SKIPPED:
            print("\t".join((str(row.row_number), row.state, row.name, row.text(texts))))
    print("\t".join(f"{state} {plan.counts[state]}" for state in RowState))


def _export(options: argparse.Namespace, desk: Desk) -> None:
    from partnerdesk.services.exports import export_partners

    export_partners(desk, options.file, language=options.language)
    print(options.file)


# Papers, checks, backups --------------------------------------------------------------------


def _print(options: argparse.Namespace, desk: Desk) -> None:
    from partnerdesk.services.paper_frame import save_pdf
    from partnerdesk.services.printouts import PaperRequest, build_paper, printout_named

    chosen = options.partnership or printout_named(options.what).needs_partnership
    request = PaperRequest(
        options.what,
        _partnership_id(options, desk) if chosen else None,
        language=options.language,
    )
    save_pdf(build_paper(desk, request), options.output)
    print(options.output)


def _check(options: argparse.Namespace, desk: Desk) -> None:
    from partnerdesk.services.checks import check_partnership

    texts = _texts(options, desk)
    for_people = check_partnership(desk, _partnership_id(options, desk))
    rows = [
        {
            "code": result.code,
            "state": result.state,
            "title": texts.gettext(result.title),
            "evidence": result.evidence_text(texts),
            "why": texts.gettext(result.why),
        }
        for result in for_people
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print("\t".join((row["code"], row["state"], row["title"], row["evidence"])))


def _partnership_id(options: argparse.Namespace, desk: Desk) -> int:
    from partnerdesk.services.partnerships import find_partnership

    if not options.partnership:
        raise UserError(N_("Say which partnership, with --partnership and its name or number."))
    return find_partnership(desk, options.partnership).id


def _back_up(options: argparse.Namespace, desk: Desk) -> None:
    from partnerdesk.services.backups import back_up

    print(back_up(desk, options.to).file)


def _restore(options: argparse.Namespace, folder: Path) -> None:
    from partnerdesk.services.opening import restore_into

    restore_into(folder, options.file, _read_clock())
    print(folder / DATABASE_NAME)
