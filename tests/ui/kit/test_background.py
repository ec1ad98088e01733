"""Slow work: in another thread, its results in the window's thread."""

from threading import Event, Timer, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.ui.kit.background import Background, Job
from partnerdesk.ui.kit.changes import Changes


@pytest.fixture
def background(qapp: QApplication) -> object:
    made = Background()
    yield made
    made.stop()


def test_work_runs_elsewhere_and_its_result_comes_back(
    qtbot: QtBot, background: Background
) -> None:
    threads = []
    results: list[int] = []

    def work(_job: Job) -> int:
        threads.append(current_thread())
        return 42

    def done(result: int) -> None:
        threads.append(current_thread())
        results.append(result)

    background.run(work, done)
    qtbot.waitUntil(lambda: results == [42])
    assert threads[0] is not main_thread()
    assert threads[1] is main_thread()


def test_one_work_after_another(qtbot: QtBot, background: Background) -> None:
    order: list[int] = []
    finished: list[int] = []
    for number in range(5):
        background.run(lambda _job, n=number: order.append(n) or n, finished.append)
    qtbot.waitUntil(lambda: finished == [0, 1, 2, 3, 4])
    assert order == finished


def test_progress_is_reported(qtbot: QtBot, background: Background) -> None:
    steps: list[tuple[int, int]] = []
    go = Event()

    def work(job: Job) -> None:
        go.wait(5)
        for step in (1, 2, 3):
            job.report(step, 3)

    job = background.run(work, lambda _result: None)
    job.progressed.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(job.finished):
        go.set()
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_work_that_was_called_off_delivers_nothing(qtbot: QtBot, background: Background) -> None:
    delivered: list[object] = []
    started, go = Event(), Event()

    def work(job: Job) -> str:
        started.set()
        go.wait(5)
        job.check()
        return "too late"

    job = background.run(work, delivered.append, delivered.append)
    started.wait(5)
    job.cancel()
    with qtbot.waitSignal(job.finished):
        go.set()
    assert delivered == []


def test_a_failure_is_handed_over(qtbot: QtBot, background: Background) -> None:
    failures: list[Exception] = []

    def work(_job: Job) -> None:
        raise ValueError("broken stick")

    background.run(work, lambda _result: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0]) == "broken stick"


def test_a_failure_nobody_takes_is_raised_in_the_window(
    qtbot: QtBot, background: Background
) -> None:
    def work(_job: Job) -> None:
        raise ValueError("broken stick")

    with qtbot.captureExceptions() as caught:
        job = background.run(work, lambda _result: None)
        with qtbot.waitSignal(job.finished):
            pass
        qtbot.waitUntil(lambda: bool(caught))
    assert str(caught[0][1]) == "broken stick"


def test_nothing_is_handed_to_a_page_that_is_gone(qtbot: QtBot, background: Background) -> None:
    delivered: list[object] = []
    go = Event()
    page = QObject()
    job = background.run(lambda _job: go.wait(5), delivered.append, owner=page)
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        pass
    with qtbot.waitSignal(job.finished):
        go.set()
    assert delivered == []


def test_what_somebody_wants_written_is_written_before_the_window_goes(
    background: Background,
) -> None:
    done: list[str] = []
    delivered: list[object] = []
    go = Event()
    background.run(lambda _job: go.wait(5), delivered.append)
    background.run(lambda _job: done.append("a picture to look at"), delivered.append)
    background.run(lambda _job: done.append("a file"), delivered.append, to_the_end=True)
    Timer(0.05, go.set).start()
    background.stop()
    QApplication.processEvents()
    assert done == ["a file"]
    assert delivered == []


def test_changes_told_by_the_worker_arrive_in_the_window(
    qtbot: QtBot, background: Background
) -> None:
    changes = Changes()
    heard: list[tuple[frozenset[str], bool]] = []
    receiver = _Receiver(heard)
    changes.tables_changed.connect(receiver.hear)
    background.run(lambda _job: changes.tell({"partner"}), lambda _result: None)
    qtbot.waitUntil(lambda: heard == [(frozenset({"partner"}), True)])
    changes.tell(())
    assert len(heard) == 1


class _Receiver(QObject):
    def __init__(self, heard: list[tuple[frozenset[str], bool]]) -> None:
        super().__init__()
        self._heard = heard

    def hear(self, tables: frozenset[str]) -> None:
        self._heard.append((tables, current_thread() is main_thread()))
