"""Lists: what is there, what is taken in from a file, what is given out into one."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from partnerdesk.cli.commands import (
    Commands,
    add_command,
    add_partnership,
    partnership_id,
    texts_for,
)
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.importing import NO_HEADER, Matching, RowState
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk

Record = dict[str, object]


def add_commands(commands: Commands) -> None:
    """Add ``list``, ``import`` and ``export``."""
    listing = add_command(commands, "list", "list what is there", _list)
    listing.add_argument("what", choices=sorted(_LISTS))
    listing.add_argument("--json", action="store_true", help="for other programs")
    taken = add_command(
        commands, "import", "take in a list, a package, an agreement or a budget", _import
    )
    taken.add_argument("what", choices=("agreement", "budget", "partners"))
    taken.add_argument(
        "file", type=Path, metavar="FILE", help="xlsx, xls, ods, csv, vcf, partnerdesk; docx"
    )
    add_partnership(taken, "whose new draft the agreement becomes, or whose budget grows")
    taken.add_argument("--dry-run", action="store_true", help="say what would be done, only")
    taken.set_defaults(fills_records=True)
    given = add_command(commands, "export", "give out a list, a package or an agreement", _export)
    given.add_argument("what", choices=("agreement", "budget", "partners"))
    given.add_argument("file", type=Path, metavar="FILE", help="xlsx, csv, vcf, partnerdesk; docx")
    add_partnership(given, "only the partners of this partnership, or its agreement or budget")
    given.add_argument("--with-notes", action="store_true", help="put notes into a package, too")
    given.add_argument("--with-research", action="store_true", help="and what was found out")


# What is there ------------------------------------------------------------------------------


def _list(options: argparse.Namespace, desk: Desk) -> None:
    rows = _LISTS[options.what](desk)
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            _print_line("" if value is None else str(value) for value in row.values())


def _partners(desk: Desk) -> list[Record]:
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


def _partnerships(desk: Desk) -> list[Record]:
    from partnerdesk.services.partnerships import list_partnerships

    return [
        {"id": one.id, "name": one.name, "path": one.path, "stage": one.stage}
        for one in list_partnerships(desk)
    ]


def _meetings(desk: Desk) -> list[Record]:
    from partnerdesk.services.partnerships import list_partnerships

    return [
        {
            "id": meeting.id,
            "partnership_id": meeting.partnership_id,
            "kind": meeting.kind,
            "day": meeting.day.isoformat(),
            "held": meeting.held,
        }
        for partnership in list_partnerships(desk)
        for meeting in partnership.meetings
    ]


def _agreements(desk: Desk) -> list[Record]:
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


def _budgets(desk: Desk) -> list[Record]:
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


_LISTS: dict[str, Callable[[Desk], list[Record]]] = {
    "agreements": _agreements,
    "budgets": _budgets,
    "meetings": _meetings,
    "partners": _partners,
    "partnerships": _partnerships,
}

# In and out ---------------------------------------------------------------------------------


def _import(options: argparse.Namespace, desk: Desk) -> None:
    from partnerdesk.services.package_file import SUFFIX

    if options.what == "agreement":
        _import_agreement(options, desk)
    elif options.what == "budget":
        _import_budget(options, desk)
    elif options.file.suffix.lower() == SUFFIX:
        _import_package(options, desk)
    else:
        _import_list(options, desk)


def _import_list(options: argparse.Namespace, desk: Desk) -> None:
    from partnerdesk.services import imports

    preview = imports.look(desk, options.file)
    _refuse_without_headings(preview.matching)
    if options.dry_run:
        _print_columns(preview.matching)
    plan = preview.plan if options.dry_run else imports.apply(desk, preview)
    texts = texts_for(options, desk)
    for row in plan.rows:
        if row.needs_look or row.state is RowState.SKIPPED:
            _print_line((str(row.row_number), row.state, row.name, row.text(texts)))
    _print_counts(plan.counts)


def _import_budget(options: argparse.Namespace, desk: Desk) -> None:
    """The costs of a sheet are added to the budget of a partnership."""
    from partnerdesk.domain.cost_plan import CostState
    from partnerdesk.services import budget_imports

    preview = budget_imports.look(desk, partnership_id(options, desk), options.file)
    _refuse_without_headings(preview.matching)
    if options.dry_run:
        _print_columns(preview.matching)
    plan = preview.plan if options.dry_run else budget_imports.apply(desk, preview)
    texts = texts_for(options, desk)
    for row in plan.rows:
        if row.needs_look or row.state is not CostState.COST:
            _print_line((str(row.row_number), row.state, row.name, row.text(texts)))
    for source in plan.new_sources:
        _print_line(("source", source.name, source.kind))
    _print_line(f"{state} {plan.counts[state]}" for state in CostState)
    _print_line(("total", texts.amount(plan.cost_minor, plan.currency), plan.currency))


def _print_columns(matching: Matching) -> None:
    for title, target in zip(matching.titles, matching.targets, strict=True):
        _print_line(("column", title, target or "-"))


def _refuse_without_headings(matching: Matching) -> None:
    """Nobody is there to be asked what each column holds.

    Raises:
        UserError: no heading is known.
    """
    if matching.header_at == NO_HEADER:
        raise UserError(
            N_("This list has no headings that we know."),
            N_("Write them above the columns, such as Name and Telephone, or use the window."),
        )


def _import_package(options: argparse.Namespace, desk: Desk) -> None:
    """Where both centres differ the register keeps its own, and both notes."""
    from partnerdesk.services import exchange

    preview = exchange.look(desk, options.file)
    plan = preview.plan if options.dry_run else exchange.apply(desk, preview)
    texts = texts_for(options, desk)
    for number, row in enumerate(plan.rows, start=1):
        if row.needs_look or row.state is RowState.SKIPPED:
            _print_line((str(number), row.state, row.name, row.text(texts)))
    _print_counts(plan.counts)


def _import_agreement(options: argparse.Namespace, desk: Desk) -> None:
    """A document becomes the next draft of a partnership; earlier drafts stay."""
    from partnerdesk.services import docx_import

    owner = partnership_id(options, desk)
    found = docx_import.look(options.file, texts_for(options, desk).language)
    if not options.dry_run:
        docx_import.make_draft(desk, owner, found, options.file.stem)
    for number, clause in enumerate(found.clauses, start=1):
        _print_line((str(number), clause.heading))


def _export(options: argparse.Namespace, desk: Desk) -> None:
    if options.what == "agreement":
        from partnerdesk.services.docx_export import export_agreement

        export_agreement(desk, partnership_id(options, desk), options.file)
        print(options.file)
    elif options.what == "budget":
        from partnerdesk.services.budget_workbook import export_budget

        export_budget(desk, partnership_id(options, desk), options.file, options.language)
        print(options.file)
    else:
        _export_partners(options, desk)


def _export_partners(options: argparse.Namespace, desk: Desk) -> None:
    from partnerdesk.services.exchange import give_package
    from partnerdesk.services.exports import export_partners
    from partnerdesk.services.package_file import SUFFIX
    from partnerdesk.services.partnerships import get_partnership

    only = None
    if options.partnership:
        partnership = get_partnership(desk, partnership_id(options, desk))
        only = [partner.organisation.id for partner in partnership.partners]
    if options.file.suffix.lower() == SUFFIX:
        give_package(
            desk,
            options.file,
            only,
            with_notes=options.with_notes,
            with_research=options.with_research,
        )
    else:
        export_partners(desk, options.file, only, options.language)
    print(options.file)


def _print_counts(counts: Counter[RowState]) -> None:
    _print_line(f"{state} {counts[state]}" for state in RowState)


def _print_line(cells: Iterable[str]) -> None:
    print("\t".join(cells))
