"""Guides and questions for curators. What a form refuses is what loading a file refuses, by the same checks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.guides.checks import Problem, of_body, of_citations, of_days, of_section, of_source
from applicants.guides.loading import missing_guides
from applicants.guides.text import Written, text_of, unix_lines
from applicants.guides.views import page_of
from applicants.guides.waiting import EXPIRED, STATE, WITHOUT_TWIN, expired, without_twin
from applicants.models import Form, Guide, Reference
from programs.admin.base import HistoryAdmin, InlineFormSet, today
from programs.phases import Phase

if TYPE_CHECKING:
    GuideModelForm = forms.ModelForm[Guide]
    StackedInline = admin.StackedInline[Reference, Guide]
else:
    GuideModelForm = forms.ModelForm
    StackedInline = admin.StackedInline

UNPUBLISHED, EDITED = "unpublished", "edited"


class GuideForm(GuideModelForm):
    language = forms.ChoiceField(label=capfirst(gettext_lazy("language")), choices=settings.LANGUAGES)
    phases = forms.MultipleChoiceField(
        label=capfirst(gettext_lazy("when it is useful")),
        choices=Phase,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Guide
        fields = "__all__"
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 2, "cols": 90}),
            "body": forms.Textarea(attrs={"rows": 40, "cols": 110, "spellcheck": "true"}),
        }

    def clean_body(self) -> str:
        return unix_lines(self.cleaned_data["body"])

    def clean(self) -> dict[str, Any]:
        """Sources are checked against the text by their own forms, which come after this one."""
        told: dict[str, Any] = super().clean() or {}
        self._say(of_section(str(told.get("form")), str(told.get("section"))))
        if told.get("reviewed_on") and told.get("expires_on"):
            self._say(of_days(told["reviewed_on"], told["expires_on"]))
        body = told.get("body", "")
        if body:
            # What is wrong is no longer part of `told`.
            self._say(of_body(str(told.get("form")), body))
            known = {*Guide.objects.filter(form=Form.GUIDE).values_list("slug", flat=True), told.get("slug", "")}
            self._say(Problem("body", words) for words in missing_guides(body, known))
        return told

    def _say(self, problems: Iterable[Problem]) -> None:
        for one in problems:
            self.add_error(one.field, in_words(one))


def in_words(problem: Problem) -> str:
    if problem.line is None:
        return problem.words
    return _("Line %(line)s: %(words)s") % {"line": problem.line, "words": problem.words}


COLUMNS = {"check": "check_url"}


class SourceForms(InlineFormSet):
    """`instance` has the text as it was just sent."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        kept = [one for one in self.forms if one.cleaned_data.get("key") and not one.cleaned_data.get("DELETE")]
        sources = [written(form.cleaned_data) for form in kept]
        for form, source in zip(kept, sources, strict=True):
            for problem in of_source(source):
                form.add_error(COLUMNS.get(member_of(problem), member_of(problem)), problem.words)
        by_key = {source.key: form for form, source in zip(kept, sources, strict=True)}
        self._say(of_citations(self.instance.body, sources), by_key)

    def _say(self, problems: Iterable[Problem], forms_by_key: dict[str, Any]) -> None:
        in_text = []
        for problem in problems:
            if problem.field == "body":
                in_text.append(in_words(problem))
            else:
                forms_by_key[problem.field.split(".")[1]].add_error("key", problem.words)
        if in_text:
            raise forms.ValidationError(in_text)


def written(told: dict[str, Any]) -> Written:
    return Written(told["key"], told["name"], told["url"], told["grade"], told["note"], told["check_url"])


def member_of(problem: Problem) -> str:
    return problem.field.rsplit(".", 1)[-1]


class ReferenceInline(StackedInline):
    model = Reference
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    formset = SourceForms
    extra = 1
    fieldsets = ((None, {"fields": (("key", "grade", "note"), "name", "url", "check_url")}),)
    verbose_name_plural = gettext_lazy("where it is written")


class State(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = STATE

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            (EXPIRED, _("to be checked again")),
            (WITHOUT_TWIN, _("in one language only")),
            (EDITED, _("edited here since it was loaded")),
            (UNPUBLISHED, _("not published")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Guide]) -> QuerySet[Guide]:
        match self.value():
            case "expired":
                return queryset & expired(today())
            case "without-twin":
                return without_twin(queryset)
            case "unpublished":
                return queryset.filter(published=False)
            case "edited":
                return queryset.filter(pk__in=[one.pk for one in queryset if is_edited(one)])
        return queryset


def is_edited(guide: Guide) -> bool:
    """Or made here. Such a text is not overwritten by its file."""
    return text_of(guide).fingerprint() != guide.loaded


@admin.register(Guide)
class GuideAdmin(HistoryAdmin):
    """Those to be checked soonest come first: what has expired leads."""

    form = GuideForm
    inlines = [ReferenceInline]
    list_display = ["title", "language", "section", "expires_on", "current", "published"]
    list_filter = [State, "language", "form", "section", "published"]
    search_fields = ["title", "summary", "slug", "body"]
    ordering = ["expires_on", "place", "slug", "language"]
    list_per_page = 100
    fieldsets = (
        (None, {"fields": ("form", "language", "slug", "title", "summary", "section", "place", "phases")}),
        (capfirst(gettext_lazy("text")), {"fields": ("body",)}),
        (gettext_lazy("Checking"), {"fields": ("reviewed_on", "expires_on", "published")}),
    )

    @admin.display(description=gettext_lazy("still stands"), boolean=True)
    def current(self, guide: Guide) -> bool:
        return not guide.expired(today())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Guide]:
        found: QuerySet[Guide] = super().get_queryset(request)
        return found.prefetch_related("references")

    def view_on_site(self, guide: Guide) -> str:
        """The preview: it shows what is not published too, in the guide's own language."""
        return reverse("admin:applicants_guide_preview", args=[guide.pk])

    def get_urls(self) -> list[URLPattern]:
        own = path("<int:pk>/preview/", self.admin_site.admin_view(self.preview), name="applicants_guide_preview")
        return [own, *super().get_urls()]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        guide = get_object_or_404(Guide.objects.prefetch_related("references"), pk=pk)
        if not self.has_view_permission(request, guide):
            raise PermissionDenied
        return render(request, "applicants/guides/guide.html", page_of(request, guide) | {"preview": True})
