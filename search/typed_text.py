"""The field for what a reader types in several lines."""

from typing import Any

from django import forms


class Lines(forms.CharField):
    """Line ends are one character, as the limit counts them and as the reader does: a browser sends two."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")
