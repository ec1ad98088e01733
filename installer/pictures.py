"""Makes the pictures of the README anew from the sample centre, without a display.

Started by ``dev.py pictures`` with the Python of ``.venv``.
"""

import os
import tempfile
from collections import Counter
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.domain.partnership import Path as Beginning
from partnerdesk.domain.settings import Colours
from partnerdesk.services.desk import Desk
from partnerdesk.services.interviews import load_draft, reopen, save_draft
from partnerdesk.services.opening import open_desk
from partnerdesk.services.papers import contract_pdf
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.services.sample import make_sample
from partnerdesk.ui.kit.pdf_pages import PdfPages
from partnerdesk.ui.kit.pdf_view import PdfSheets
from partnerdesk.ui.main_window import MainWindow

PICTURES = Path(__file__).resolve().parent.parent / "resources" / "pictures"
WINDOW_SIZE = (1366, 740)
PAGE_DOTS_PER_INCH = 110
PATIENCE_MILLISECONDS = 20_000


def morning() -> datetime:
    """The pictures always show the same day, so that only real changes show up in them."""
    return datetime(2026, 3, 12, 10, 42)  # noqa: DTZ001 - the centre's own time, as everywhere


def main() -> None:
    """Make the sample centre in a temporary folder and take all pictures."""
    app = QApplication([])
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        make_sample(Path(folder), morning, "en")
        with open_desk(Path(folder), morning) as desk:
            desk.settings.change(colours=Colours.LIGHT)
            _take_screens(desk)
            _take_contract(desk)
    app.quit()


def _take_screens(desk: Desk) -> None:
    began = {one.path: one.id for one in list_partnerships(desk)}
    ours = began[Beginning.BOTTOM_UP]
    window = MainWindow(desk)
    window.resize(*WINDOW_SIZE)
    window.show()
    window.activateWindow()
    _take(window, "home", "home")
    _take(window, "agreement", "agreements", partnership_id=ours, shows="decision_rule")
    _take(window, "budget", "budgets", partnership_id=began[Beginning.TOP_DOWN])
    answers = load_draft(desk, reopen(desk, ours)).answers
    _take(window, "interview", "interview", draft_id=save_draft(desk, None, "change", answers))
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # closes its papers


def _take(window: MainWindow, name: str, screen: str, **arguments: object) -> None:
    window.open(screen, **arguments)
    patience = QDeadlineTimer(PATIENCE_MILLISECONDS)
    while not _is_complete(window) and not patience.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    for _round in range(3):  # words that wrap know their height only after their width
        QApplication.processEvents()
    _save(window.grab().toImage(), name)


def _is_complete(window: QWidget) -> bool:
    previews = [one for one in window.findChildren(PdfSheets) if one.isVisible()]
    return all(preview.page_count() for preview in previews)


def _take_contract(desk: Desk) -> None:
    ours = next(one.id for one in list_partnerships(desk) if one.path is Beginning.TOP_DOWN)
    pages = PdfPages(contract_pdf(desk, ours))
    width = round(pages.sizes[0].width() / 72 * PAGE_DOTS_PER_INCH)
    _save(pages.picture(0, width), "contract")
    pages.close()


def _save(image: QImage, name: str) -> None:
    """With its 256 commonest colours a picture takes a third of the room, and looks the same."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(plain.constBits()).cast("I"))
    colours = [pixel for pixel, _count in pixels.most_common(256)]
    no_dots = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    file = PICTURES / f"{name}.png"
    packed = plain.convertToFormat(QImage.Format.Format_Indexed8, colours, no_dots)
    packed.save(str(file), quality=0)  # 0 packs tightest
    print(f"{file.name}: {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
