"""Which public pages there are, what each is called, and which rules of the law stand on it.

A page is a template of its name in ``templates/public``. A new page is a new entry here and its template.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.wording import N_, existinglines, rulelines
from portal.wording.rulelines import Subject


@dataclass(frozen=True)
class PublicPage:
    """One page for everybody.

    ``name`` is that of its endpoint and its template, ``slug`` its place in the address. ``rules`` are
    the parts of the law that it tells, by the name under which the template shows them; ``doubts`` the
    contradictions that it mentions where this gemeente has them.
    """

    name: str
    slug: str
    title: str
    summary: str
    rules: Mapping[str, Subject] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


STATED_ON = date(2026, 11, 22)
"""The day of the statement on accessibility."""

PAGES = (
    PublicPage(
        "meaning",
        "wat-is-een-tegenprestatie",
        N_("Wat is een tegenprestatie?"),
        N_("Wat het is, voor wie, en hoeveel uur."),
        {
            "group": rulelines.target_group,
            "size": rulelines.size,
            "kinds": rulelines.kinds,
            "conditions": rulelines.conditions,
        },
        (
            "flag_term_minimum_or_maximum",
            "flag_ladder_steps_not_named",
            "flag_works_or_reintegrates",
            "flag_fifth_condition",
            "flag_training_is_no_work",
            "flag_legal_basis_ioaw_ioaz",
            "flag_lasting_obligation",
        ),
    ),
    PublicPage(
        "rights",
        "uw-rechten",
        N_("Uw rechten"),
        N_("Wat de gemeente moet doen, en wat u mag."),
        {
            "proposal": rulelines.proposal,
            "weighing": rulelines.weighing,
            "talk": rulelines.talk,
            "course": rulelines.course,
            "no_maatregel": rulelines.no_maatregel,
            "maatregel": rulelines.maatregel,
        },
        (
            "flag_voluntary_twelve_months",
            "flag_maatregel_may_or_must",
            "flag_maatregel_legal_basis",
            "flag_maatregel_for_proposal",
        ),
    ),
    PublicPage(
        "mantelzorg",
        "mantelzorg",
        N_("U zorgt voor iemand"),
        N_("Wat mantelzorg betekent voor de tegenprestatie."),
        {"care": existinglines.care},
        (
            "flag_mantelzorg_one_threshold_only",
            "flag_mantelzorg_definition_outdated",
            "flag_exempt_or_count",
            "flag_recognition_may_or_must",
        ),
    ),
    PublicPage(
        "volunteering",
        "vrijwilligerswerk",
        N_("U doet vrijwilligerswerk"),
        N_("Wat vrijwilligerswerk betekent voor de tegenprestatie."),
        {"volunteering": existinglines.volunteering, "allowance": rulelines.allowance},
        (
            "flag_volunteering_organised",
            "flag_exempt_or_count",
            "flag_recognition_may_or_must",
            "flag_own_volunteering_as_tegenprestatie",
            "flag_allowance_for_tegenprestatie",
        ),
    ),
    PublicPage(
        "cannot",
        "ik-kan-niet",
        N_("U kunt nu niet"),
        N_("Wat er kan als een tegenprestatie niet lukt."),
        {
            "exemption": rulelines.exemption,
            "by_law": rulelines.exempt_by_law,
            "work": rulelines.work_beside,
        },
        ("flag_permanent_inability", "flag_exemption_always_temporary", "flag_six_months_who_acts"),
    ),
    PublicPage(
        "verdringing",
        "verdringing",
        N_("Eerlijk werk, geen verdringing"),
        N_("Onbetaald werk mag geen betaalde baan wegnemen."),
        {"verdringing": rulelines.verdringing},
        ("flag_displacement_who_is_responsible", "flag_displacement_no_yardstick"),
    ),
    PublicPage(
        "objection",
        "bezwaar",
        N_("U bent het er niet mee eens"),
        N_("Hoe u bezwaar maakt, en binnen welke tijd."),
        {"objection": rulelines.objection},
    ),
    PublicPage(
        "organisations",
        "voor-organisaties",
        N_("Voor organisaties"),
        N_("Wat u moet weten als iemand bij u komt helpen."),
        {"organisation": rulelines.organisation},
    ),
    PublicPage(
        "forms",
        "formulieren",
        N_("Formulieren op papier"),
        N_("Voor wie liever schrijft met een pen."),
    ),
    PublicPage("privacy", "privacy", N_("Uw privacy"), N_("Welke gegevens wij bewaren, en waarom.")),
    PublicPage(
        "accessibility",
        "toegankelijkheid",
        N_("Toegankelijkheid"),
        N_("Hoe goed iedereen deze site kan gebruiken."),
    ),
)
