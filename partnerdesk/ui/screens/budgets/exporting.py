"""Saving the whole budget as a workbook for Excel and LibreOffice."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.errors import UserError
from partnerdesk.services.budget_workbook import export_budget
from partnerdesk.services.paper_frame import file_name
from partnerdesk.ui.kit.files import ask_where_to_save, documents_folder
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context


def save_as_workbook(page: QWidget, context: Context, sheet: BudgetSheet) -> None:
    """Ask where the budget shall be saved, and say what came of it."""
    name = file_name(_("Budget"), sheet.partnership_name).removesuffix(".pdf")
    proposal = documents_folder() / f"{name}.xlsx"
    chosen = ask_where_to_save(page, _("Save as Excel file"), proposal, _("Excel (*.xlsx)"))
    if chosen is None:
        return
    try:
        export_budget(context.desk, sheet.partnership_id, chosen)
    except UserError as error:
        context.show_message(error.text(current_texts()), "bad")
    else:
        context.show_message(_("Saved as {name}.").format(name=chosen.name))
