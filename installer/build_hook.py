"""Compiles the translations whenever a wheel is built, so that none is packed without them."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTexts(BuildHookInterface[Any]):
    """A build hook of hatchling; ``pyproject.toml`` names it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before anything is packed."""
        texts = runpy.run_path(str(Path(self.root) / "installer" / "texts.py"))
        texts["compile_all"]()
