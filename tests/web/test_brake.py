"""The brake on guessing: per address, for a while, and in a memory that does not grow."""

from collections.abc import Callable
from datetime import datetime, timedelta

from portal.web import brake
from portal.web.brake import Brake
from tests.web.running import NOW


def used(times: int, address: str = "here") -> Brake:
    made = Brake(3, timedelta(minutes=10))
    for _time in range(times):
        made.count(address)
    return made


def test_a_few_mistakes_are_free(moment: Callable[[datetime], None]) -> None:
    moment(NOW)
    assert not used(2).is_on("here")
    assert used(3).is_on("here")


def test_one_address_does_not_slow_another(moment: Callable[[datetime], None]) -> None:
    moment(NOW)
    assert not used(3).is_on("there")


def test_it_lets_go_after_a_while(moment: Callable[[datetime], None]) -> None:
    moment(NOW)
    made = used(5)
    moment(NOW + timedelta(minutes=9, seconds=59))
    assert made.is_on("here")
    moment(NOW + timedelta(minutes=10))
    assert not made.is_on("here")


def test_it_forgets_the_oldest_address_when_there_are_very_many(moment: Callable[[datetime], None]) -> None:
    moment(NOW)
    made = used(3)
    for number in range(brake.MOST_ADDRESSES):
        made.count(str(number))
    assert not made.is_on("here")
    assert len(made._wrong) == brake.MOST_ADDRESSES
