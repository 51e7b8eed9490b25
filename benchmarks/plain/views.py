"""A ListView over a django-filter FilterSet, its facets by SQL grouping.

Nothing is made worse than a careful first version would be. It shares what Openward's page has too and what is not the
point: the parameters and their meanings (so the answers can be held equal), the prefetching of a page's rows, the words
of a card and its template, the layout. It differs where the index and the kept cards come in: count, page and facets
are queries, and rows are read for each request. Its template is plainer than ours: the facets are its form.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.views.generic import ListView

from programs.models import Program
from search.facets import facets
from search.filters import PER_PAGE, ProgramFilter
from search.presenters.cards import card


class ProgramListView(ListView):  # type: ignore[type-arg]  # generic for the checker alone
    template_name = "plain/program_list.html"
    paginate_by = PER_PAGE

    def get_queryset(self) -> QuerySet[Program]:
        self.search = ProgramFilter(self.request.GET, page_default=True)
        return self.search.qs.for_cards()

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context = super().get_context_data(**more)
        day = timezone.localdate()
        context["facets"] = facets(self.search)
        context["cards"] = [card(program, day) for program in context["object_list"]]
        return context
