"""Where allauth does as this project does."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def clean_email(self, email: str) -> str:
        """Addresses are stored in lower case."""
        cleaned: Any = super().clean_email(email.strip().lower())
        return str(cleaned)
