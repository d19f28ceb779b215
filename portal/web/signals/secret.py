"""The secret with which somebody who is not signed in comes back to his report.

It is made from a random seed in the form and from what was filled in. So the same form sent twice has the
same secret and is one report, and a form that was changed and sent again is another report. The database
keeps only a hash. 16 signs of 32 are 80 bits: nobody finds one by trying.
"""

import hashlib
import json
import secrets
import uuid

from portal.store.signals import code_hash

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Capitals and digits, without those that look alike."""
LENGTH = 16
GROUP = 4
BITS = 5


def fresh_seed() -> str:
    """The random part, for a form that somebody opens."""
    return secrets.token_urlsafe(24)


def of(seed: str, said: object) -> str:
    """The secret of a form with a seed in which something (as JSON can hold it) was filled in."""
    digest = hashlib.sha256(json.dumps([seed, said], sort_keys=True).encode()).digest()
    number = int.from_bytes(digest)
    return "".join(SIGNS[number >> place * BITS & (len(SIGNS) - 1)] for place in range(LENGTH))


def read(typed: str) -> str:
    """A secret as somebody typed it, with or without spaces and hyphens; '' when it can't be one."""
    plain = "".join(sign for sign in typed.upper() if sign.isalnum())
    return plain if len(plain) == LENGTH and set(plain) <= set(SIGNS) else ""


def grouped(secret: str) -> str:
    """A secret as one writes it down: ``ABCD-EFGH-JKLM-NPQR``."""
    return "-".join(secret[place : place + GROUP] for place in range(0, LENGTH, GROUP))


def request_id(secret: str) -> str:
    """The key of the request that has a secret; it gives nothing of the secret away."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, code_hash(code_hash(secret))))
