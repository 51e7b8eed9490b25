from django.urls import URLPattern, path, register_converter

from applicants.exporting.views import shortlist_csv, shortlist_print, shortlist_xlsx
from applicants.shortlist.views.entry import entry, entry_change, entry_looked
from applicants.shortlist.views.listed import shortlist
from applicants.shortlist.views.order import entry_move, shortlist_order
from applicants.shortlist.views.save import entry_save
from applicants.shortlist.views.several import entry_remove, shortlist_change, shortlist_restore
from search.matched.compared import PUBLIC_ID


class PublicId:
    """So that no other address under /list/ is taken for a program's."""

    regex = PUBLIC_ID

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PublicId, "public_id")

urlpatterns: list[URLPattern] = [
    path("list/", shortlist, name="shortlist"),
    path("list/save/", entry_save, name="entry-save"),
    path("list/order/", shortlist_order, name="shortlist-order"),
    path("list/several/", shortlist_change, name="shortlist-change"),
    path("list/back/", shortlist_restore, name="shortlist-restore"),
    path("list/list.csv", shortlist_csv, name="shortlist-csv"),
    path("list/list.xlsx", shortlist_xlsx, name="shortlist-xlsx"),
    path("list/print/", shortlist_print, name="shortlist-print"),
    path("list/<public_id:public_id>/", entry, name="entry"),
    path("list/<public_id:public_id>/change/", entry_change, name="entry-change"),
    path("list/<public_id:public_id>/move/", entry_move, name="entry-move"),
    path("list/<public_id:public_id>/looked/", entry_looked, name="entry-looked"),
    path("list/<public_id:public_id>/remove/", entry_remove, name="entry-remove"),
]
