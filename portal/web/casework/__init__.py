"""The caseworkers' side, under ``/werk``."""

from portal.web.casework.views import casework

__all__ = ["casework"]
