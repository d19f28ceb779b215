"""What signs cookies and the tokens of forms. The key that comes of a secret is derived once and kept."""

from collections.abc import Callable
from functools import cache
from typing import Any

from itsdangerous import TimestampSigner


class KeptKey(TimestampSigner):
    """Signs as itsdangerous does, with the same key."""

    def derive_key(self, secret_key: str | bytes | None = None) -> bytes:
        """The key that is made of the newest secret, or of this one."""
        secret = self.secret_key if secret_key is None else secret_key
        return _derived(secret, self.salt, self.key_derivation, self.digest_method)


@cache
def _derived(secret: str | bytes, salt: bytes, way: str, digest: Callable[..., Any]) -> bytes:
    return TimestampSigner(secret, salt, key_derivation=way, digest_method=digest).derive_key()
