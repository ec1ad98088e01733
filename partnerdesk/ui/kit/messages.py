"""What happens to errors nobody caught: staff's kind goes to the page, ours to the crash window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from partnerdesk.domain.errors import UserError
from partnerdesk.ui.kit.language import current_texts

log = logging.getLogger(__name__)

ErrorHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def error_text(error: UserError) -> str:
    """What went wrong and what to do next, in the screen language."""
    return error.text(current_texts())


def install_error_hook(show: Callable[[str], None], log_file: Path) -> None:
    """From now on show every error that reaches the event loop.

    ``show`` puts a sentence on the page. Qt calls this hook for errors in slots and events.
    """
    sys.excepthook = error_hook(show, log_file)


def error_hook(show: Callable[[str], None], log_file: Path) -> ErrorHook:
    """The hook itself: a ``UserError`` is shown, everything else is logged and owned up to."""

    def handle(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, UserError):
            show(error_text(error))
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = crash_report(error)
        log.critical("Unexpected error\n%s", report)
        from partnerdesk.ui.kit.crash import show_crash  # only needed once, if ever

        show_crash(report, log_file)

    return handle


def crash_report(error: BaseException) -> str:
    """Where it happened, without what people typed: messages of errors may quote their data."""
    lines = [type(error).__name__]
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} in {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)
