"""Signing in to the admin: its own page, with the same count of tries and the same second step as everywhere else."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import REDIRECT_FIELD_NAME


class StaffSignIn(AdminAuthenticationForm):
    """Who has turned on the second step is led to it, as from the page for everyone. The address need not be confirmed:
    an administrator has made the account."""

    def clean(self) -> dict[str, Any]:
        email, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if self.request is None or not email or not password:
            return self.cleaned_data
        credentials = {"email": str(email).strip().lower(), "password": password}
        self.user_cache = get_adapter().authenticate(self.request, **credentials)
        if self.user_cache is None:
            raise self.get_invalid_login_error()
        self.confirm_login_allowed(self.user_cache)
        if is_mfa_enabled(self.user_cache):
            raise ImmediateHttpResponse(self._second_step(credentials))
        return self.cleaned_data

    def _second_step(self, credentials: dict[str, str]) -> Any:
        adapter = get_adapter()
        leads_to = self.data.get(REDIRECT_FIELD_NAME, "")
        login = Login(
            user=self.user_cache,
            email=credentials["email"],
            email_verification="none",
            redirect_url=leads_to if leads_to and adapter.is_safe_url(leads_to) else None,
        )
        return perform_password_login(self.request, credentials, login)
