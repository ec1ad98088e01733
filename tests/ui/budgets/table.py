"""The budget table in the hands of a person, and a partnership with a budget to try it on."""

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from partnerdesk.domain.budget import BudgetSheet, CostLine, Source, SourceKind
from partnerdesk.domain.history import Change
from partnerdesk.services import budget_rows, budgets, history
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import PartnershipRow
from tests.person import Person

SOURCES = (
    Source(0, "Mother Centre", SourceKind.OWN, 60_000),
    Source(0, "Town Council", SourceKind.CASH, 600_000),
    Source(0, "Youth Fund", SourceKind.GRANT, 300_000),
)
WALKS = "Walks"
ROOM = "Room"


class Table:
    """The table as a person sees it: cells by the number of the cost and the column's title."""

    def __init__(self, person: Person, desk: Desk, partnership_id: int, name: str) -> None:
        self.person = person
        self._desk = desk
        self._partnership_id = partnership_id
        self._name = name

    @property
    def view(self) -> QTableView:
        views = self.person.window.findChildren(QTableView)
        return next(view for view in views if view.accessibleName() == self._name)

    def sheet(self) -> BudgetSheet:
        found = budgets.get_budget(self._desk, self._partnership_id)
        assert found is not None
        return found

    def titles(self) -> list[str]:
        model = self.view.model()
        orientation = Qt.Orientation.Horizontal
        return [str(model.headerData(at, orientation)) for at in range(model.columnCount())]

    def numbers(self) -> list[str]:
        model = self.view.model()
        words = [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]
        return words if any(words) else [str(model.index(r, 1).data()) for r in range(len(words))]

    def spot(self, number: str, title: str) -> QPoint:
        index = self.view.model().index(self.numbers().index(number), self.titles().index(title))
        self.view.scrollTo(index)
        return self.view.visualRect(index).center()

    def go(self, number: str, title: str, *, extend: bool = False) -> None:
        """Click a cell; ``extend`` holds Shift."""
        modifier = Qt.KeyboardModifier.ShiftModifier if extend else Qt.KeyboardModifier.NoModifier
        spot = self.spot(number, title)
        left = Qt.MouseButton.LeftButton
        self.person.qtbot.mouseClick(self.view.viewport(), left, modifier, spot)

    def shown(self, number: str, title: str) -> str:
        row, column = self.numbers().index(number), self.titles().index(title)
        return str(self.view.model().index(row, column).data() or "")

    def here(self) -> tuple[str, str]:
        """The number and the title of the present cell."""
        index = self.view.currentIndex()
        return self.numbers()[index.row()], self.titles()[index.column()]

    def editor(self) -> QLineEdit | None:
        """The open cell."""
        return next((one for one in self.view.findChildren(QLineEdit) if one.isVisible()), None)

    def settled(self) -> bool:
        return self.editor() is None

    def copied(self, text: str) -> None:
        QApplication.clipboard().setText(text)


def make_partnership(desk: Desk, name: str = "Safe Streets") -> int:
    with desk.database.write(Change("Begin")) as session:
        row = PartnershipRow(name=name, path="bottom")
        row.budget = budget_rows.budget_row("EUR", SOURCES)
        session.add(row)
        session.flush()
        partnership_id = row.id
    made = budgets.get_budget(desk, partnership_id)
    assert made is not None
    own, town, fund = (source.id for source in made.sources)
    lines = [
        CostLine(0, WALKS, "Walk leaders", "walk", Decimal(12), 4000, {town: 48_000}),
        CostLine(0, WALKS, "Vests", "piece", Decimal(80), 800, {fund: 64_000}),
        CostLine(0, ROOM, "Rent", "month", Decimal(9), 50_000, {town: 450_000}),
        CostLine(0, ROOM, "Child care", "hour", Decimal(200), 1500, {own: 60_000, fund: 240_000}),
    ]
    budgets.set_cells(desk, partnership_id, [], Change("Fill"), added=lines)
    return partnership_id


def steps(desk: Desk) -> int:
    return len(history.list_history(desk))
