"""Finds words in the code that a person would read but no translator would ever get."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Module, called_name, place

MARKS = {"_", "n_", "N_", "gettext", "ngettext", "pgettext"}
LOGGING = {"debug", "info", "warning", "error", "exception", "critical"}
TYPES = {"cast", "TypeVar", "ParamSpec", "NewType"}
STYLES = {"ParagraphStyle"}
"""What they are called is never printed."""
WORD_STYLES = ("Title", "Subtitle", "Heading 1", "List Bullet", "Normal", "Table Grid", "Arial")
BUGS = {
    "RuntimeError",
    "ValueError",
    "IndexError",
    "TypeError",
    "KeyError",
    "LookupError",
    "FileNotFoundError",
}
WORDS = re.compile(r"[^\W\d_]{2,}\W* +\W*[^\W\d_]{2,}|^[A-Z][a-zäöüß]+\b")

# Whole rooms and files whose words are for machines, and why.
SILENT = {
    "partnerdesk/store": "speaks SQL",
    "partnerdesk/ui/kit/theme.py": "draws with SVG and names fonts",
    "partnerdesk/documents/style.py": "names the styles of paragraphs",
    "partnerdesk/documents/breaking.py": "lists the words that keep together with a number",
    "partnerdesk/domain/duplicates.py": "lists the words that names are compared without",
    "partnerdesk/services/licences.py": "names programs, and finds headings of NOTICE.md",
    "partnerdesk/cli": "its help is English, like the words argparse adds",
}
# Single words that are the same in every language.
NAMES = {
    "English": "languages are listed by their own names",
    "Deutsch": "languages are listed by their own names",
    "Letter": "the name of a paper size",
    "PartnerDesk package": "the purpose a package names, read by programs only",
    "PartnerDesk text ": "the mark of a frozen PDF, read by programs only",
    **dict.fromkeys(WORD_STYLES, "the name of a style or of letters in every Word document"),
    "Qt ": "a name, before its version",
    "Python ": "a name, before its version",
    "True": "how a tick is written in a package",
    "total pages": "the name of a drawing inside the PDF",
}
CODES = re.compile(
    r"[A-Z][a-z]"  # categories of Unicode, for example
    r"|(Ctrl|Alt|Shift)\+.*"  # Qt writes shortcuts in the language of the screen by itself
    r"|(PDF)?\s*\(\*\..*\)"  # endings of file names
)


def untranslated(module: Module) -> Iterator[str]:
    """Every text a person sees goes through gettext."""
    if module.is_in(*SILENT):
        return
    for literal in _literals(module.tree):
        words = literal.value
        if isinstance(words, str) and WORDS.search(words) and not _is_name(words):
            yield f"{place(module, literal)} says {words[:60]!r} in one language only"


def _is_name(words: str) -> bool:
    return words in NAMES or CODES.fullmatch(words) is not None


def _literals(node: ast.AST) -> Iterator[ast.Constant]:
    """String literals that may be shown: no docstrings, annotations, logs and bug messages."""
    for child in _children(node):
        if isinstance(child, ast.Constant):
            if not isinstance(node, ast.Expr):
                yield child
        elif not _is_silent(child):
            yield from _literals(child)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "keys", "ops"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child


def _is_silent(node: ast.AST) -> bool:
    """Whether nobody but us reads what this code says."""
    if isinstance(node, ast.Assert):
        return True
    if isinstance(node, ast.Assign):
        return getattr(node.targets[0], "id", "") == "__all__"
    if isinstance(node, ast.Subscript):
        return getattr(node.value, "id", "") in ("Literal", "tuple", "list", "dict")
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return called_name(node.exc) in BUGS
    if not isinstance(node, ast.Call):
        return False
    is_log = called_name(node) in LOGGING and isinstance(node.func, ast.Attribute)
    return is_log or called_name(node) in MARKS | TYPES | STYLES
