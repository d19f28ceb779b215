"""The hours of several weeks: a row for each week, with its hours, and why when it was less."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import get_locale, gettext
from wtforms.validators import StopValidation

from portal.domain.answers import WorkedAnswers
from portal.languages import Language, translations
from portal.letters.contexts.paper import Room, WeekLine, WeekLines
from portal.web.forms.amounts import Beyond
from portal.web.forms.fields.answer import Answer
from portal.web.forms.fields.choices import Choice
from portal.web.forms.fields.numbers import as_typed, minutes_typed
from portal.web.forms.measures import SHOWN
from portal.wording import N_, quantities, weeks

WEEK = timedelta(weeks=1)
MOST = 40 * 60
A_SHEET = 4
"""So many weeks have room on paper, or more when more are open."""
TOLD = N_("%(week)s: %(hours)s")
TOLD_WHY = N_("%(week)s: %(hours)s (%(why)s)")
NOTHING = N_("Vul in hoeveel uur u deed. Was u er niet? Vul dan 0 in.")
TOO_MUCH = N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")
WHY = N_("Dit is minder dan afgesproken. Kies waarom.")
CLOSED = N_("Deze week kunt u niet meer doorgeven. Maak het vak leeg, of bel ons.")


@dataclass(frozen=True)
class Offered:
    """A week on offer: the minutes agreed and given. What is due stands on the page without being opened."""

    monday: date
    asked: int = 0
    given: int | None = None
    is_due: bool = False
    stood_still: bool = False
    open_until: date | None = None

    @property
    def suggested(self) -> int | None:
        """What stands in its row until something is typed: what was given, or else what was agreed."""
        return self.asked if self.given is None and self.is_due else self.given


@dataclass(frozen=True, kw_only=True)
class Row:
    """A week on the page: its days, what stands in it as one types it, and what must be mended."""

    id: str
    week: Offered
    days: str
    hours: str
    why: str
    wrong: str
    wrong_why: str

    @property
    def minutes(self) -> int | None:
        """What stands in it; None where that can't be read."""
        try:
            return minutes_typed(self.hours) if self.hours else None
        except ValueError:
            return None

    @property
    def is_less(self) -> bool:
        """Whether it is less than was agreed, so that the page asks why."""
        return self.minutes is not None and self.minutes < self.week.asked


class WeeksField(Answer):
    """The answer is a tuple of :class:`WorkedAnswers`; a row that is left open is none of it.

    ``offered`` are the weeks of this person, which a flow sets; ``choices`` why it may have been less. Two
    buttons put more on the page and send nothing: :attr:`is_filling`.
    """

    component = "weeks"
    offered: Sequence[Offered] = ()

    def __init__(self, label: str, *args: Any, choices: Sequence[Choice] = (), **options: Any) -> None:
        self.typed: Mapping[str, str] | None = None
        self._wrong: dict[str, str] = {}
        super().__init__(label, *args, **options)
        self.choices = choices
        self.add_name, self.same_name = f"{self.name}-open", f"{self.name}-zelfde"

    def process(self, formdata: Any, *args: Any, **options: Any) -> None:
        """Take what was kept, and what was typed in the rows: that is read when it is checked."""
        super().process(None, *args, **options)
        self.data = tuple(self.data or ())
        if formdata is not None:
            self.typed = {name: formdata[name] for name in formdata if self.takes(name)}

    def takes(self, name: str) -> bool:
        """The boxes of its rows, and its buttons."""
        return name.startswith(f"{self.name}-")

    @property
    def described_by(self) -> str:
        """The explanation; what is wrong stands in its row."""
        return f"{self.id}-hint {self.id}-meer"

    @property
    def is_filling(self) -> bool:
        """Whether a button was pressed that puts more on the page: another week, or the same hours again."""
        return self.typed is not None and bool({self.add_name, self.same_name} & self.typed.keys())

    @property
    def lines(self) -> list[Row]:
        """The weeks on the page, oldest first."""
        offered = {one.monday: one for one in self.offered}
        typed = set() if self.typed is None else self._mondays(self.typed)
        opened = _monday((self.typed or {}).get(self.add_name, ""))
        on_page = {one.monday for one in self.offered if one.is_due or one.monday == opened}
        kept = {one.monday for one in self.data if one.monday}
        return [self._row(offered.get(one, Offered(one))) for one in sorted(on_page | kept | typed)]

    @property
    def same(self) -> int | None:
        """The minutes of the week before one of the page, when other hours stand there; else None."""
        rows = [row for row in self.lines if row.week.given is None]
        given = {one.monday + WEEK: one.given for one in self.offered if one.given is not None}
        first = next((row for row in rows if row.week.monday in given), None)
        if first is None or given[first.week.monday] == first.minutes:
            return None
        return given[first.week.monday]

    @property
    def agreed(self) -> int | None:
        """The minutes that were agreed for each week of the page; None where these differ."""
        found = {row.week.asked for row in self.lines}
        return found.pop() or None if len(found) == 1 else None

    @property
    def open_until(self) -> date | None:
        """The day up to which every week of the page can still be changed."""
        days = [row.week.open_until for row in self.lines if row.week.open_until]
        return min(days, default=None)

    @property
    def others(self) -> list[tuple[Offered, str]]:
        """The weeks on offer that stand not on the page, newest first, each with its days."""
        shown = {row.week.monday for row in self.lines}
        return [(one, _days(one.monday)) for one in self.offered if one.monday not in shown]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Each row to mend, with its days: the errors of the page lead to it."""
        told = [
            (key, f"{row.days}: {text}")
            for row in self.lines
            for key, text in ((row.id, row.wrong), (f"{row.id}-why", row.wrong_why))
            if text
        ]
        return told or super().problems

    def pre_validate(self, form: Any) -> None:
        """Read the rows, each on its own.

        Raises:
            StopValidation: a row must be mended, or nothing was filled in.
        """
        super().pre_validate(form)
        self._wrong = {}
        rows = self.lines
        if self.typed is not None:
            typed = self._mondays(self.typed)
            read = [self._read(row) for row in rows if row.hours and row.week.monday in typed]
            self.data = tuple(one for one in read if one)
        elif {one.monday for one in self.data} - {one.monday for one in self.offered}:
            self._wrong[rows[0].id] = gettext(CLOSED)
        if rows and not self.data and not self._wrong:
            self._wrong[rows[0].id] = gettext(NOTHING)
        if self._wrong:
            raise StopValidation(next(iter(self._wrong.values())))

    def _read(self, row: Row) -> WorkedAnswers | None:
        """What stands in a row; None where it must be mended."""
        try:
            minutes = minutes_typed(row.hours)
        except Beyond:
            minutes = MOST + 1
        except ValueError as unread:
            self._wrong[row.id] = str(unread)
            return None
        if minutes > MOST:
            most = self.written_hours(MOST)
            self._wrong[row.id] = gettext(TOO_MUCH, minimum=self.written_hours(0), maximum=most)
        elif row.week not in self.offered:
            self._wrong[row.id] = gettext(CLOSED)
        elif row.is_less and row.why not in {one.value for one in self.choices}:
            self._wrong[f"{row.id}-why"] = gettext(WHY)
        return WorkedAnswers(monday=row.week.monday, minutes=minutes, absence=row.why if row.is_less else "")

    def _row(self, week: Offered) -> Row:
        key = f"{self.id}-{week.monday}"
        hours, why = self._stands(week)
        return Row(
            id=key,
            week=week,
            days=_days(week.monday),
            hours=hours,
            why=why,
            wrong=self._wrong.get(key, ""),
            wrong_why=self._wrong.get(f"{key}-why", ""),
        )

    def _stands(self, week: Offered) -> tuple[str, str]:
        """The hours and the reason in a row: as they were typed, kept, or else as they are suggested."""
        kept = next((one for one in self.data if one.monday == week.monday), None)
        name, typed = f"{self.name}-{week.monday}", self.typed or {}
        if self.same_name in typed and week.given is None:
            return typed[self.same_name], typed.get(f"{name}-why", "")
        if name in typed:
            return typed[name], typed.get(f"{name}-why", "")
        if kept or (self.data and self.typed is None):
            return (self.written_hours(kept.minutes), kept.absence) if kept else ("", "")
        return self.written_hours(week.suggested), ""

    def _mondays(self, typed: Mapping[str, str]) -> set[date]:
        """The weeks in whose rows something was sent, also nothing."""
        found = (_monday(name.removeprefix(f"{self.name}-")) for name in typed)
        return {one for one in found if one}

    def written_hours(self, minutes: int | None) -> str:
        """Minutes as one types the hours on this page."""
        return "" if minutes is None else as_typed(minutes, get_locale() or "nl")

    def to_json(self, data: Any) -> list[dict[str, Any]]:
        """A list of weeks."""
        return [one.kept() for one in data]

    def from_json(self, value: Any) -> tuple[WorkedAnswers, ...]:
        """The weeks of a kept list."""
        return tuple(WorkedAnswers.read(one) for one in value or ())

    def display(self, data: Any, language: Language) -> str:
        """A line for each week: its days, its hours, and why when they were fewer."""
        translate, names = translations(language.code).gettext, {one.value: one for one in self.choices}
        lines = []
        for one in data:
            why = names[one.absence].text(language) if one.absence in names else ""
            words = {
                "week": weeks.week(one.monday, language.code),
                "hours": quantities.hours(one.minutes or 0, language.code),
                "why": why,
            }
            lines.append(translate(TOLD_WHY if why else TOLD) % words)
        return "\n".join(lines)

    def paper(self, language: Language) -> Room:
        """A line for each week that is due, with what was agreed; at least so many as have room."""
        given = {one.monday: one for one in self.data}
        lines = [
            self._line(one, given.get(one.monday), language) for one in reversed(self.offered) if one.is_due
        ]
        room = [WeekLine() for _ in range(A_SHEET - len(lines))]
        return WeekLines(lines=(*lines, *room), unit=translations(language.code).gettext(SHOWN["hour"]))

    def _line(self, week: Offered, given: WorkedAnswers | None, language: Language) -> WeekLine:
        names = {one.value: one.text(language) for one in self.choices}
        return WeekLine(
            days=weeks.week(week.monday, language.code),
            agreed=as_typed(week.asked, language.locale),
            hours=as_typed(given.minutes, language.locale) if given and given.minutes is not None else "",
            why=names.get(given.absence, "") if given else "",
        )


def _days(monday: date) -> str:
    """The days of a week in the language of the page."""
    return weeks.week(monday, str(get_locale() or "nl"), with_year=False)


def _monday(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.weekday() == 0 else None
