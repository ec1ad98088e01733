"""Print and export: the real pages, what to mend before, the printer, the PDF file."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.findings import Finding
from partnerdesk.domain.signing_check import check_before_signing
from partnerdesk.domain.texts import N_
from partnerdesk.services import agreements, partners, partnerships
from partnerdesk.services.centre import get_centre
from partnerdesk.services.freezing import findings_of
from partnerdesk.services.printouts import PaperRequest, printout_named
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.page import bring_into_view, page_header, page_layout, scroll_page
from partnerdesk.ui.kit.paper_preview import PaperPreview
from partnerdesk.ui.kit.printing import PrintJob, print_pdf, printers
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, fact_line
from partnerdesk.ui.screens.printing.freeze_panel import FreezePanel
from partnerdesk.ui.screens.printing.gap_list import GapList
from partnerdesk.ui.screens.printing.label_options import LabelOptions
from partnerdesk.ui.screens.printing.options import NAMED, PrintOptions
from partnerdesk.ui.screens.printing.paper_choice import (
    LABELS,
    REGISTER,
    PaperChoice,
    agreement_to_print,
    paper_to_sign,
)
from partnerdesk.ui.screens.printing.saving import SavePanel

_WIDTHS = (450, 660)


class PrintingScreen(Screen):
    """Choose a paper, see its pages, mend what is missing, print or save it."""

    tables = PARTNERSHIP_TABLES | {"centre"}
    help_topic = "printing"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._choice: PaperChoice | None = None
        self._about: tuple[int | None, dict[str, Any]] = (None, {})
        self._named = ""
        self._is_narrow = False
        self._originals = FieldRow(agreements.ORIGINALS, save=self._save_originals)
        self._options = PrintOptions(self._originals)
        self._labels = LabelOptions()
        self._gaps = GapList(self._mend)
        self._freezing = FreezePanel(context)
        self._saving = SavePanel(self._build)
        self._saving.answered.connect(self._show_answer)
        self._preview = PaperPreview(context.background, _("Preview of the paper"))
        self._pages_button = button(_("Preview"), "secondary", "eye")
        self._pages_button.setCheckable(True)
        self._pages_button.setShortcut("F7")
        self._pages_button.toggled.connect(self._arrange)
        self._print = button(_("Print"), "primary", "printer", self.print_)
        self._save = button(_("Save as PDF"), "primary", "save", self._save_pdf)
        actions = self._pages_button, self._print, self._save
        self._header = page_header(_("Print and export"), "", *actions)
        self._options.changed.connect(self._note_choice)
        self._options.printers_wanted.connect(self._look_again)
        self._labels.changed.connect(self.reload)
        self._lay_out()
        self._arrange()

    def arrive(
        self,
        partnership_id: int | None = None,
        paper: str = "",
        check: bool = False,
        field: str = "",
        is_blank: bool = False,
        **about: Any,
    ) -> None:
        """Show a paper of a partnership; ``check`` begins with what is missing.

        ``is_blank`` proposes a form to fill in by hand. ``about`` are further parts of the
        ``PaperRequest``, such as ``organisation_ids``. They hold until another partnership is
        chosen.
        """
        known = partnerships.list_partnerships(self.context.desk)
        paper = paper or paper_to_sign(self.context.desk, partnership_id)
        if partnership_id is None and known and printout_named(paper).needs_partnership:
            partnership_id = known[0].id
        self._about = (partnership_id, about)
        self._named = self._words_of_named(about.get("organisation_ids", ()))
        chosen = NAMED if self._named else partnership_id
        self._options.show_partnerships(known, chosen, self._named)
        self._options.set_paper(paper)
        self._options.set_blank(is_blank)
        self._offer_languages()
        self._propose_language()
        self._labels.propose(self._paper_size())
        self._look_for_printers()
        self.reload()
        self._first_action().setFocus(Qt.FocusReason.OtherFocusReason)
        if check:
            self._pages_button.setChecked(False)
            self._gaps.take_keyboard()
            bring_into_view(self._gaps)
        if field == "originals":
            self._originals.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(self._originals)

    def reload(self) -> None:
        """Show the chosen paper again."""
        desk, options = self.context.desk, self._options
        known = partnerships.list_partnerships(desk)
        options.show_partnerships(known, options.partnership_id, self._named)
        number, about = self._meant()
        found = next((one for one in known if one.id == number), None)
        if found is None and printout_named(options.paper).needs_partnership:
            options.set_paper(REGISTER)
        printout = printout_named(options.paper)
        options.offer_blank(printout.can_be_blank)
        if self._offer_languages():
            self._propose_language()
        is_labels = options.paper == LABELS
        self._labels.setVisible(is_labels)
        more = {**about, **(self._labels.parts() if is_labels else {})}
        request = PaperRequest(
            options.paper, number, language=options.language, is_blank=options.is_blank, **more
        )
        self._show(PaperChoice(request, found, agreement_to_print(desk, request)))

    def bookmark(self) -> dict[str, Any]:
        """The paper and what it is about."""
        number, about = self._meant()
        blank = {"is_blank": True} if self._options.is_blank else {}
        return {"partnership_id": number, "paper": self._options.paper, **blank, **about}

    def way_back(self) -> str:
        """To what is missing, and then to the printer."""
        return N_("Back to printing")

    def primary_action(self) -> None:
        """Print what is shown, or save it where there is no printer."""
        if self._options.printer:
            self.print_()
        else:
            self._save_pdf()

    def print_(self) -> None:
        """Ctrl+P prints here."""
        self.flush()
        choice, copies = self._choice, self._copies()
        if choice is None or copies is None:
            return
        desk = self.context.desk
        job = PrintJob(
            self._options.printer, copies, self._options.is_two_sided, self._paper_size()
        )
        self.context.background.run(
            lambda _job: choice.build_copies(desk, copies),
            lambda pdfs: self._send(pdfs, job),
            self._refuse,
            owner=self,
        )

    def set_narrow(self, narrow: bool) -> None:
        """The pages in place of the choices where there is no room for both."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._arrange()

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        how, what = self._options.how, self._options.what
        for part in (what, self._labels, self._gaps, self._freezing, how, self._saving):
            column.addWidget(part)
        column.addStretch(1)
        self._side = scroll_page(content)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(px(12))
        split.addWidget(self._side)
        split.addWidget(self._preview)
        split.setSizes([px(width) for width in _WIDTHS])
        split.setStretchFactor(1, 1)
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(split, 1)

    def _arrange(self) -> None:
        wants_pages = self._pages_button.isChecked()
        self._pages_button.setVisible(self._is_narrow)
        self._side.setVisible(not (self._is_narrow and wants_pages))
        self._preview.setVisible(not self._is_narrow or wants_pages)

    def _look_for_printers(self) -> None:
        """Offer the printers; without one the page is there to save the paper."""
        found = _printers()
        self._options.show_printers(found)
        self._print.setVisible(bool(found))
        self._save.setVisible(not found)

    def _look_again(self) -> None:
        self._look_for_printers()
        if self._options.printer:
            self._print.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.context.show_message(_("There is still no printer."), "info")

    def _first_action(self) -> QPushButton:
        return self._save if self._print.isHidden() else self._print

    def _save_pdf(self) -> None:
        self._pages_button.setChecked(False)  # what saving says stands beside the pages
        self._saving.save()

    def _show_answer(self) -> None:
        """Scroll to what saving said, once it has its place."""
        QTimer.singleShot(0, self._saving, lambda: self._side.ensureWidgetVisible(self._saving))

    def _offer_languages(self) -> bool:
        """Offer what the paper can speak besides the languages; whether that is new."""
        printout = printout_named(self._options.paper)
        is_other = self._options.offer_own_language(printout.own_language)
        columns = self._languages_of_draft() if printout.takes_two else ()
        return self._options.offer_two_languages(columns) or is_other

    def _propose_language(self) -> None:
        printout = printout_named(self._options.paper)
        if not printout.own_language:
            languages = self._languages_of_draft()
            self._options.set_language(",".join(languages) if printout.takes_two else languages[0])

    def _languages_of_draft(self) -> tuple[str, ...]:
        """Those of the draft that is meant, else that of the screen."""
        number, about = self._meant()
        desk, draft = self.context.desk, about.get("draft")
        filled = None
        if number:
            filled = (
                agreements.numbered_agreement(desk, number, draft)
                if draft
                else agreements.current_agreement(desk, number)
            )
        return filled.agreement.languages if filled else (current_texts().language,)

    def _meant(self) -> tuple[int | None, dict[str, Any]]:
        """The partnership, and the further parts of the request that hold for it."""
        chosen, (about_id, about) = self._options.partnership_id, self._about
        if chosen == NAMED:
            return about_id, about
        return chosen, about if not self._named and about_id == chosen else {}

    def _words_of_named(self, organisation_ids: Sequence[int]) -> str:
        """The one partner asked for by name, or how many they are."""
        if len(organisation_ids) == 1:
            return partners.get_organisation(self.context.desk, organisation_ids[0]).name
        count = len(organisation_ids)
        words = n_("{count} chosen partner", "{count} chosen partners", count)
        return words.format(count=count) if count else ""

    def _note_choice(self) -> None:
        self.flush()
        self.reload()

    def _show(self, choice: PaperChoice) -> None:
        if self._choice is None or choice.partnership != self._choice.partnership:
            self._originals.set_error("")
        self._choice = choice
        name = choice.partnership.name if choice.partnership is not None else _("All partners")
        if choice.request.organisation_ids:
            name = self._named
        self._header.set_subtitle(fact_line(name, _(choice.printout.label)))
        contract = choice.contract
        is_draft = contract is not None and contract.agreement.frozen is None
        self._gaps.setVisible(is_draft)
        self._freezing.setVisible(contract is not None)
        self._originals.setVisible(contract is not None)
        self._options.show_copies(contract is None)
        if contract is not None:
            self._check(contract)
            self._originals.refresh(contract.agreement.originals_count)
        self._options.show_paper_size(self._paper_size())
        desk = self.context.desk
        self._saving.propose(choice.file_name(desk))
        self._preview.show_paper(choice.key, lambda: choice.build(desk))

    def _check(self, contract: FilledAgreement) -> None:
        """Show what is found at once, and the letters that cannot be printed a little later."""
        desk = self.context.desk
        self._show_findings(contract, check_before_signing(contract, desk.clock().date()))
        self.context.background.run(
            lambda _job: findings_of(desk, contract),
            lambda findings: self._show_findings(contract, findings),
            owner=self,
        )

    def _show_findings(self, contract: FilledAgreement, findings: Sequence[Finding]) -> None:
        if self._choice is None or self._choice.contract is not contract:
            return  # another paper is shown by now
        self._gaps.show_findings(findings)
        self._freezing.show_contract(contract, findings)
        self._options.tab_through([*self._gaps.links, self._freezing])

    def _paper_size(self) -> PaperSize:
        centre = get_centre(self.context.desk)
        return centre.paper_size if centre is not None else PaperSize.A4

    def _copies(self) -> int | None:
        contract = self._choice.contract if self._choice is not None else None
        if contract is None:
            return self._options.copies()
        return contract.agreement.originals_count if self._originals.check() else None

    def _build(self) -> bytes:
        if self._choice is None:
            raise UserError(N_("There is no paper to save yet."), N_("Choose a paper first."))
        return self._choice.build(self.context.desk)

    def _save_originals(self, count: int) -> None:
        contract = self._choice.contract if self._choice is not None else None
        if contract is not None:
            agreements.set_originals_count(self.context.desk, contract.agreement.id, count)

    def _mend(self, gap: Finding) -> None:
        if gap.link.screen == "printing":
            self._originals.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.context.lead(gap.link.screen, **gap.link.arguments)

    def _send(self, pdfs: Sequence[bytes], job: PrintJob) -> None:
        """Hand the papers to the printer; numbered originals are papers of their own."""
        each = replace(job, copies=1) if len(pdfs) > 1 else job
        try:
            for pdf in pdfs:
                _print(pdf, each)
        except UserError as error:
            self._refuse(error)
            return
        said = n_(
            "{count} copy was sent to {printer}.",
            "{count} copies were sent to {printer}.",
            job.copies,
        )
        self.context.show_message(said.format(count=job.copies, printer=job.printer))

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.context.show_message(
            error_text(error), "bad", action=_("Save PDF"), on_action=self._saving.save
        )


def _print(pdf: bytes, job: PrintJob) -> None:
    with tempfile.TemporaryDirectory(prefix="partnerdesk-") as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(pdf)
        print_pdf(file, job)


def _printers() -> tuple[str, ...]:
    """The printers, or none where the system does not answer: printing says so, too."""
    try:
        return printers()
    except UserError:
        return ()
