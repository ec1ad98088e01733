"""The one lock of PDFium, which knows no threads: the window draws while the worker puts together.

Hold it for one call after another, never while something else takes its time.
"""

from __future__ import annotations

from threading import Lock

PDFIUM = Lock()
