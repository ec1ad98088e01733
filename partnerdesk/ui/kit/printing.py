"""Hands a finished PDF to the printer: through CUPS where it is there, else through Qt."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SECONDS_TO_WAIT = 20
_DOTS_PER_INCH = 300
"""Enough for 8 pt text; a page at 600 would take 140 MB of an old computer's memory."""


@dataclass(frozen=True)
class PrintJob:
    """How a paper is to be printed."""

    printer: str
    copies: int = 1
    two_sided: bool = False
    paper_size: PaperSize = PaperSize.A4


def printers() -> tuple[str, ...]:
    """The printers of this computer, the usual one first; empty where there is none."""
    if not _has_cups():
        return _qt_printers()
    names = [name for name in _run_cups("lpstat", "-e").stdout.splitlines() if name.strip()]
    usual = _run_cups("lpstat", "-d").stdout.rpartition(": ")[2].strip()
    return tuple(sorted(names, key=lambda name: (name != usual, name)))


def print_pdf(pdf: Path, job: PrintJob) -> None:
    """Print a PDF file.

    Raises:
        UserError: there is no printer, or it did not take the paper.
    """
    if job.printer not in printers():
        raise UserError(
            N_("There is no printer."),
            N_("Switch it on and try again, or save the PDF and print it elsewhere."),
        )
    if _has_cups():
        _print_through_cups(pdf, job)
    else:
        _print_through_qt(pdf, job)


def _has_cups() -> bool:
    return shutil.which("lp") is not None and shutil.which("lpstat") is not None


def _print_through_cups(pdf: Path, job: PrintJob) -> None:
    sides = "two-sided-long-edge" if job.two_sided else "one-sided"
    answer = _run_cups(
        *("lp", "-d", job.printer, "-n", str(job.copies)),
        *("-o", f"sides={sides}", "-o", f"media={job.paper_size.value}", "--", str(pdf)),
    )
    if answer.returncode != 0:
        raise _refused(job.printer)


def _run_cups(*command: str) -> subprocess.CompletedProcess[str]:
    plain = os.environ | {"LC_ALL": "C.UTF-8"}  # "lpstat -d" answers in the user's language
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=_SECONDS_TO_WAIT,
            env=plain,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError(
            N_("The printing system does not answer."),
            N_("Save the PDF for now, and try again later."),
        ) from error


def _refused(printer: str) -> UserError:
    return UserError(
        N_("{printer} did not take the paper."),
        N_("Check that it is on and connected. You can also save the PDF."),
        printer=printer,
    )


def _qt_printers() -> tuple[str, ...]:
    from PySide6.QtPrintSupport import QPrinterInfo  # asks the system: only when printing

    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != usual, name)))


def _print_through_qt(pdf: Path, job: PrintJob) -> None:
    from PySide6.QtPrintSupport import QPrinter  # only where there is no CUPS

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(job.printer)
    printer.setCopyCount(job.copies)
    duplex = (
        QPrinter.DuplexMode.DuplexLongSide if job.two_sided else (QPrinter.DuplexMode.DuplexNone)
    )
    printer.setDuplex(duplex)
    paint_pdf(pdf, printer, job.paper_size)


def paint_pdf(pdf: Path, printer: QPrinter, paper_size: PaperSize) -> None:
    """Paint the pages of a PDF on a printer's sheets, at their true size.

    Raises:
        UserError: the printer cannot be reached.
    """
    from PySide6.QtCore import QMarginsF, QRect
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter

    from partnerdesk.ui.kit.pdf_pages import PdfPages

    sizes = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}
    printer.setResolution(_DOTS_PER_INCH)
    printer.setFullPage(True)
    pages = PdfPages(pdf.read_bytes())
    painter = QPainter()
    try:
        for number, size in enumerate(pages.sizes):
            lies = size.width() > size.height()
            turn = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
            layout = QPageLayout(QPageSize(sizes[paper_size]), turn, QMarginsF())
            printer.setPageLayout(layout)
            if not (printer.newPage() if number else painter.begin(printer)):
                raise _refused(printer.printerName())
            width = round(size.width() / 72 * _DOTS_PER_INCH)
            height = round(size.height() / 72 * _DOTS_PER_INCH)
            painter.drawImage(QRect(0, 0, width, height), pages.picture(number, width))
    finally:
        painter.end()
        pages.close()
