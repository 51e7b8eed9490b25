"""Public records of places: to look up, loaded by feeds."""

from django.contrib import admin

from programs.admin.base import ReadOnlyAdmin
from programs.models import City, Hospital


@admin.register(Hospital)
class HospitalAdmin(ReadOnlyAdmin):
    list_display = ["name", "city", "state", "ccn", "kind", "beds", "source"]
    list_filter = ["source", "kind"]
    list_select_related = ["source"]
    search_fields = ["name", "other_name", "city", "=ccn"]


@admin.register(City)
class CityAdmin(ReadOnlyAdmin):
    list_display = ["name", "county", "state"]
    list_filter = ["state"]
    search_fields = ["name", "county"]
