"""Pages for who looks after the portal: the words that readers reported, and how far each translation is."""

from portal.web.admin.views import admin

__all__ = ["admin"]
