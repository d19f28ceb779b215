"""The kinds of question a form can ask. Each knows how it is drawn, kept as a draft, and shown again."""

from portal.web.forms.fields.answer import Answer, Caution
from portal.web.forms.fields.choices import Choice, ChoiceField, MultiChoiceField, TriStateField
from portal.web.forms.fields.dates import DateField, MonthField
from portal.web.forms.fields.daytimes import DayTimesField
from portal.web.forms.fields.file import FileField
from portal.web.forms.fields.numbers import HoursField, HoursOfFactField, MoneyField, NumberField
from portal.web.forms.fields.offered import LetterField, OfferedField
from portal.web.forms.fields.text import CodeField, LongTextField, PhoneField, TextField
from portal.web.forms.fields.weeks import WeeksField

__all__ = [
    "Answer",
    "Caution",
    "Choice",
    "ChoiceField",
    "CodeField",
    "DateField",
    "DayTimesField",
    "FileField",
    "HoursField",
    "HoursOfFactField",
    "LetterField",
    "LongTextField",
    "MoneyField",
    "MonthField",
    "MultiChoiceField",
    "NumberField",
    "OfferedField",
    "PhoneField",
    "TextField",
    "TriStateField",
    "WeeksField",
]
