"""The files of the project as the architecture tests read them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {"__pycache__", "build", "dist"}


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the root of the project, and its text."""

    name: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return _parse(self.text)

    def is_in(self, *folders: str) -> bool:
        """Whether the file is one of these, or in one of these folders."""
        return any(self.name == folder or self.name.startswith(f"{folder}/") for folder in folders)


Rule = Callable[[Module], Iterator[str]]
"""A rule yields one sentence for each place that breaks it."""


@cache
def _parse(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the project, without what tools and builds leave behind."""
    return tuple(_walk(ROOT))


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        hidden_tool_folder = entry.name.startswith(".") and entry.name != ".ci"
        if entry.name in NOT_OURS or (entry.is_dir() and hidden_tool_folder):
            continue
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.suffix not in (".mo", ".pyc"):
            yield entry


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The Python files in these folders of the project."""
    found = []
    for file in files():
        name = file.relative_to(ROOT).as_posix()
        if file.suffix == ".py" and name.split("/")[0] in folders:
            found.append(Module(name, file.read_text(encoding="utf-8")))
    return tuple(found)


def called_name(call: ast.Call) -> str:
    """The last part of what is called: ``exec`` for ``dialog.exec()``."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call in a piece of code."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def place(module: Module, node: ast.AST) -> str:
    """Where something is, as editors open it."""
    return f"{module.name}:{getattr(node, 'lineno', 1)}"
