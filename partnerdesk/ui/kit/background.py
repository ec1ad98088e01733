"""One worker thread for slow work; results come back in the window's thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

Result = TypeVar("Result")


class CancelledError(Exception):
    """The work was called off; raised inside the work by ``Job.check``."""


class Job(QObject):
    """Work under way: the worker reports through it, the window can call it off.

    Signals:
        progressed(int, int): steps done and steps in all.
        finished(): nothing more will come, whatever the outcome.
    """

    progressed = Signal(int, int)
    finished = Signal()
    _ended = Signal(object)

    def __init__(
        self, deliver: Callable[[Callable[[], None]], None], *, to_the_end: bool = False
    ) -> None:
        super().__init__()
        self.to_the_end = to_the_end
        self._deliver = deliver
        self._cancelled = Event()
        self._ended.connect(self._conclude)

    def cancel(self) -> None:
        """Ask the work to stop; its result will not be delivered."""
        self._cancelled.set()

    def check(self) -> None:
        """Called by the work between two steps.

        Raises:
            CancelledError: the window no longer wants the result.
        """
        if self._cancelled.is_set():
            raise CancelledError

    def report(self, done: int, total: int) -> None:
        """Called by the work: so many steps are done."""
        self.check()
        self.progressed.emit(done, total)

    def end(self, outcome: Callable[[], None]) -> None:
        """Called in the worker thread: the work is over, this is left to do in the window's."""
        self._ended.emit(outcome)

    @Slot(object)
    def _conclude(self, outcome: Callable[[], None]) -> None:
        self.finished.emit()
        if not self._cancelled.is_set():
            self._deliver(outcome)


_TURN_SECONDS = 0.0005
"""How long the worker may keep the window from answering a key; Python's own are ten times that."""


class Background(QObject):
    """Runs one piece of work after another, so that two never write at the same time."""

    def __init__(self) -> None:
        super().__init__()
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._jobs: set[Job] = set()

    def run(
        self,
        work: Callable[[Job], Result],
        on_done: Callable[[Result], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        owner: QObject | None = None,
        to_the_end: bool = False,
    ) -> Job:
        """Do the work in the worker thread and hand its result over in the window's thread.

        Without ``on_error`` a failure is raised in the window's thread, where it is shown like any
        other. When ``owner`` is deleted meanwhile, nothing is handed over. Work ``to_the_end`` is
        done even when the window closes before its turn: it writes what somebody has asked for.
        """

        def deliver(outcome: Callable[[], None]) -> None:
            if owner is None or isValid(owner):
                outcome()

        job = Job(deliver, to_the_end=to_the_end)
        self._jobs.add(job)
        job.finished.connect(lambda: self._jobs.discard(job))
        self._start_thread()
        self._queue.put(lambda: job.end(_outcome(job, work, on_done, on_error)))
        return job

    def stop(self) -> None:
        """Call off what only the window has wanted, and wait for the worker to end."""
        for job in tuple(self._jobs):
            if not job.to_the_end:
                job.cancel()
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None
        for job in self._jobs:
            job.cancel()  # a window that goes takes nothing over any more

    def _start_thread(self) -> None:
        if self._thread is None:
            sys.setswitchinterval(_TURN_SECONDS)
            self._thread = Thread(target=self._serve, name="background", daemon=True)
            self._thread.start()

    def _serve(self) -> None:
        while (work := self._queue.get()) is not None:
            work()


def _outcome(
    job: Job,
    work: Callable[[Job], Any],
    on_done: Callable[[Any], object],
    on_error: Callable[[Exception], object] | None,
) -> Callable[[], None]:
    """Do the work; answer what is left to do in the window's thread."""
    try:
        job.check()
        result = work(job)
    except CancelledError:
        job.cancel()
        return lambda: None
    except Exception as error:
        failure = error
        return lambda: _hand_over(failure, on_error)
    return lambda: _call(on_done, result)


def _call(receiver: Callable[[Any], object], value: object) -> None:
    receiver(value)


def _hand_over(error: Exception, on_error: Callable[[Exception], object] | None) -> None:
    if on_error is None:
        raise error
    on_error(error)
