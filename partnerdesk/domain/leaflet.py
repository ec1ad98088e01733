"""The leaflet that goes with the packages on a stick: its words are data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partnerdesk.paths import resource


@dataclass(frozen=True)
class LeafletSection:
    """A heading, a few sentences, and steps one after the other or ways to choose from."""

    heading: str
    text: str
    steps: tuple[str, ...]
    is_numbered: bool
    has_checksums: bool


@dataclass(frozen=True)
class Leaflet:
    """What the leaflet says; ``checksums`` are the SHA-256 of the files by their names."""

    title: str
    lead: str
    sections: tuple[LeafletSection, ...]
    checksums_title: str
    no_checksums: str
    checksums: Mapping[str, str]


def make_leaflet(version: str, language: str, checksums: Mapping[str, str]) -> Leaflet:
    """The leaflet for a version of the program, with the checksums where they are known."""
    words = tomllib.loads(resource(f"templates/{language}/leaflet.toml").read_text("utf-8"))
    names = package_names(version)
    return Leaflet(
        words["title"],
        words["lead"].format(version=version),
        tuple(_section(section, names) for section in words["section"]),
        words["checksums"],
        words["no_checksums"],
        checksums,
    )


def package_names(version: str) -> dict[str, str]:
    """What the files of a version are called."""
    return {
        "setup": f"PartnerDesk-{version}-Setup.exe",
        "deb": f"partnerdesk_{version}_amd64.deb",
        "run": f"PartnerDesk-{version}-linux-x86_64.run",
        "source": f"PartnerDesk-{version}-source.tar.gz",
    }


def _section(section: Mapping[str, Any], names: Mapping[str, str]) -> LeafletSection:
    return LeafletSection(
        section["heading"],
        section["text"].format(**names),
        tuple(step.format(**names) for step in section.get("steps", ())),
        section.get("numbered", False),
        section.get("checksums", False),
    )
