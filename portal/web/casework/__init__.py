"""The caseworkers' side, under ``/werk``."""

from portal.web.casework.again import casework_again
from portal.web.casework.papers import casework_papers
from portal.web.casework.post import casework_post
from portal.web.casework.views import casework

__all__ = ["casework", "casework_again", "casework_papers", "casework_post"]
