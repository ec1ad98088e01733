"""The leaflet that goes with the program on a stick."""

from __future__ import annotations

from collections.abc import Mapping

from partnerdesk import __version__
from partnerdesk.documents.leaflet import build_leaflet
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.leaflet import make_leaflet
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import Texts


def leaflet_pdf(
    texts: Texts,
    checksums: Mapping[str, str] | None = None,
    paper_size: PaperSize = PaperSize.A4,
) -> bytes:
    """The leaflet as PDF; whoever builds the packages knows their ``checksums``, by file name.

    It is the program's own paper, not the centre's: no name stands above it but PartnerDesk.
    """
    leaflet = make_leaflet(__version__, texts.language, checksums or {})
    return build_leaflet(leaflet, PaperContext("PartnerDesk", paper_size), texts)
