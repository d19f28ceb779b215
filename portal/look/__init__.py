"""The look of a gemeente: tokens, logo and letter head in one folder, for pages and for letters.

``PORTAL_THEME`` names a folder of ``portal/look/themes``, or a folder of the gemeente's own outside this
repository. It may hold nothing but a look, and text that cannot be read on its ground stops the start.
"""

from portal.look.brand import Brand
from portal.look.theme import EXAMPLE, FOLDER, Theme, example_brand, example_tokens, load

__all__ = ["EXAMPLE", "FOLDER", "Brand", "Theme", "example_brand", "example_tokens", "load"]
