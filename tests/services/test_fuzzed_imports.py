"""Tampered files of every import format: refused, or taken in as a whole, and never a crash.

``python -m tests.benchmarks.fuzz`` does the same with thousands of files.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, event, given, settings

from partnerdesk.services.desk import Desk
from tests import fuzzing


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(fuzzing.CASES)
def test_a_tampered_file_is_refused_or_taken_in_as_a_whole(
    desk: Desk, tmp_path: Path, case: fuzzing.Case
) -> None:
    event(f"{case[0]} {fuzzing.outcome_of(desk, tmp_path, case)}")
