"""Reading stories, and deciding whether they are shown. Neither who sent one nor its private address stands here."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import F, OrderBy, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from applicants.models import Story, User
from applicants.stories.deciding import DECISIONS, decide
from applicants.stories.flags import Kind, flags
from programs.admin.base import ReadOnlyAdmin, change_url
from search.questions.countries import COUNTRIES

NAMES = {
    Kind.PHONE: gettext_lazy("phone number"),
    Kind.EMAIL: gettext_lazy("e-mail address"),
    Kind.LINK: gettext_lazy("link or account"),
    Kind.SCORE: gettext_lazy("exam score"),
}


class DecisionForm(forms.Form):
    """`seen`: the state that the page showed."""

    state = forms.ChoiceField(choices=[(one.value, one.label) for one in DECISIONS])
    seen = forms.ChoiceField(choices=Story.State.choices)
    why = forms.CharField(
        label=gettext_lazy("Why it is not shown"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Needed to decline. Its writer reads this sentence, and may send another story."),
    )

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("state") == Story.State.DECLINED and not self.cleaned_data.get("why"):
            self.add_error("why", _("Say why: its writer reads it."))
        return self.cleaned_data


@admin.register(Story)
class StoryAdmin(ReadOnlyAdmin):
    list_display = ["title", "state", "language", "flagged", "consented_at", "decided_at", "decided_by"]
    list_filter = ["state", "language"]
    list_select_related = ["decided_by"]
    search_fields = ["title", "text"]
    fields = [
        *("flagged", "title", "told", "language", "shown_name", "country", "specialty", "match_year", "consented_at"),
        *("state", "why", "decided_at", "decided_by"),
    ]
    readonly_fields = ["flagged", "told", "country"]
    change_form_template = "admin/applicants/story/change_form.html"

    def get_ordering(self, request: HttpRequest) -> list[str | OrderBy]:  # type: ignore[override]
        """What waits first, and of that what waits longest."""
        return [F("decided_at").desc(nulls_first=True), "consented_at", "pk"]

    @admin.display(description=gettext_lazy("looks like"))
    def flagged(self, story: Story) -> str:
        """What a program saw in it; a curator sees more."""
        found = flags("\n".join((story.title, story.shown_name, story.text)))
        return "; ".join(f"{NAMES[flag.kind]}: {flag.found}" for flag in found) or "-"

    @admin.display(description=gettext_lazy("story"))
    def told(self, story: Story) -> SafeString:
        # Escaped by `linebreaks` itself: what was sent is text, whatever it looks like.
        words = mark_safe(linebreaks(story.text, autoescape=True))  # noqa: S308
        return format_html('<div class="told-story" lang="{}" dir="auto">{}</div>', story.language, words)

    @admin.display(description=gettext_lazy("country of the medical school"))
    def country(self, story: Story) -> str:
        return str(COUNTRIES.get(story.school_country, story.school_country)) or "-"

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("applicants.change_story"))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """For administrators: what must go at once, and its writer does not take back."""
        return bool(request.user.has_perm("applicants.delete_story"))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.decide_view))
        urls: list[URLPattern] = super().get_urls()
        return [path("<int:pk>/decide/", view, name="applicants_story_decide"), *urls]

    def beside(self, request: HttpRequest, row: Story) -> dict[str, Any]:
        if not self.has_decide_permission(request):
            return {}
        url = reverse("admin:applicants_story_decide", args=[row.pk])
        return {"decide_url": url, "decision": DecisionForm(), "story": row}

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_decide_permission(request):
            raise PermissionDenied
        story = get_object_or_404(Story, pk=pk)
        form = DecisionForm(request.POST)
        if not form.is_valid():
            self.message_user(request, _("Choose, and to decline a story say why."), messages.ERROR)
        elif decide(story=story, by=cast(User, request.user), at=timezone.now(), **form.cleaned_data):
            self._record(request, story, CHANGE, form.cleaned_data["state"])
            self.message_user(request, _decided(form.cleaned_data["state"]), messages.SUCCESS)
        else:
            words = _("It was decided in the meantime, or stands so already. Nothing was changed.")
            self.message_user(request, words, messages.WARNING)
        return HttpResponseRedirect(change_url(story))

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Story]) -> list[LogEntry]:
        return [self._record(request, story, DELETION, "deleted") for story in queryset]

    def _record(self, request: HttpRequest, story: Story, act: int, words: str) -> LogEntry:
        """By its number: no word of a story stays on record once it is taken back."""
        return LogEntry.objects.create(
            user=cast(User, request.user),
            content_type=ContentType.objects.get_for_model(Story),
            object_id=str(story.pk),
            object_repr=f"story {story.pk}",
            action_flag=act,
            change_message=words,
        )


def _decided(state: str) -> str:
    if state == Story.State.SHOWN:
        return _("The story is shown from now on.")
    return _("The story is not shown. Its writer reads why.")
