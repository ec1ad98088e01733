"""House rules beyond ruff and import-linter. Each yields the places that break it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Module, called_name, calls, place

MOST_LINES = 600

# Places that may wait for a dialog, and why.
MAY_EXECUTE = {
    "partnerdesk/app.py": "runs the event loop of the program",
    "partnerdesk/ui/kit/crash.py": "nothing else of the program can be trusted any more",
}
TRANSLATES_NOW = {"_", "n_", "gettext", "ngettext", "pgettext"}


def short_enough(module: Module) -> Iterator[str]:
    """A reader holds a file in her head."""
    count = module.text.count("\n")
    if count > MOST_LINES:
        yield f"{module.name} has {count} lines; {MOST_LINES} are the limit"


def no_waiting_dialog(module: Module) -> Iterator[str]:
    """Questions are asked on the page; only a mistake of ours may stop the program."""
    for call in calls(module.tree):
        if called_name(call) in ("exec", "exec_") and module.name not in MAY_EXECUTE:
            yield f"{place(module, call)} waits in exec()"


def no_translation_at_import(module: Module) -> Iterator[str]:
    """A text translated while a module loads stays in the language of that moment."""
    for call in _calls_at_import(module.tree):
        if called_name(call) in TRANSLATES_NOW:
            yield f"{place(module, call)} translates while the module is imported"


def marks_hold_plain_texts(module: Module) -> Iterator[str]:
    """Translators get the text with its placeholders; it is filled after the translation."""
    for call in calls(module.tree):
        if called_name(call) not in (*TRANSLATES_NOW, "N_"):
            continue
        for words in call.args:
            filled = isinstance(words, ast.Call) and called_name(words) == "format"
            if filled or isinstance(words, ast.JoinedStr | ast.BinOp):
                yield f"{place(module, call)} fills a text before it is translated"


def _calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Calls outside of function bodies; default values of parameters run at import, too."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for outside in (child.args, *child.decorator_list):
                yield from calls(outside)
        elif not isinstance(child, ast.Lambda):
            if isinstance(child, ast.Call):
                yield child
            yield from _calls_at_import(child)


EXEMPTION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma)\b(?P<codes>[^#]*)(?P<rest>#.*)?")


def exemptions_with_reason(module: Module) -> Iterator[str]:
    """Whoever switches a check off says why on the same line."""
    for number, line in enumerate(module.text.splitlines(), start=1):
        found = EXEMPTION.search(line)
        if found is None or _is_quoted(line, found.start()):
            continue
        said = found["codes"].partition(" - ")[2] or (found["rest"] or "").lstrip("# ")
        if len(said.split()) < 2:
            yield f"{module.name}:{number} switches a check off without a reason"


def _is_quoted(line: str, position: int) -> bool:
    return line[:position].count('"') % 2 == 1


def tests_wait_for_conditions(module: Module) -> Iterator[str]:
    """A fixed wait is too long on a fast machine and too short on a slow one."""
    for call in calls(module.tree):
        owner = getattr(call.func, "value", None)
        on_qtbot = isinstance(owner, ast.Name) and owner.id == "qtbot"
        if called_name(call) == "qWait" or (on_qtbot and called_name(call) == "wait"):
            yield f"{place(module, call)} waits a fixed time"
