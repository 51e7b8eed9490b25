"""Accounts: by e-mail address, without a user name."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from applicants.models import User

if TYPE_CHECKING:
    CreationForm = BaseUserCreationForm[User]
    ChangeForm = UserChangeForm[User]
    BaseAdmin = DjangoUserAdmin[User]
else:
    CreationForm = BaseUserCreationForm
    ChangeForm = UserChangeForm
    BaseAdmin = DjangoUserAdmin


class LowerEmail(forms.ModelForm if not TYPE_CHECKING else forms.ModelForm[User]):  # type: ignore[misc]
    def clean_email(self) -> str:
        """Addresses are stored in lower case, so that the error of a second account stands beside the field."""
        email: str = self.cleaned_data["email"].strip().lower()
        return email


class NewUserForm(LowerEmail, CreationForm):
    class Meta:
        model = User
        fields = ("email",)
        field_classes: dict[str, Any] = {}


class UserForm(LowerEmail, ChangeForm):
    class Meta:
        model = User
        fields = "__all__"
        field_classes: dict[str, Any] = {}


@admin.register(User)
class UserAdmin(BaseAdmin):
    """Administrators manage accounts and groups. Only a superuser touches superusers and single permissions."""

    add_form = NewUserForm
    form = UserForm
    list_display = ["email", "first_name", "last_name", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_superuser", "is_active", "groups"]
    search_fields = ["email", "first_name", "last_name"]
    ordering = ["email"]
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("Name"), {"fields": ("first_name", "last_name")}),
        (_("Roles"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "password1", "password2")}),)
    readonly_fields = ["last_login", "date_joined"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fixed = list(super().get_readonly_fields(request, obj))
        return fixed if request.user.is_superuser else [*fixed, "is_superuser", "user_permissions"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._within_reach(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._within_reach(request, obj) and super().has_delete_permission(request, obj)

    def _within_reach(self, request: HttpRequest, user: User | None) -> bool:
        return user is None or not user.is_superuser or request.user.is_superuser
