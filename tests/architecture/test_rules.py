"""Each house rule holds everywhere, and finds a fault that was planted."""

import pytest

from tests.architecture import rules
from tests.architecture.source import Module, Rule, modules

PROGRAM = ("partnerdesk",)
EVERYTHING = ("partnerdesk", "installer", "tests")
TESTS = ("tests",)

# rule, where it holds, the file and the fault of the negative control
RULES: list[tuple[Rule, tuple[str, ...], str, str]] = [
    (rules.short_enough, EVERYTHING, "partnerdesk/domain/x.py", "count = 1\n" * 601),
    (rules.no_waiting_dialog, PROGRAM, "partnerdesk/ui/x.py", "dialog.exec()"),
    (rules.no_translation_at_import, PROGRAM, "partnerdesk/ui/x.py", 'TITLE = _("Partners")'),
    (rules.no_translation_at_import, PROGRAM, "partnerdesk/ui/x.py", 'def f(t=_("A")): pass'),
    (rules.marks_hold_plain_texts, PROGRAM, "partnerdesk/ui/x.py", '_(f"{count} lines")'),
    (
        rules.marks_hold_plain_texts,
        PROGRAM,
        "partnerdesk/ui/x.py",
        '_("{count} lines".format(count=3))',
    ),
    (rules.exemptions_with_reason, EVERYTHING, "partnerdesk/x.py", "import os  # noqa: F401"),
    (rules.exemptions_with_reason, EVERYTHING, "partnerdesk/x.py", "f()  # type: ignore[arg-type]"),
    (rules.tests_wait_for_conditions, TESTS, "tests/x.py", "qtbot.wait(500)"),
]


def _name(value: object) -> str | None:
    return getattr(value, "__name__", None)


@pytest.mark.parametrize(
    ("rule", "folders"), dict.fromkeys((rule, folders) for rule, folders, _, _ in RULES), ids=_name
)
def test_the_rule_holds(rule: Rule, folders: tuple[str, ...]) -> None:
    broken = [sentence for module in modules(*folders) for sentence in rule(module)]
    assert not broken, f"{rule.__doc__}\n" + "\n".join(broken)


@pytest.mark.parametrize(("rule", "file", "fault"), [(r, f, c) for r, _, f, c in RULES], ids=_name)
def test_the_rule_finds_a_planted_fault(rule: Rule, file: str, fault: str) -> None:
    assert list(rule(Module(file, fault)))


@pytest.mark.parametrize(
    ("rule", "file", "harmless"),
    [
        (rules.no_waiting_dialog, "partnerdesk/app.py", "sys.exit(app.exec())"),
        (rules.no_translation_at_import, "partnerdesk/ui/x.py", 'def title(): return _("A")'),
        (rules.exemptions_with_reason, "x.py", "N_ = 1  # noqa: N802 - the usual name"),
        (rules.exemptions_with_reason, "x.py", "f()  # type: ignore[misc]  # stubs are wrong"),
    ],
    ids=_name,
)
def test_the_rule_lets_harmless_code_pass(rule: Rule, file: str, harmless: str) -> None:
    assert not list(rule(Module(file, harmless)))
