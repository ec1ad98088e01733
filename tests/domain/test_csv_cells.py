"""Texts in a CSV file: nothing is calculated, and nothing is changed for good."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.csv_cells import defused, restored

DANGEROUS = tuple("=+-@＝＋－＠")
PIECES = ["=", "+", "-", "@", "'", ";", ",", "\t", "\n", '"', " ", "1", "cmd", "é", "＝"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1", "@SUM(A1)", "\t=1", "  =1", "'=1", "＝1", "+49-89-1", "+49(0)89", "+1"],
)
def test_whatever_could_be_calculated_gets_a_mark(text: str) -> None:
    assert defused(text).startswith("'")


@pytest.mark.parametrize("text", ["+49 89 1234567", "+4989123456", "Sunrise", "089-1234", "a=b"])
def test_numbers_of_telephones_and_plain_texts_stay(text: str) -> None:
    assert defused(text) == text


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert restored(defused(text)) == text


@pytest.mark.parametrize("other", list(";,\t|"))
@given(text=st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_cell_is_a_formula_even_cut_at_another_separator(other: str, text: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL).writerow(["Sunrise", defused(text)])
    lines = written.getvalue().splitlines()
    cells = [cell for line in lines for cell in line.split(other)]
    assert not [cell for cell in cells if cell.startswith(DANGEROUS)]
