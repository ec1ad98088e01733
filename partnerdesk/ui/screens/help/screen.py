"""Help: the page about the screen somebody came from, the founding ideas, and a glossary."""

from __future__ import annotations

import re
from typing import Any

from partnerdesk.paths import resource
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.topic_reader import Topic, TopicReader

_HEADING = re.compile(r"^# (?P<title>.+?) \{#(?P<topic>[a-z_]+)\}$", re.MULTILINE)


class HelpScreen(Screen):
    """The topics of the help; the first steps stand first."""

    help_topic = "help"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        topics = read_topics(current_texts().language)
        self._reader = TopicReader(
            (Topic(key, title, text) for key, (title, text) in topics.items()), _("Help text")
        )
        self._reader.link_followed.connect(self._reader.show_topic)
        layout = page_layout(self)
        layout.addWidget(page_header(_("Help"), _("F1 opens the page about where you are.")))
        layout.addWidget(self._reader, 1)

    def arrive(self, topic: str = "") -> None:
        """Show a topic; an unknown one leads to the first steps."""
        self._reader.show_topic(topic)

    def bookmark(self) -> dict[str, Any]:
        """The topic that is shown."""
        return {"topic": self._reader.current()}

    def set_narrow(self, narrow: bool) -> None:
        """Put the topics above the text, or beside it."""
        self._reader.set_narrow(narrow)


def read_topics(language: str) -> dict[str, tuple[str, str]]:
    """The help topics of a language in order: title and Markdown text by topic name."""
    written = resource(f"help/{language}.md").read_text(encoding="utf-8")
    matches = list(_HEADING.finditer(written))
    ends = [match.start() for match in matches[1:]] + [len(written)]
    return {
        match["topic"]: (match["title"], written[match.end() : end].strip())
        for match, end in zip(matches, ends, strict=True)
    }
