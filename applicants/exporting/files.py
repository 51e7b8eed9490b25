"""A table as a file: CSV for anything, a spreadsheet for those who open it there."""

import csv
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from applicants.exporting.guarding import fitting, guarded
from applicants.exporting.table import Table

CSV, XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\ufeff"
"""By this spreadsheets read the file as UTF-8, without which names lose their accents."""
AS_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "in_memory": True}
WIDEST = 60


def as_csv(table: Table) -> bytes:
    written = StringIO(newline="")
    writer = csv.writer(written)
    for cells in (table.header, *table.rows):
        writer.writerow([guarded(cell) for cell in cells])
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def as_xlsx(table: Table) -> bytes:
    """Each cell is written as text, whatever it looks like. The head stays in view and has filters."""
    written = BytesIO()
    cut = _("[cut here: the rest is in the CSV]")
    with Workbook(written, AS_TEXT) as book:
        sheet, bold, wrapped = book.add_worksheet(), book.add_format({"bold": True}), book.add_format()
        wrapped.set_text_wrap()
        wrapped.set_align("top")
        for number, cells in enumerate((table.header, *table.rows)):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, fitting(cell, cut), wrapped if number else bold)
        for column, cells in enumerate(zip(table.header, *table.rows, strict=True)):
            sheet.set_column(column, column, min(WIDEST, 2 + max(len(cell) for cell in cells)))
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)
    return written.getvalue()
