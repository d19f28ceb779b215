"""A fictional caseload, made with the same actions as real life and the clock set back where needed.

Nobody in it exists. Names, addresses and plans are made up; no BSN is used anywhere.
"""

from portal.demo.cases import fill
from portal.demo.people import CLIENTS, STAFF, key, personas

__all__ = ["CLIENTS", "STAFF", "fill", "key", "personas"]
