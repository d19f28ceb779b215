"""Signing in and out, and the page where each person starts."""

from portal.web.account.views import account

__all__ = ["account"]
