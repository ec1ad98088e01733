"""Printing hands over the PDF with its settings, and says plainly when it cannot."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import for_language
from partnerdesk.ui.kit.printing import PrintJob, paint_pdf, print_pdf, printers

LPSTAT = """#!/bin/sh
case "$1" in
  -e) printf 'Upstairs\\nOffice\\n' ;;
  -d) echo 'system default destination: Office' ;;
esac
"""
LP = """#!{python}
import json, sys
from pathlib import Path
Path({record!r}).write_text(json.dumps(sys.argv[1:]))
sys.exit({answer})
"""


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawString(100, 700, "Contract")
    canvas.showPage()
    canvas.setPageSize(landscape(A4))
    canvas.drawString(100, 300, "Budget")
    canvas.showPage()
    canvas.save()
    file = tmp_path / "contract.pdf"
    file.write_bytes(buffer.getvalue())
    return file


def _install_printing_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int = 0
) -> Path:
    """Commands like those of CUPS that write down what they were told."""
    import sys

    record = tmp_path / "record.json"
    programs = tmp_path / "programs"
    programs.mkdir()
    scripts = {
        "lpstat": LPSTAT,
        "lp": LP.format(python=sys.executable, record=str(record), answer=answer),
    }
    for name, script in scripts.items():
        (programs / name).write_text(script)
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    return record


def test_the_usual_printer_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _install_printing_system(tmp_path, monkeypatch)
    assert printers() == ("Office", "Upstairs")


def test_the_paper_goes_to_the_printer_with_its_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf: Path
) -> None:
    record = _install_printing_system(tmp_path, monkeypatch)
    print_pdf(pdf, PrintJob("Office", copies=3, two_sided=True, paper_size=PaperSize.LETTER))
    told = json.loads(record.read_text())
    assert told[:4] == ["-d", "Office", "-n", "3"]
    assert "sides=two-sided-long-edge" in told
    assert "media=Letter" in told
    assert told[-1] == str(pdf)


def test_a_printer_that_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf: Path
) -> None:
    _install_printing_system(tmp_path, monkeypatch, answer=1)
    with pytest.raises(UserError) as caught:
        print_pdf(pdf, PrintJob("Office"))
    assert "Office did not take the paper." in caught.value.text(for_language("en"))


@pytest.mark.parametrize("has_system", [True, False])
def test_no_printer_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf: Path, has_system: bool
) -> None:
    if has_system:
        _install_printing_system(tmp_path, monkeypatch)
    else:
        monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError) as caught:
        print_pdf(pdf, PrintJob("Cellar"))
    assert "There is no printer." in caught.value.text(for_language("en"))


def test_without_a_printing_system_pages_are_painted_at_their_true_size(
    qapp: object, tmp_path: Path, pdf: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paint_pdf(pdf, printer, PaperSize.A4)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    sizes = [
        (round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages
    ]
    assert sizes == [(595, 842), (842, 595)]
