"""Accounts, by e-mail address and without a user name, and mail that is owed.

What applicants keep is shown to nobody here: neither lists nor answers, nor what is said in mail.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from applicants.accounts.staff import StaffSignIn
from applicants.mailing.owed import try_again
from applicants.models import Mailing, User

admin.site.login_form = StaffSignIn
# Of an account, administrators need its address, which stands with the account; keys of a second step nobody needs.
# allauth's own pages are made when these are imported, which would otherwise come later.
for page in ("allauth.account.admin", "allauth.mfa.admin"):
    import_module(page)
admin.site.unregister([EmailAddress, Authenticator])
# Rooms whose rows curators see have their pages with them.
import_module("applicants.stories.admin")
import_module("applicants.guides.admin")

if TYPE_CHECKING:
    CreationForm = BaseUserCreationForm[User]
    ChangeForm = UserChangeForm[User]
    BaseAdmin = DjangoUserAdmin[User]
    MailAdmin = admin.ModelAdmin[Mailing]
else:
    CreationForm = BaseUserCreationForm
    ChangeForm = UserChangeForm
    BaseAdmin = DjangoUserAdmin
    MailAdmin = admin.ModelAdmin


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
    actions = ["turn_off_second_step"]

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """An address that was taken away opens the account no more; the new one is confirmed at the next sign-in."""
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            EmailAddress.objects.filter(user=obj).delete()

    @admin.action(description=_("Turn off the second step at sign-in"), permissions=["change"])
    def turn_off_second_step(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """For who has lost phone and recovery codes, once the administrator is sure who asks."""
        within = [user for user in queryset if self._within_reach(request, user)]
        Authenticator.objects.filter(user__in=within).delete()
        for user in within:
            self.log_change(request, user, "second step turned off")
        words = ngettext(
            "%(count)d account signs in without it.", "%(count)d accounts sign in without it.", len(within)
        )
        self.message_user(request, words % {"count": len(within)})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fixed = list(super().get_readonly_fields(request, obj))
        return fixed if request.user.is_superuser else [*fixed, "is_superuser", "user_permissions"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._within_reach(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._within_reach(request, obj) and super().has_delete_permission(request, obj)

    def _within_reach(self, request: HttpRequest, user: User | None) -> bool:
        return user is None or not user.is_superuser or request.user.is_superuser


class Outcome(admin.SimpleListFilter):
    title = _("what became of it")
    parameter_name = "outcome"
    WHICH: "dict[str, dict[str, Any]]" = {
        "failed": {"failed_at__isnull": False},
        "waiting": {"sent_at": None, "failed_at": None},
        "sent": {"sent_at__isnull": False},
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("failed", _("given up")), ("waiting", _("waits")), ("sent", _("sent"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Mailing]) -> QuerySet[Mailing]:
        return queryset.filter(**self.WHICH.get(self.value() or "", {}))


@admin.register(Mailing)
class MailingAdmin(MailAdmin):
    """For who manages accounts (administrators): that a mail could not be sent, and why; neither to whom nor what it
    says, which programs it is about included."""

    list_display = ["pk", "kind", "due_at", "sent_at", "failed_at", "attempts", "error"]
    list_filter = [Outcome, "kind"]
    list_display_links = None
    ordering = ["-due_at", "-pk"]
    actions = ["send_again"]
    show_full_result_count = False

    @admin.action(description=_("Send again what was given up"), permissions=["retry"])
    def send_again(self, request: HttpRequest, queryset: QuerySet[Mailing]) -> None:
        count = try_again(queryset, timezone.now())
        words = ngettext("%(count)d mail waits again.", "%(count)d mails wait again.", count)
        self.message_user(request, words % {"count": count})

    @admin.display(description="")
    def action_checkbox(self, obj: Mailing) -> SafeString:
        """By its number: what the mail calls itself names a program."""
        obj.key = str(obj.pk)
        return super().action_checkbox(obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list alone: no mail has a page of its own."""
        return obj is None and bool(request.user.has_perm("applicants.view_user"))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("applicants.change_user"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
