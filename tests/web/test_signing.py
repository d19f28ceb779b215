"""What signs with a kept key signs as itsdangerous does, and reads what that signed."""

from hashlib import sha1

import pytest
from itsdangerous import BadSignature, URLSafeTimedSerializer

from portal.web.signing import KeptKey

OF_A_COOKIE = {"key_derivation": "hmac", "digest_method": sha1}
NEW, OLD = "n" * 40, "o" * 40


@pytest.mark.parametrize("way", [{}, OF_A_COOKIE])
def test_each_reads_what_the_other_signed_and_nothing_of_another_secret(way: dict[str, object]) -> None:
    def signer(*secrets: str, salt: str = "salt", **kept: type[KeptKey]) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(secrets, salt=salt, signer_kwargs=way, **kept)

    plain, kept = signer(NEW), signer(NEW, signer=KeptKey)
    assert plain.loads(kept.dumps("word")) == kept.loads(plain.dumps("word")) == "word"
    assert signer(OLD, NEW, signer=KeptKey).loads(signer(OLD).dumps("word")) == "word"
    for other in (signer(OLD), signer(NEW, salt="another")):
        with pytest.raises(BadSignature):
            kept.loads(other.dumps("word"))
