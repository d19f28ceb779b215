"""Reports that work displaces paid jobs: the form, the reporter's page, the desk, the committee."""

from portal.web.signals import committee, desk, mine, public
from portal.web.signals.blueprint import signals

__all__ = ["committee", "desk", "mine", "public", "signals"]
