"""The only code that opens a socket to the web, for feeds and for the watch over cited pages."""

from programs.web.answer import Answer, Trouble, Validators, WebError
from programs.web.client import Client
from programs.web.exchange import Limits

__all__ = ["Answer", "Client", "Limits", "Trouble", "Validators", "WebError"]
