"""Where lines may end on paper."""

from __future__ import annotations

import pytest
from reportlab.lib.styles import ParagraphStyle

from partnerdesk.documents.breaking import kept_together, with_soft_hyphens
from partnerdesk.documents.style import BODY, CELL
from partnerdesk.documents.text import paragraphs


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("on 3 December 2026", "on 3~December~2026"),
        ("am 3. Dezember", "am 3.~Dezember"),
        ("31 Ausgaben", "31~Ausgaben"),
        ("1.200 EUR and EUR 20", "1.200~EUR and EUR~20"),
        ("5 % of it", "5~% of it"),
        ("§ 8, Page 2, Nr. 14", "§~8, Page~2, Nr.~14"),
        ("Lindenstraße 18, 20418 Uferau", "Lindenstraße~18, 20418~Uferau"),
        ("Amina · today", "Amina~· today"),
        ("in 2026 they met", "in 2026 they met"),
        ("from 9 to 12", "from 9 to~12"),
        ("word213 word214", "word213 word214"),
        ("7 Gleichstellungsbeauftragte", "7 Gleichstellungsbeauftragte"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, kept: str) -> None:
    assert kept_together(typed).replace("\N{NO-BREAK SPACE}", "~") == kept


def test_a_short_last_word_is_not_alone_on_its_line() -> None:
    words = "The chair makes sure that every partner is heard by all the others who are there"
    assert kept_together(f"{words} now.").endswith("there\N{NO-BREAK SPACE}now.")


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("Gleichstellungsbeauftragte", "Gleichstellungs-beauftragte"),
        ("Wirtschaftsförderungsgesellschaft", "Wirtschafts-förderungs-gesellschaft"),
        ("Partnerschaft", "Partnerschaft"),
        ("x" * 100, "x" * 100),
    ],
)
def test_compounds_are_parted_at_their_joints(word: str, parted: str) -> None:
    assert with_soft_hyphens(word).replace("\N{SOFT HYPHEN}", "-") == parted


@pytest.mark.parametrize(("style", "width"), [(CELL, 100), (BODY, 125)])
def test_a_hyphen_shows_only_where_a_line_ends(style: ParagraphStyle, width: float) -> None:
    (narrow,) = paragraphs("Gleichstellungsbeauftragte", style)
    (wide,) = paragraphs("Gleichstellungsbeauftragte", style)
    narrow.wrap(width, 1000)
    wide.wrap(400, 1000)
    assert [line[1] for line in narrow.blPara.lines] == [["Gleichstellungs-"], ["beauftragte"]]
    assert [line[1] for line in wide.blPara.lines] == [["Gleichstellungsbeauftragte"]]
