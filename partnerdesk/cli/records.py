"""The records as a whole: the example centre, the check of a partnership, backups."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from partnerdesk.cli.commands import (
    NOT_SO,
    Commands,
    add_command,
    add_folder_command,
    add_partnership,
    partnership_id,
    read_clock,
    texts_for,
)
from partnerdesk.paths import DATABASE_NAME
from partnerdesk.services.desk import Desk


def add_commands(commands: Commands) -> None:
    """Add ``sample``, ``check``, ``verify``, ``backup`` and ``restore``."""
    sample = add_folder_command(
        commands, "sample", "make the example centre in the data folder", _make_sample
    )
    sample.set_defaults(fills_records=True)
    check = add_command(commands, "check", "say which of the founding statements hold", _check)
    add_partnership(check, "the partnership to look at", required=True)
    check.add_argument("--json", action="store_true", help="for other programs")
    verify = add_command(commands, "verify", "say which frozen agreement a PDF is", _verify)
    verify.add_argument("file", type=Path, metavar="FILE.pdf")
    backup = add_command(commands, "backup", "make a checked backup", _back_up)
    backup.add_argument("--to", type=Path, metavar="DIR", help="for example on a stick")
    restore = add_folder_command(
        commands, "restore", "put a backup in the place of the data", _restore
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(fills_records=True)


def _make_sample(options: argparse.Namespace, folder: Path) -> None:
    from partnerdesk.services.sample import make_sample

    make_sample(folder, read_clock, options.language or "en")
    print(folder)


def _check(options: argparse.Namespace, desk: Desk) -> int:
    """The founding statements, then what the agreement lacks; not so while a must is open."""
    from partnerdesk.domain.findings import open_musts
    from partnerdesk.services.checks import check_partnership
    from partnerdesk.services.freezing import findings_of_partnership

    texts = texts_for(options, desk)
    number = partnership_id(options, desk)
    for_people = check_partnership(desk, number)
    findings = findings_of_partnership(desk, number)
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
    rows += [
        {
            "code": "sign",
            "state": one.grade.name.lower(),
            "title": texts.gettext(one.grade.label),
            "evidence": one.sentence.text(texts),
            "why": texts.gettext(one.why),
        }
        for one in findings
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print("\t".join((row["code"], row["state"], row["title"], row["evidence"])))
    return NOT_SO if open_musts(findings) else 0


def _verify(options: argparse.Namespace, desk: Desk) -> int:
    from partnerdesk.services.verifying import verify_file

    found = verify_file(desk, options.file)
    print(found.sentence.text(texts_for(options, desk)))
    return 0 if found.is_genuine else NOT_SO


def _back_up(options: argparse.Namespace, desk: Desk) -> None:
    from partnerdesk.services.backups import back_up

    print(back_up(desk, options.to).file)


def _restore(options: argparse.Namespace, folder: Path) -> None:
    from partnerdesk.services.opening import restore_into

    restore_into(folder, options.file, read_clock())
    print(folder / DATABASE_NAME)
