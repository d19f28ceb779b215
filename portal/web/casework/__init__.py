"""The caseworkers' side, under ``/werk``."""

from portal.web.casework import deciding, second_eye, term, views, worklist
from portal.web.casework.again import casework_again
from portal.web.casework.desk import casework
from portal.web.casework.papers import casework_papers
from portal.web.casework.post import casework_post

__all__ = [
    "casework",
    "casework_again",
    "casework_papers",
    "casework_post",
    "deciding",
    "second_eye",
    "term",
    "views",
    "worklist",
]
