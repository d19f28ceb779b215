"""Signing in and out, coming in with an invitation, and the page where each person starts."""

from portal.web.account.joining import joining
from portal.web.account.views import account

__all__ = ["account", "joining"]
