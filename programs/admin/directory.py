"""Institutions with their names and aliases, specialties and tracks."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from programs import curation, facts
from programs.admin.base import ConfirmAdmin, HistoryAdmin, InlineFormSet, ListAdmin, ReadOnlyAdmin, TabularInline
from programs.models import Institution, InstitutionAlias, Specialty, SpecialtySignal, Track
from programs.models.directory import Certainty


class NameWaitsFilter(admin.SimpleListFilter):
    title = _("waits for a curator")
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows = Institution.objects.names_to_confirm()
        return queryset.filter(pk__in=rows.values("pk")) if self.value() == "yes" else queryset


class AliasFormSet(InlineFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete %(name)s") % {"name": form.instance.name}


class AliasInline(TabularInline):
    model = InstitutionAlias
    formset = AliasFormSet
    fields = ["name", "by_hand"]
    readonly_fields = ["by_hand"]
    extra = 1

    def formfield_for_dbfield(self, db_field: Any, request: Any, **how: Any) -> Any:
        """The table has no label an input could point to."""
        formfield = super().formfield_for_dbfield(db_field, request, **how)
        if formfield is not None:
            formfield.widget.attrs["aria-label"] = str(db_field.verbose_name)
        return formfield


def _rewrites_a_feed(aliases: Any) -> bool:
    """Whether one that a feed gave was renamed or taken away: the feed would bring it back."""
    return any(not one.by_hand for one in (*aliases.deleted_objects, *(row for row, _ in aliases.changed_objects)))


@admin.register(Institution)
class InstitutionAdmin(HistoryAdmin, ConfirmAdmin, ListAdmin):
    list_display = ["code", "plain_name", "listed_name", "city", "state", "ccn", "name_certainty", "published"]
    list_display_links = ["code", "plain_name", "listed_name"]
    list_filter = [NameWaitsFilter, "name_certainty", "published", "state"]
    search_fields = ["=code", "=nrmp_code", "plain_name", "listed_name", "short_name", "aliases__name"]
    fields = [
        "code",
        "nrmp_code",
        "listed_name",
        "plain_name",
        "short_name",
        "city",
        "state",
        "latitude",
        "longitude",
        "ccn",
        "name_certainty",
        "named_by_hand",
        "note",
        "published",
    ]
    readonly_fields = ["code", "nrmp_code", "listed_name", "name_certainty", "named_by_hand", "published"]
    inlines = [AliasInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Institution, form: Any, change: bool) -> None:
        """From now on no feed overwrites what was edited here."""
        facts.one_writer()
        if form.changed_data:
            obj.named_by_hand = True
            obj._history_user = request.user  # type: ignore[attr-defined]  # read by simple_history
            obj.save(update_fields=[*form.changed_data, "named_by_hand"])
        if "state" in form.changed_data:
            obj.programs.update(state=obj.state)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if any(_rewrites_a_feed(aliases) for aliases in formsets) and not form.instance.named_by_hand:
            form.instance.named_by_hand = True
            form.instance._history_user = request.user
            form.instance.save(update_fields=["named_by_hand"])
        facts.move_version()  # names and aliases are seen and searched

    def settle(self, request: HttpRequest, row: Institution, confirmed: bool) -> str:
        curation.confirm_name(institution=row, confirmed=confirmed, by=request.user)
        return ""

    def answer(self, row: Institution) -> bool | None:
        if row.name_certainty == Certainty.SURE:
            return True
        return False if row.name_certainty == Certainty.UNKNOWN else None


class SignalInline(TabularInline):
    model = SpecialtySignal
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Specialty)
class SpecialtyAdmin(ReadOnlyAdmin):
    list_display = ["code", "common_name", "name", "years", "application_service", "match_service"]
    list_display_links = ["code", "common_name"]
    list_filter = ["application_service", "match_service"]
    search_fields = ["=code", "name", "common_name"]
    inlines = [SignalInline]


@admin.register(Track)
class TrackAdmin(ReadOnlyAdmin):
    list_display = ["nrmp_code", "name", "kind", "program", "listed_for", "restricted_to"]
    list_filter = ["kind", "listed_for"]
    list_select_related = ["program__institution", "program__specialty"]
    search_fields = ["nrmp_code", "name", "listed_name"]
