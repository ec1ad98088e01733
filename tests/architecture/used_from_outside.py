"""Names that look unused to vulture although somebody outside of the code uses them.

One line each, with who uses it. Vulture reads this file; nothing imports it.
"""

from zipfile import ZipInfo

from docx.dml.color import ColorFormat
from docx.opc.coreprops import CoreProperties
from docx.oxml.shared import CT_DecimalNumber
from docx.section import Section
from docx.text.parfmt import ParagraphFormat

from partnerdesk.domain import clauses
from partnerdesk.domain.drawings import DrawingColours
from partnerdesk.domain.pasted import _Collector
from partnerdesk.store.search import RegisterCountRow, RegisterLineRow, RegisterStaleRow
from partnerdesk.store.tables import StoredFileRow
from partnerdesk.ui.kit.theme import Palette

clauses.CONDITIONS  # tests compare the clause library with it

Palette.primary_hover  # resources/style.qss
Palette.tint  # resources/style.qss
Palette.focus  # resources/style.qss
Palette.ok  # resources/style.qss, and the states of kit.widgets by name
Palette.ok_bg  # resources/style.qss
Palette.warn  # resources/style.qss
Palette.warn_bg  # resources/style.qss
Palette.bad  # resources/style.qss
Palette.bad_bg  # resources/style.qss
Palette.info_bg  # resources/style.qss

ZipInfo.create_system  # written into the archive of a package
ZipInfo.external_attr  # written into the archive of a package

# Written into a Word file.
ColorFormat.rgb
CoreProperties.modified
CT_DecimalNumber.val
Section.page_width
Section.left_margin
Section.right_margin
ParagraphFormat.left_indent
ParagraphFormat.first_line_indent
ParagraphFormat.page_break_before
ParagraphFormat.keep_with_next
ParagraphFormat.keep_together
ParagraphFormat.space_before
ParagraphFormat.space_after

# Called by html.parser for each part of pasted text.
_Collector.handle_starttag
_Collector.handle_endtag
_Collector.handle_data

# Drawings ask for a colour by the name of its purpose.
DrawingColours.on_strong

# Tables that SQL fills and reads by name.
RegisterLineRow.place_key
RegisterLineRow.contact_key
RegisterCountRow.organisations
RegisterStaleRow.organisation_id
StoredFileRow.media_type  # for whoever takes the files out of the database without this program
