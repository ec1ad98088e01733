'''Our widgets: everything two screens share.

How to write a screen
=====================
A screen is a folder ``ui/screens/<name>/`` with ``screen.py``; the main window's table names it::

    class RegisterScreen(Screen):
        """The partner register."""

        tables = frozenset({"partner", "contact"})
        help_topic = "register"

        def __init__(self, context: Context) -> None:
            super().__init__(context)
            add = button(_("Add partner"), "primary", "plus", self.new)
            page = page_layout(self)
            page.addWidget(page_header(_("Partner register"), "", add))
            ...

        def arrive(self, partner_id: int | None = None) -> None:
            self._partner_id = partner_id
            self.reload()

        def reload(self) -> None:
            self._model.set_rows(partners.list_register(self.context.desk))

Go elsewhere with ``context.open("partnership", partnership_id=7)``; say something in the page with
``context.show_message(_("Saved."))``. A ``UserError`` that a slot does not catch is shown at the
top of the page by itself; catch ``FieldError`` to show it at its field. After a write reload comes
by itself through ``tables``.

Where to find what
==================
- ``theme``: ``px``, ``colour``: every length and colour. No colour or pixel count elsewhere.
- ``language``: ``_``, ``n_``, ``current_texts``. Call them while building, never at import time.
- ``widgets``: ``label``, ``button``, ``icon_button``, ``card``, ``note``, ``pill``, ``hline``,
  ``progress_bar``, ``verbatim``, ``tooltip``; ``page``: ``page_layout``, ``page_header``,
  ``scroll_page``, ``one_card_page``, ``empty_state``, ``is_narrow``; ``flow``: ``FlowLayout``;
  ``two_columns``: ``TwoColumns``.
- ``fields``: ``FieldRow(spec, save=…)``: a form row from ``domain.fields.FieldSpec``. ``save`` gets
  each settled value and calls a service; its ``FieldError`` appears at the field. Connect
  ``changed`` to keep drafts. In ``reload`` call ``refresh(value)``: it keeps what is being typed;
  ``set_value`` shows another record. ``check()`` judges a field before going on.
- ``choice``: ``ChoiceCards``; ``strip``: ``MessageStrip``, ``UndoToast``.
- ``tables``: ``RowModel``, ``Column``, ``RecordTable``, ``ChipBar``; ``files``: asking for files.
- ``tabbed_screen``: ``TabbedScreen``, ``TabPage``: a partnership in several tabs;
  ``still_there``: ``partnership_or_leave`` for every other ``reload``.
- ``background``: slow work; ``pdf_view``: ``PdfView``; ``printing``: ``printers``, ``print_pdf``.

Looks are Qt properties (``role``, ``kind``, ``state``) that ``resources/style.qss`` dresses; a
widget with a style sheet of its own loses its focus ring. One scroll area a page, its bar of
buttons outside it. Never wider than 560 px at least. Everything mirrors: no left, no right. Never
show a widget that has no parent yet (``setVisible``, the first page of a ``QStackedLayout``): it
flashes up as a window of its own and takes the keyboard away.
'''
