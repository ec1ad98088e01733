"""The budget on paper: every amount, right sums, columns in line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnerdesk.documents.budget_tables import build_budget
from partnerdesk.domain.budget import BudgetSheet, SourceKind
from partnerdesk.domain.papers import BudgetPaper
from partnerdesk.domain.texts import for_language
from tests.documents import reading, samples


def _printed(sheet: BudgetSheet, language: str = "en") -> bytes:
    return build_budget(BudgetPaper(samples.DRAFT, sheet), for_language(language))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("source_count", [0, 1, 5, 10])
def test_every_line_and_amount_is_printed(language: str, source_count: int) -> None:
    sheet = samples.sheet(source_count)
    texts = for_language(language)
    printed = " ".join(reading.page_texts(_printed(sheet, language)))
    for line in sheet.lines:
        assert line.text in printed
        assert texts.amount(line.cost_minor, "EUR") in printed
        assert all(texts.amount(minor, "EUR") in printed for minor in line.amounts.values())
    for source in sheet.sources:
        assert source.name in printed
        assert texts.amount(source.promised_minor, "EUR") in printed
        assert texts.amount(sheet.planned_minor[source.id], "EUR") in printed
    assert texts.amount(sheet.cost_minor, "EUR") in printed


def test_empty_lines_of_the_screen_are_not_signed() -> None:
    sheet = samples.sheet(2, 9)
    empty = replace(sheet.lines[1], text="", rate_minor=0, amounts={})
    unused = replace(empty, group="Not used")
    written = replace(sheet, lines=(sheet.lines[0], empty, *sheet.lines[2:], unused))
    printed = " ".join(reading.page_texts(_printed(written)))
    assert " A1 " in printed and " A2 " not in printed
    assert "Not used" not in printed
    skeleton = replace(sheet, lines=(empty, unused))
    assert "Not used" in " ".join(reading.page_texts(_printed(skeleton)))


def test_groups_have_letters_titles_and_subtotals() -> None:
    sheet = samples.sheet(2, 9)
    printed = " ".join(reading.page_texts(_printed(sheet)))
    amount = for_language("en").amount
    for group in sheet.groups:
        subtotal = sum(line.cost_minor for line in group.lines)
        assert f"{group.letter} {group.title} {group.letter}1" in printed
        assert f"Subtotal {group.letter} {amount(subtotal, 'EUR')}" in printed


def test_the_sums_of_what_is_given_in_kind_are_in_italics_too() -> None:
    sheet = samples.sheet(3, 9)
    in_kind = sheet.sources[1]
    assert in_kind.kind is SourceKind.IN_KIND
    amount = for_language("en").amount
    subtotals = [
        sum(line.amounts.get(in_kind.id, 0) for line in group.lines) for group in sheet.groups
    ]
    italic = reading.words_in_italics(_printed(sheet))
    for minor in (*subtotals, sheet.planned_minor[in_kind.id], in_kind.promised_minor):
        assert amount(minor, "EUR") in italic
    assert amount(sheet.cost_minor, "EUR") not in italic


def test_what_is_not_covered_has_a_column_only_where_something_is_missing() -> None:
    covered = samples.sheet(2, 6)
    first = covered.lines[0]
    amounts = {source: minor - 500 for source, minor in first.amounts.items()}
    gap = replace(covered, lines=(replace(first, amounts=amounts), *covered.lines[1:]))
    assert "Not covered" not in " ".join(reading.page_texts(_printed(covered)))
    assert "Not covered" in " ".join(reading.page_texts(_printed(gap)))


def test_the_header_is_repeated_on_every_page() -> None:
    pages = reading.page_texts(_printed(samples.sheet(5, 60)))
    assert len(pages) >= 3
    assert all("Cost line" in page and "Source5" in page for page in pages)


def test_the_rule_below_the_header_is_dark_on_every_page() -> None:
    petrol, hairline = "#0b5a60", "#c3cacc"
    pages = reading.rules(_printed(samples.sheet(3, 90)))
    assert len(pages) > 3
    for rules in pages:
        page_header, *_below = sorted(rule for rule in rules if rule.colour == petrol)
        table_header = min(r.top for r in rules if r.colour == petrol and r.top > page_header.top)
        last = [rule for rule in rules if abs(rule.top - table_header) < 0.5][-1]
        assert last.colour == petrol, "nothing lies on top of it"
        assert sum(rule.colour == hairline for rule in rules) < 40


def test_many_sources_are_shown_in_several_tables() -> None:
    pages = reading.page_texts(_printed(samples.sheet(10, 10)))
    with_first = [page for page in pages if "Source1 " in page]
    with_last = [page for page in pages if "Source10 " in page]
    assert with_first and with_last
    assert all("Costline1 rent" in page for page in (with_first[0], with_last[0]))


def test_amounts_stand_below_each_other() -> None:
    sheet = samples.sheet(2, 5)
    rates = [1_00 * 10**number for number in range(5)]
    lines = [replace(line, rate_minor=rate) for line, rate in zip(sheet.lines, rates, strict=True)]
    words = reading.words(_printed(replace(sheet, lines=tuple(lines))))[0]
    shown = {for_language("en").amount(line.cost_minor, "EUR") for line in lines}
    right_edges = {str(word["text"]): float(word["x1"]) for word in words if word["text"] in shown}
    assert len(right_edges) == 5
    assert max(right_edges.values()) - min(right_edges.values()) < 0.5


def test_nothing_runs_over_the_edge_of_the_paper() -> None:
    sheet = samples.sheet(5, 12)
    huge = replace(
        sheet, lines=tuple(replace(line, rate_minor=999_999_999_999) for line in sheet.lines)
    )
    pdf = _printed(huge)
    for words, (width, _) in zip(reading.words(pdf), reading.page_sizes(pdf), strict=True):
        assert max(float(word["x1"]) for word in words) < width - 40


def test_an_empty_budget_is_a_table_with_totals() -> None:
    empty = replace(samples.sheet(0, 1), lines=())
    assert "Total 0.00" in " ".join(reading.page_texts(_printed(empty)))


def test_currencies_without_decimals() -> None:
    printed = " ".join(reading.page_texts(_printed(samples.sheet(2, 3, currency="XAF"))))
    assert "All amounts in XAF." in printed
    assert "120,000" in printed


def test_a_very_long_budget_begins_new_tables_and_loses_no_line() -> None:
    sheet = samples.sheet(2, 700)
    printed = reading.whole_text(_printed(sheet))
    assert all(line.text in printed for line in sheet.lines)
    assert for_language("en").amount(sheet.cost_minor, "EUR") in printed
