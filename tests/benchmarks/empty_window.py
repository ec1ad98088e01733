"""The floor of the start: a window of PySide6 with nothing in it, closed after its first paint."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class EmptyWindow(QWidget):
    """Ends the program once it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QTimer.singleShot(0, QApplication.quit)


app = QApplication(sys.argv)
window = EmptyWindow()
window.resize(1366, 768)
window.show()
app.exec()
