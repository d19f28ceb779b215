"""The client's own pages, under ``/mijn``."""

from portal.web.client.changing import changing
from portal.web.client.course import course
from portal.web.client.extending import extending
from portal.web.client.papers import client_papers
from portal.web.client.postbox import postbox
from portal.web.client.replacing import replacing
from portal.web.client.submitted import submitted
from portal.web.client.together import together
from portal.web.client.views import client
from portal.web.client.why import why
from portal.web.client.writing import writing

__all__ = [
    "changing",
    "client",
    "client_papers",
    "course",
    "extending",
    "postbox",
    "replacing",
    "submitted",
    "together",
    "why",
    "writing",
]
