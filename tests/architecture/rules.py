"""House rules that neither ruff nor import-linter knows. Each yields the places that break it."""

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
    "partnerdesk/ui/kit/files.py": "people know the file dialog of their own system",
}
READS_THE_CLOCK = ("partnerdesk/app.py", "partnerdesk/cli.py")
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "localtime"),
    ("QDate", "currentDate"),
    ("QTime", "currentTime"),
    ("QDateTime", "currentDateTime"),
}
READY_MADE_DIALOGS = {"QMessageBox", "QInputDialog", "QDialog", "QWizard", "QErrorMessage"}
BULK_NAMES = {"update", "delete", "insert"}
BULK_METHODS = {"bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings"}
WRITING_SQL = re.compile(r"\s*(UPDATE|DELETE\s+FROM|INSERT|REPLACE)\b")
BYPASSES_THE_JOURNAL = {
    "partnerdesk/store": "the journal, backups and migrations work below the rows",
}
PARAGRAPH_HELPER = "partnerdesk/documents/text.py"
TRANSLATES_NOW = {"_", "n_", "gettext", "ngettext", "pgettext"}


def short_enough(module: Module) -> Iterator[str]:
    """A reader holds a file in her head."""
    count = module.text.count("\n")
    if count > MOST_LINES:
        yield f"{module.name} has {count} lines; {MOST_LINES} are the limit"


def no_waiting_dialog(module: Module) -> Iterator[str]:
    """Questions are asked on the page; only two places may stop the program with a dialog."""
    for call in calls(module.tree):
        if called_name(call) in ("exec", "exec_") and module.name not in MAY_EXECUTE:
            yield f"{place(module, call)} waits in exec()"


def no_dialog_for_editing(module: Module) -> Iterator[str]:
    """Everything is edited on a page that saves itself."""
    if module.name in MAY_EXECUTE:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and node.id in READY_MADE_DIALOGS:
            yield f"{place(module, node)} uses {node.id}"


def no_clock(module: Module) -> Iterator[str]:
    """Only the start-up reads the clock; everybody else asks the desk."""
    if module.is_in(*READS_THE_CLOCK):
        return
    for call in calls(module.tree):
        if isinstance(call.func, ast.Attribute):
            owner = call.func.value
            owner_name = getattr(owner, "attr", getattr(owner, "id", ""))
            if (owner_name, call.func.attr) in CLOCKS:
                yield f"{place(module, call)} reads the clock with {owner_name}.{call.func.attr}"


def no_change_past_the_journal(module: Module) -> Iterator[str]:
    """A bulk statement would change rows without history and undo."""
    if module.is_in(*BYPASSES_THE_JOURNAL):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
            for name in sorted(BULK_NAMES & {alias.name for alias in node.names}):
                yield f"{place(module, node)} imports SQLAlchemy's {name}()"
        elif isinstance(node, ast.Call) and _is_bulk_call(node):
            yield f"{place(module, node)} changes rows with {called_name(node)}()"
        elif isinstance(node, ast.Constant) and _is_writing_sql(node.value):
            yield f"{place(module, node)} writes with SQL of its own"


def _is_bulk_call(call: ast.Call) -> bool:
    if called_name(call) in BULK_METHODS:
        return True
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    on_sqlalchemy = isinstance(owner, ast.Name) and owner.id in ("sqlalchemy", "sa")
    on_table = isinstance(owner, ast.Attribute) and owner.attr == "__table__"
    on_query = any(called_name(inner) == "query" for inner in calls(owner)) if owner else False
    return called_name(call) in BULK_NAMES and (on_sqlalchemy or on_table or on_query)


def _is_writing_sql(value: object) -> bool:
    if not isinstance(value, str) or not WRITING_SQL.match(value):
        return False
    return re.search(r"\b(SET|FROM|INTO|VALUES)\b", value) is not None


def paragraphs_through_the_helper(module: Module) -> Iterator[str]:
    """A raw Paragraph reads what people typed as markup: '<b' in a name would break the paper."""
    if module.name == PARAGRAPH_HELPER:
        return
    for call in calls(module.tree):
        if called_name(call) == "Paragraph":
            yield f"{place(module, call)} makes a raw Paragraph"


def no_translation_at_import(module: Module) -> Iterator[str]:
    """A text translated while a module loads stays in the language of that moment."""
    for call in _calls_at_import(module.tree):
        if called_name(call) in TRANSLATES_NOW:
            yield f"{place(module, call)} translates while the module is imported"


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
    """A fixed sleep is too long on a fast machine and too short on a slow one."""
    for call in calls(module.tree):
        if called_name(call) in ("sleep", "qSleep", "qWait"):
            yield f"{place(module, call)} sleeps"
        owner = getattr(call.func, "value", None)
        if isinstance(owner, ast.Name) and (owner.id, called_name(call)) == ("qtbot", "wait"):
            yield f"{place(module, call)} waits a fixed time"


def tests_use_real_parts(module: Module) -> Iterator[str]:
    """Nothing is mocked: a temporary database and a real widget are fast enough."""
    for node in ast.walk(module.tree):
        names = [alias.name for alias in getattr(node, "names", []) if isinstance(alias, ast.alias)]
        source = getattr(node, "module", "") or ""
        if any("mock" in name for name in (*names, source)):
            yield f"{place(module, node)} imports mocks"


def tests_use_public_names(module: Module) -> Iterator[str]:
    """A test that looks inside breaks when the inside is tidied."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Attribute) or not node.attr.startswith("_"):
            continue
        own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        if not own and not node.attr.endswith("__"):
            yield f"{place(module, node)} uses the private {node.attr}"
