"""Every file of ``resources`` that the code names exists, in the checkout and in the wheel."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, Module, called_name, calls, files, modules

RESOURCES = ROOT / "resources"
DRAWS_ICON = {"icon", "picture"}


def named_resources(module: Module) -> Iterator[str]:
    """Names of the resources that a module asks for in so many words."""
    for call in calls(module.tree):
        if called_name(call) == "resource":
            yield from _texts(call.args[:1])
        icons = [word.value for word in call.keywords if word.arg == "icon_name"]
        if called_name(call) in DRAWS_ICON:
            icons += call.args[:1]
        yield from (f"icons/{name}.svg" for name in _texts(icons))


def _texts(values: list[ast.expr]) -> list[str]:
    """The plain strings among some values; an empty one means "no icon"."""
    literals = [value.value for value in values if isinstance(value, ast.Constant)]
    return [text for text in literals if isinstance(text, str) and text]


def missing(module: Module) -> list[str]:
    """Resources that a module names and nobody ships."""
    return [name for name in named_resources(module) if not (RESOURCES / name).exists()]


def test_every_named_resource_exists() -> None:
    lacking = {module.name: missing(module) for module in modules("partnerdesk")}
    assert {name: names for name, names in lacking.items() if names} == {}


@pytest.mark.parametrize(
    "fault",
    [
        'resource("help/nowhere.md")',
        'icon("no-such-drawing")',
        'button(_("Add"), icon_name="no-such-drawing")',
    ],
)
def test_a_missing_resource_is_found(fault: str) -> None:
    assert missing(Module("partnerdesk/ui/planted.py", fault))


def test_the_style_sheet_names_only_files_that_exist() -> None:
    style = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    named = re.findall(r"url\(([\w./-]+)\)", style)
    assert [name for name in named if not (RESOURCES / name).exists()] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The package as people would install it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", folder], cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_the_program_and_all_its_resources(wheel: zipfile.ZipFile) -> None:
    ours = [file.relative_to(ROOT) for file in files()]
    wanted = {file.as_posix() for file in ours if file.parts[0] == "partnerdesk"}
    for_readme = ("resources", "pictures")
    resources = [file for file in ours if file.parts[0] == "resources"]
    shipped = [file for file in resources if file.parts[:2] != for_readme]
    wanted |= {f"partnerdesk/{file.as_posix()}" for file in shipped}
    assert wanted - set(wheel.namelist()) == set()


def test_the_wheel_holds_compiled_translations_and_licences(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    sources = [Path(name) for name in names if name.endswith(".po")]
    assert {source.with_suffix(".mo").as_posix() for source in sources} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    strangers = [name for name in wheel.namelist() if not re.match(r"partnerdesk[/-]", name)]
    assert not strangers
    unwanted = ("__pycache__", "tests/", "resources/pictures/")
    assert not [name for name in wheel.namelist() if any(word in name for word in unwanted)]
