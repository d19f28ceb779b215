"""Any facts that a case can have, each known or unknown, for tests of what holds whatever the case is."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import MISSING, fields
from datetime import date
from types import NoneType
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from portal.rules.fact import Fact
from portal.rules.facts import Facts
from portal.rules.parsing import CHOICES
from tests.rules.support import BR, HS, RTM, VB

Raw = dict[str, Any]
GEMEENTEN = (HS, RTM, BR, VB)
DAYS = ("1960-03-01", "1984-05-20", "2001-01-31", "2015-06-01", "2025-06-01", "2026-02-02", "2026-08-01")
BY_TYPE: Mapping[type, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    float: st.sampled_from([0, 1, 2.5, 3, 8, 8.5, 12, 20, 30, 40]),
    date: st.sampled_from(DAYS),
    str: st.sampled_from(["", "koffie", "care"]),
}


def shapes() -> dict[str, type]:
    """Each object in the facts, with the dataclass that it is."""
    hints = get_type_hints(Facts)
    return {name: kind for name, kind in ((one, _kind(hints[one])) for one in hints) if name not in _HEAD}


_HEAD = frozenset({"regeling", "ref_date"})


def _kind(hint: Any) -> type:
    """The type of a field, without the None that says that it is unknown."""
    kinds = [one for one in get_args(hint) if one is not NoneType]
    return kinds[0] if kinds else hint  # type: ignore[no-any-return]


def values_of(fact: Fact) -> st.SearchStrategy[Any]:
    """What a fact can be once it is known."""
    if fact.field in CHOICES:
        return st.sampled_from(CHOICES[fact.field])
    return BY_TYPE[_kind(get_type_hints(shapes()[fact.part])[fact.field])]


def _part(name: str) -> st.SearchStrategy[Raw]:
    shape = shapes()[name]
    needed = {field.name for field in fields(shape) if field.default is MISSING}
    given = {field.name: values_of(Fact(f"{name}.{field.name}")) for field in fields(shape)}
    return st.fixed_dictionaries(
        {key: value for key, value in given.items() if key in needed},
        optional={key: value for key, value in given.items() if key not in needed},
    )


def is_possible(raw: Raw) -> bool:
    """Whether facts do not speak against each other: no ontheffing, and one that still runs."""
    person = raw["client"]
    return not (person.get("exempt") is False and (person.get("exempt_until") or "") >= raw["ref_date"])


ANY: st.SearchStrategy[Raw] = st.fixed_dictionaries(
    {
        "regeling": st.sampled_from(GEMEENTEN),
        "ref_date": st.sampled_from(["2026-02-02", "2026-06-30", "2028-01-03"]),
        "client": _part("client").filter(lambda person: person["birth_date"] < "2026-02-02"),
    },
    optional={name: _part(name) for name in shapes() if name != "client"},
).filter(is_possible)
"""Facts as plain values."""


def with_fact(raw: Raw, fact: Fact, value: object) -> Raw:
    """The same facts with one more, or with another value of one; None: nobody answered it."""
    changed = deepcopy(raw)
    changed.setdefault(fact.part, {})[fact.field] = value
    return changed
