"""The caseworkers' side, under ``/werk``."""

from portal.web.casework import deciding, person, second_eye, term, views, worklist
from portal.web.casework.again import casework_again
from portal.web.casework.desk import casework
from portal.web.casework.papers import casework_papers
from portal.web.casework.people import casework_people
from portal.web.casework.post import casework_post

__all__ = [
    "casework",
    "casework_again",
    "casework_papers",
    "casework_people",
    "casework_post",
    "deciding",
    "person",
    "second_eye",
    "term",
    "views",
    "worklist",
]
