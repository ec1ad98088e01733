"""Taking in a list or a package: choose a file, look at every row, then all at once.

A list also has its columns matched; a package of another centre has something to choose.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from partnerdesk.domain.exchange_plan import Choice, PackagePlan
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.import_columns import NAME_TARGETS, TARGETS
from partnerdesk.domain.importing import Decision, ImportPlan, RowState
from partnerdesk.domain.texts import N_
from partnerdesk.services import exchange, imports
from partnerdesk.services.exchange import PackagePreview
from partnerdesk.services.imports import ImportPreview
from partnerdesk.services.package_file import SUFFIX
from partnerdesk.services.table_files import SUFFIXES
from partnerdesk.ui.kit.columns_step import ColumnsStep
from partnerdesk.ui.kit.file_step import FileStep
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.taking_in import TakingIn
from partnerdesk.ui.screens.register.import_rows_step import RowsStep
from partnerdesk.ui.screens.register.package_step import PackageStep

_FILE = FieldSpec(
    "file",
    N_("Where the list lies"),
    help=N_("You can also drop a file anywhere on this page."),
    required=True,
    max_length=1000,
)


class ImportPage(TakingIn):
    """Leads through the steps; nothing is changed before the last button.

    Signals:
        taken_in(): the partners of a list are in the register now.
    """

    taken_in = Signal()
    organisation_id: int | None = None

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Take in a list"), _("Back to the register"))
        self._preview: ImportPreview | None = None
        self._package: PackagePreview | None = None
        without = _("Say which column holds the names: nothing can be taken in without them.")
        self._columns = ColumnsStep(NAME_TARGETS, without)
        self._columns.matched.connect(self._match)
        self._columns.table_chosen.connect(self._choose_table)
        self._columns.another_file_wanted.connect(self._back_to_file)
        self._rows = RowsStep()
        self._rows.decided.connect(self._decide)
        self._rows.columns_wanted.connect(self._back_to_columns)
        self._rows.confirmed.connect(self._apply)
        self._partners = PackageStep()
        self._partners.decided.connect(self._decide_partner)
        self._partners.chosen.connect(self._choose)
        self._partners.another_file_wanted.connect(self._back_to_file)
        self._partners.confirmed.connect(self._apply_package)
        self._put_steps(_file_step(), (self._columns, self._rows, self._partners))

    def step_back(self) -> bool:
        """Go to the step before; whether there was one."""
        if not self._steps.isEnabled() or self._step() is self._file:
            return False
        if self._step() is self._rows:
            self._back_to_columns()
        else:
            self._back_to_file()
        return True

    def reload(self) -> None:
        """What was read from the file stays; it is compared once more before it is taken in."""

    def set_narrow(self, narrow: bool) -> None:
        """One under the other where there is no room side by side."""
        for step in (self._columns, self._rows, self._partners):
            step.set_narrow(narrow)

    # Steps

    def look_into(self, file: Path) -> None:
        """Look into a file: what would become of it?"""
        desk = self._context.desk
        self._file.show_file(file)
        if file.suffix.lower() == SUFFIX:
            self._work(lambda: exchange.look(desk, file), self._show_package)
        else:
            self._work(lambda: imports.look(desk, file), self._show_columns)

    def _looked_into(self) -> str:
        looked_into = self._preview or self._package
        return looked_into.file_name if looked_into else ""

    def _choose_table(self, table_at: int) -> None:
        preview = self._known_preview()
        self._work(
            lambda: imports.choose_table(self._context.desk, preview, table_at),
            self._show_columns,
        )

    def _match(self, targets: tuple[str, ...]) -> None:
        preview = self._known_preview()
        self._work(
            lambda: imports.match_again(self._context.desk, preview, targets), self._show_rows
        )

    def _decide(self, row_number: int, decision: Decision | None) -> None:
        preview = self._known_preview()
        self._work(
            lambda: imports.decide(self._context.desk, preview, row_number, decision),
            self._show_rows,
        )

    def _apply(self) -> None:
        preview = self._known_preview()
        self._work(lambda: imports.apply(self._context.desk, preview), self._tell_done)

    def _show_columns(self, preview: ImportPreview) -> None:
        self._preview = preview
        self._header.set_subtitle(preview.file_name)
        self._columns.show_columns(
            preview.tables,
            preview.table_at,
            preview.matching,
            TARGETS,
            len(preview.candidates),
        )
        self._go_to(self._columns)

    def _show_rows(self, preview: ImportPreview) -> None:
        self._preview = preview
        self._rows.show_plan(preview.plan, preview.decisions)
        self._go_to(self._rows)

    # Steps of a package

    def _decide_partner(self, uid: str, decision: Decision | None) -> None:
        package = self._known_package()
        self._work(
            lambda: exchange.decide(self._context.desk, package, uid, decision),
            self._show_package,
        )

    def _choose(self, uid: str, key: str, choice: Choice) -> None:
        """The page stays usable meanwhile: the keyboard is on the answers."""
        package = exchange.choose(self._known_package(), uid, key, choice)
        self._package = package
        self._context.background.run(
            lambda _job: exchange.plan_again(self._context.desk, package),
            self._show_choice,
            self._tell_failed,
            owner=self,
        )

    def _show_choice(self, package: PackagePreview) -> None:
        if package.choices == self._known_package().choices:  # not one that was chosen before
            self._show_package(package)

    def _apply_package(self) -> None:
        package = self._known_package()
        self._work(lambda: exchange.apply(self._context.desk, package), self._tell_done)

    def _show_package(self, package: PackagePreview) -> None:
        self._package = package
        self._header.set_title(_("Take in a package"))
        self._header.set_subtitle(package.file_name)
        self._partners.show_preview(package)
        self._go_to(self._partners)

    # Between the steps

    def _back_to_file(self) -> None:
        self._preview = self._package = None
        self._header.set_title(self._title)
        self._header.set_subtitle("")
        self._go_to(self._file)

    def _back_to_columns(self) -> None:
        self._go_to(self._columns)

    def _tell_done(self, plan: ImportPlan | PackagePlan) -> None:
        self.left.emit()
        self.taken_in.emit()
        self._context.show_message(done_words(plan), action=_("Undo"), on_action=self._context.undo)

    # What was looked into

    def _known_preview(self) -> ImportPreview:
        if self._preview is None:
            raise RuntimeError("No list was looked into")
        return self._preview

    def _known_package(self) -> PackagePreview:
        if self._package is None:
            raise RuntimeError("No package was looked into")
        return self._package


def _file_step() -> FileStep:
    words = _(
        "A table from Excel or LibreOffice, a CSV file, address cards (vCard), or a package "
        "of another centre (.partnerdesk). "
        "You see first what it holds. Nothing changes before you say so."
    )
    kind = _("Lists and packages")
    return FileStep(_FILE, _("Which list?"), words, kind, (*SUFFIXES, SUFFIX))


def done_words(plan: ImportPlan | PackagePlan) -> str:
    """What was taken in, in a sentence or two."""
    new, completed = plan.counts[RowState.NEW], plan.counts[RowState.COMPLETES]
    words = [n_("{count} partner is new.", "{count} partners are new.", new).format(count=new)]
    if completed:
        more = n_("{count} row completed a partner.", "{count} rows completed partners.", completed)
        words.append(more.format(count=completed))
    return " ".join(words)
