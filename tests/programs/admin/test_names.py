"""Every name that the admin draws of a row is marked for translation."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils.functional import Promise

from applicants.models import User

OURS = ("programs", "applicants")
REGISTERED = sorted(
    (model for model in admin.site._registry if model._meta.app_label in OURS), key=lambda model: model._meta.label
)


@pytest.fixture
def request_() -> HttpRequest:
    asked = RequestFactory().get("/admin/")
    asked.user = User(is_superuser=True, is_staff=True, is_active=True)
    return asked


def drawn(of: Any, asked: HttpRequest) -> Iterator[Any]:
    """The model's fields that the lists, forms and inlines of one model's admin name."""
    names = {*of.get_readonly_fields(asked), *flatten_fieldsets(of.get_fieldsets(asked))}
    for name in (*names, *getattr(of, "list_display", ())):
        try:
            field = of.model._meta.get_field(name)
        except FieldDoesNotExist:  # a column of the admin's own
            continue
        if not field.auto_created and not field.primary_key:
            yield field
    for inline in getattr(of, "inlines", ()):
        yield from drawn(inline(of.model, admin.site), asked)


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_its_fields_have_names_that_can_be_translated(model: Any, request_: HttpRequest) -> None:
    unmarked = {
        f"{field.model.__name__}.{field.name}"
        for field in drawn(admin.site._registry[model], request_)
        for words in (field.verbose_name, field.help_text)
        if words and not isinstance(words, Promise)
    }
    assert unmarked == set()
    assert isinstance(model._meta.verbose_name_plural, Promise)
    assert isinstance(model._meta.app_config.verbose_name, Promise)


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_its_columns_have_titles_that_can_be_translated(model: Any) -> None:
    of = admin.site._registry[model]
    made = [getattr(of, name) for name in of.list_display if isinstance(name, str) and hasattr(of, name)]
    assert all(isinstance(column.short_description, Promise) for column in made)
