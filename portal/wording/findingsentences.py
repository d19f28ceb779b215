"""The Dutch sentences and labels of all findings; they are the message ids of the other languages."""

from collections.abc import Mapping

from portal.rules.findings import Severity
from portal.wording import N_

SENTENCES: Mapping[str, str] = {
    "age_in_scope": N_("De regels gelden voor uw leeftijd."),
    "under_18": N_("De plicht geldt pas vanaf 18 jaar. Dat is op %(from_date)s."),
    "pension_age_reached": N_("De plicht geldt niet meer. De pensioenleeftijd is bereikt op %(from_date)s."),
    "pension_age_not_set": N_("Voor dit geboortejaar is de pensioenleeftijd nog niet vastgesteld."),
    "exempt_by_age": N_("De plicht geldt niet vanaf %(age)s jaar. Die leeftijd is bereikt op %(from_date)s."),
    "duty_ends_in_term": N_("De plicht eindigt op %(from_date)s door de leeftijd. Kies een kortere duur."),
    "benefit_in_scope": N_("De regels gelden voor uw uitkering: %(benefit)s."),
    "benefit_out_of_scope": N_("De regels gelden niet voor uw uitkering: %(benefit)s."),
    "fully_incapacitated": N_("De plicht geldt niet. U bent volledig en blijvend arbeidsongeschikt."),
    "single_parent_exempt": N_("De plicht geldt niet. U bent een alleenstaande ouder met ontheffing."),
    "exemption_running": N_("U hebt ontheffing tot en met %(until)s. Tot dan geldt de plicht niet."),
    "exemption_asked": N_("U vroeg om een ontheffing. De gemeente beslist daar eerst over."),
    "earlier_decision_stands": N_("Er geldt al een besluit dat u niets (meer) hoeft te doen."),
    "regime_to_confirm": N_(
        "De regels van nu zijn bevestigd tot en met %(confirmed_until)s."
        " De gemeente kijkt welke regels daarna gelden."
    ),
    "no_verordening": N_("De gemeente noemt nog geen verordening. Daarom kan zij niets opleggen."),
    "request_no_order": N_("De gemeente vraagt u dit en draagt het niet op. Zij schrijft op of u het wilt."),
    "outside_target_group": N_("U hoort niet bij de groep die een tegenprestatie krijgt."),
    "special_circumstances_need_reasons": N_(
        "Dit kan alleen bij bijzondere omstandigheden. De gemeente schrijft op welke dat zijn."
    ),
    "reintegration_leaves_no_time": N_("Uw re-integratie gaat voor en laat geen tijd over."),
    "paid_work_reason_to_waive": N_(
        "U werkt %(given)s uur per week. Dat kan een reden zijn om niets op te leggen."
    ),
    "paid_work_adjust_hours": N_("U werkt %(given)s uur per week. De gemeente overlegt met u over de uren."),
    "permanently_unable": N_("U kunt dit blijvend niet. Daarom legt de gemeente geen tegenprestatie op."),
    "temporarily_unable_agree_term": N_(
        "U kunt nu niet, tot en met %(until)s. De gemeente spreekt met u af hoe lang."
    ),
    "exemption_possible": N_("Een ontheffing is mogelijk, tot en met %(until)s. De gemeente beoordeelt dat."),
    "end_date_required": N_("Een ontheffing heeft een einddatum nodig."),
    "end_date_after_pension": N_(
        "De ontheffing duurt langer dan de plicht. De pensioenleeftijd is bereikt op %(pension)s."
    ),
    "no_work_six_month_window": N_(
        "Er is nu geen passend werk. U kunt tot en met %(until)s zelf iets voorstellen."
    ),
    "mantelzorg_definition_met": N_("Uw zorg is mantelzorg volgens deze regeling."),
    "mantelzorg_definition_not_met": N_("Uw zorg is geen mantelzorg volgens deze regeling."),
    "mantelzorg_necessity_to_judge": N_("De gemeente bekijkt of uw mantelzorg nodig is."),
    "mantelzorg_means_no_obligation": N_(
        "U geeft mantelzorg die nodig is. Daarom hoeft u geen tegenprestatie te doen."
    ),
    "volunteering_means_no_obligation": N_(
        "U doet al vergelijkbaar vrijwilligerswerk. Daarom hoeft u geen tegenprestatie te doen."
    ),
    "weigh_existing_activity": N_("De gemeente weegt mee wat u al doet."),
    "existing_activity_may_count": N_(
        "Wat u al doet, kan meetellen als tegenprestatie. De gemeente beoordeelt dat."
    ),
    "existing_activity_counts": N_("Wat u al doet, telt als tegenprestatie."),
    "kind_allowed": N_("Deze activiteit mag: %(kind)s."),
    "kind_not_allowed": N_("Deze activiteit telt hier niet als tegenprestatie: %(kind)s."),
    "first_phase_allowed": N_("Werken aan eigen problemen mag als eerste fase."),
    "plan_next_phase": N_("Spreek af wat na deze eerste fase komt."),
    "not_unpaid": N_("Een tegenprestatie is onbetaald. Voor dit werk krijgt u wel geld."),
    "not_additional": N_("Het werk moet extra zijn, naast het gewone werk. Dat is nu niet zo."),
    "displaces_paid_work": N_("Dit werk neemt de plaats in van betaald werk. Dat mag nooit."),
    "verdringing_to_judge": N_("De gemeente beoordeelt of er verdringing is."),
    "market_would_pay": N_("Iemand wil voor dit werk betalen. Dan kan het geen tegenprestatie zijn."),
    "aims_at_labour_market": N_(
        "Dit werk is bedoeld als stap naar betaald werk. Dan kan het geen tegenprestatie zijn."
    ),
    "description_unclear": N_("Het is niet duidelijk wat u gaat doen. Beschrijf eerst het werk."),
    "commercial_allowed": N_("Het mag bij een bedrijf. Een maatschappelijke organisatie heeft de voorkeur."),
    "commercial_not_regulated": N_(
        "De regeling zegt niets over werk bij een bedrijf. De gemeente beoordeelt dat."
    ),
    "reciprocity_missing": N_("Er staat niet wat de organisatie voor u terugdoet."),
    "parties_not_convinced": N_("Nog niet iedereen vindt dit een goed plan. Praat er samen over."),
    "hours_in_range": N_("Het aantal uren past: %(given)s uur per %(per)s."),
    "hours_below_minimum": N_("Minder dan %(minimum)s uur per %(per)s kan niet."),
    "hours_above_maximum": N_("Meer dan %(maximum)s uur per %(per)s kan niet."),
    "hours_below_standard_need_reasons": N_(
        "Gewoon is %(standard)s uur per %(per)s. Minder mag, als de gemeente opschrijft waarom."
    ),
    "hours_above_standard_need_reasons": N_(
        "Gewoon is %(standard)s uur per %(per)s. Meer mag, als de gemeente opschrijft waarom."
    ),
    "size_excessive": N_("%(limit)s uur per week of meer is te veel voor een tegenprestatie."),
    "term_in_range": N_("De duur van %(given)s maanden past."),
    "term_below_minimum": N_("Korter dan %(minimum)s maanden kan niet."),
    "term_above_maximum": N_("Langer dan %(maximum)s maanden kan niet."),
    "proposal_term_missed": N_("Er was op tijd geen voorstel. De laatste dag was %(deadline)s."),
    "offer_support_first": N_("Bied eerst hulp aan bij het maken van een voorstel."),
    "content_change_allowed": N_("Andere activiteiten mogen vanaf %(earliest)s, in overleg met u."),
    "content_change_too_early": N_("Andere activiteiten mogen pas na %(months)s. Dat is op %(earliest)s."),
    "content_change_needs_consultation": N_("Andere activiteiten mogen alleen na overleg met u."),
    "evaluate_end_of_term": N_("De termijn liep af op %(ended)s. De gemeente bekijkt nu uw situatie."),
    "may_continue_voluntarily": N_(
        "U mag vrijwillig doorgaan, tot en met %(until)s. Het is dan geen tegenprestatie meer."
    ),
    "maatregel_possible": N_(
        "De gemeente kan een maatregel overwegen: hoogstens %(percent)s procent, %(months)s lang."
    ),
    "maatregel_hearing_required": N_("Voor een maatregel vraagt de gemeente eerst uw zienswijze."),
    "maatregel_individual_tailoring": N_(
        "Een maatregel moet passen bij uw situatie. De gemeente weegt ernst, schuld en omstandigheden."
    ),
    "maatregel_above_ordinance": N_(
        "De maatregel is hoger of langer dan mag: %(percent)s procent, %(months)s lang."
    ),
    "maatregel_without_beschikking": N_(
        "Er is geen beschikking die dit werk oplegde. Een maatregel kan dan niet."
    ),
    "maatregel_no_blame": N_("U kunt er niets aan doen. Een maatregel kan dan niet."),
    "maatregel_repeat": N_("Was er in %(months)s al een maatregel? Dan mag het tot %(percent)s procent."),
    "bezwaar_in_time": N_("Het bezwaar is op tijd. De laatste dag is %(last_day)s."),
    "bezwaar_late": N_("Het bezwaar kwam na de laatste dag, %(last_day)s. Vraag eerst naar de reden."),
    "bezwaar_early": N_(
        "Het bezwaar kwam voor het besluit, op %(received)s. Vraag om welk besluit het gaat."
    ),
    "bezwaar_term_extended": N_(
        "De laatste dag was een vrije dag. De termijn loopt door tot en met %(last_day)s."
    ),
    "allowance_exempt": N_(
        "De vergoeding blijft vrij, tot %(per_month)s euro per maand en %(per_year)s euro per jaar."
    ),
    "allowance_above_maximum": N_(
        "De vergoeding is hoger dan %(per_month)s euro per maand of %(per_year)s euro per jaar."
    ),
    "allowance_counts_under_27": N_("U bent jonger dan %(age)s jaar. De vergoeding telt mee als inkomen."),
    "weigh_hardship": N_("De gemeente weegt of deze regels u te hard raken."),
    "clause_to_judge": N_("De gemeente beoordeelt ook: %(question)s"),
    "flag_term_minimum_or_maximum": N_(
        "Het artikel noemt een kortste duur. De toelichting noemt dezelfde duur als langste."
    ),
    "flag_voluntary_twelve_months": N_(
        "De toelichting noemt twaalf maanden vrijwillig doorgaan. Het artikel noemt geen termijn."
    ),
    "flag_mantelzorg_one_threshold_only": N_(
        "De zorg haalt een van de twee grenzen. Het is niet duidelijk of dat genoeg is."
    ),
    "flag_maatregel_may_or_must": N_("Het is niet duidelijk of een maatregel kan komen of moet komen."),
    "flag_maatregel_legal_basis": N_(
        "Een maatregel moet rusten op een andere verordening. De tekst is daarover niet eenduidig."
    ),
    "flag_ladder_steps_not_named": N_("De regeling zegt niet precies voor wie de plicht geldt."),
    "flag_six_months_who_acts": N_(
        "Het artikel laat u zelf iets voorstellen. De toelichting laat de gemeente onderzoeken."
    ),
    "flag_fifth_condition": N_("Het artikel stelt een voorwaarde die in de toelichting ontbreekt."),
    "flag_exempt_or_count": N_("Het artikel legt dan niets op. De toelichting laat het meetellen."),
    "flag_mantelzorg_definition_outdated": N_(
        "Het begrip mantelzorg komt uit een oude wet. De nieuwe wet is ruimer."
    ),
    "flag_permanent_inability": N_(
        "De regeling legt blijvend niets op. De wet kent alleen tijdelijke ontheffing."
    ),
    "flag_volunteering_organised": N_(
        "Het artikel laat ongeorganiseerd vrijwilligerswerk toe. De toelichting niet."
    ),
    "flag_recognition_may_or_must": N_(
        "Het artikel zegt dat het kan meetellen. De toelichting zegt dat het meetelt."
    ),
    "flag_exemption_always_temporary": N_(
        "Het artikel stelt geen grens aan ontheffing. De toelichting zegt: altijd tijdelijk."
    ),
    "flag_maatregel_for_proposal": N_(
        "Het artikel laat een maatregel toe om een voorstel. Termijn en hoogte ontbreken."
    ),
    "flag_training_is_no_work": N_("Deze activiteit is geen werk voor anderen. De regeling noemt haar toch."),
    "flag_lasting_obligation": N_("De regeling maakt de plicht blijvend. Zij hoort ook beperkt te zijn."),
    "flag_displacement_who_is_responsible": N_(
        "Volgens het artikel voorkomt de gemeente verdringing. De toelichting noemt de organisatie."
    ),
    "flag_legal_basis_ioaw_ioaz": N_(
        "De regeling geldt ook voor IOAW en IOAZ. Haar grondslag noemt die wetten niet."
    ),
    "flag_allowance_for_tegenprestatie": N_(
        "De toelichting laat een vrijwilligersvergoeding toe. Bij een tegenprestatie is dat niet zeker."
    ),
    "flag_works_or_reintegrates": N_(
        "Het is niet duidelijk of de plicht ook geldt voor wie werkt zonder re-integratie."
    ),
    "flag_displacement_no_yardstick": N_(
        "De regel zegt dat maatstaven ontbreken. De wet verbiedt verdringing zonder meer."
    ),
    "flag_own_volunteering_as_tegenprestatie": N_(
        "Vrijwilligerswerk is een eigen keuze. Een tegenprestatie wordt opgedragen."
    ),
}
"""What each finding says."""

OVER_A_YEAR: Mapping[tuple[str, object], str] = {
    ("hours_in_range", "year"): N_("Het aantal uren past: een heel jaar op deze manier is %(given)s uur."),
    ("hours_in_range", "term"): N_("Het aantal uren past: in de hele periode is het %(given)s uur."),
    ("hours_below_minimum", "year"): N_(
        "Minder dan %(minimum)s uur per jaar kan niet. Een heel jaar op deze manier is %(given)s uur."
    ),
    ("hours_above_maximum", "year"): N_(
        "Meer dan %(maximum)s uur per jaar kan niet. Een heel jaar op deze manier is %(given)s uur."
    ),
    ("hours_above_maximum", "term"): N_(
        "Meer dan %(maximum)s uur per jaar kan niet. In de hele periode is het %(given)s uur."
    ),
}
"""What was held against a number of hours a year: a year of the same weeks, or the term itself."""

WITHOUT: Mapping[str, str] = {
    "temporarily_unable_agree_term": N_("U kunt nu niet. De gemeente spreekt met u af hoe lang."),
    "exemption_possible": N_("Een ontheffing is mogelijk. De gemeente beoordeelt dat."),
    "may_continue_voluntarily": N_("U mag vrijwillig doorgaan. Het is dan geen tegenprestatie meer."),
    "maatregel_possible": N_(
        "De gemeente kan een maatregel overwegen. De regeling noemt de hoogte of de duur niet."
    ),
    "maatregel_above_ordinance": N_("De maatregel is hoger of langer dan mag."),
}
"""What a finding says when a value that its sentence names is not known."""

BY_SEVERITY: Mapping[tuple[str, Severity], str] = {
    ("outside_target_group", Severity.HUMAN): N_(
        "U hoort misschien niet bij de groep die een tegenprestatie krijgt. De gemeente beoordeelt dat."
    ),
    ("request_no_order", Severity.BLOCK): N_(
        "De gemeente vroeg dit en droeg het niet op. Een maatregel kan dan niet."
    ),
    ("existing_activity_counts", Severity.HUMAN): N_(
        "Wat u al doet, telt als tegenprestatie. De gemeente controleert of het klopt."
    ),
    ("content_change_needs_consultation", Severity.HUMAN): N_(
        "Andere activiteiten mogen alleen na overleg. Het is niet bekend of dat er was."
    ),
    ("allowance_exempt", Severity.HUMAN): N_(
        "De vergoeding blijft misschien vrij. Het bedrag per maand of per jaar is niet bekend."
    ),
}
"""What a finding says when a person must judge what is otherwise certain."""

TITLES: Mapping[str, str] = {
    "age_in_scope": N_("Leeftijd klopt"),
    "under_18": N_("Jonger dan 18"),
    "pension_age_reached": N_("Pensioenleeftijd"),
    "pension_age_not_set": N_("Pensioenleeftijd nog onbekend"),
    "exempt_by_age": N_("Vrij door leeftijd"),
    "duty_ends_in_term": N_("Plicht eindigt eerder"),
    "benefit_in_scope": N_("Uitkering valt eronder"),
    "benefit_out_of_scope": N_("Uitkering valt er niet onder"),
    "fully_incapacitated": N_("Volledig arbeidsongeschikt"),
    "single_parent_exempt": N_("Alleenstaande ouder met ontheffing"),
    "exemption_running": N_("Ontheffing loopt"),
    "exemption_asked": N_("Verzoek om ontheffing open"),
    "earlier_decision_stands": N_("Eerder besluit geldt nog"),
    "regime_to_confirm": N_("Regels nog bevestigen"),
    "no_verordening": N_("Geen verordening"),
    "request_no_order": N_("Een verzoek"),
    "outside_target_group": N_("Buiten de doelgroep"),
    "special_circumstances_need_reasons": N_("Bijzondere omstandigheden"),
    "reintegration_leaves_no_time": N_("Re-integratie gaat voor"),
    "paid_work_reason_to_waive": N_("Werk kan reden zijn"),
    "paid_work_adjust_hours": N_("Uren passen bij werk"),
    "permanently_unable": N_("Blijvend niet in staat"),
    "temporarily_unable_agree_term": N_("Tijdelijk niet in staat"),
    "exemption_possible": N_("Ontheffing mogelijk"),
    "end_date_required": N_("Einddatum nodig"),
    "end_date_after_pension": N_("Ontheffing na de pensioenleeftijd"),
    "no_work_six_month_window": N_("Geen passend werk"),
    "mantelzorg_definition_met": N_("Dit is mantelzorg"),
    "mantelzorg_definition_not_met": N_("Geen mantelzorg"),
    "mantelzorg_necessity_to_judge": N_("Is de zorg nodig?"),
    "mantelzorg_means_no_obligation": N_("Mantelzorg: geen plicht"),
    "volunteering_means_no_obligation": N_("Vrijwilligerswerk: geen plicht"),
    "weigh_existing_activity": N_("Weegt mee"),
    "existing_activity_may_count": N_("Kan meetellen"),
    "existing_activity_counts": N_("Telt mee"),
    "kind_allowed": N_("Soort mag"),
    "kind_not_allowed": N_("Soort mag niet"),
    "first_phase_allowed": N_("Eerste fase"),
    "plan_next_phase": N_("Vervolg afspreken"),
    "not_unpaid": N_("Niet onbetaald"),
    "not_additional": N_("Niet extra"),
    "displaces_paid_work": N_("Verdringing"),
    "verdringing_to_judge": N_("Verdringing beoordelen"),
    "market_would_pay": N_("Iemand wil betalen"),
    "aims_at_labour_market": N_("Gericht op werk"),
    "description_unclear": N_("Niet duidelijk"),
    "commercial_allowed": N_("Bedrijf mag"),
    "commercial_not_regulated": N_("Bedrijf niet geregeld"),
    "reciprocity_missing": N_("Niets terug"),
    "parties_not_convinced": N_("Niet allen overtuigd"),
    "hours_in_range": N_("Uren passen"),
    "hours_below_minimum": N_("Te weinig uren"),
    "hours_above_maximum": N_("Te veel uren"),
    "hours_below_standard_need_reasons": N_("Minder dan gewoon"),
    "hours_above_standard_need_reasons": N_("Meer dan gewoon"),
    "size_excessive": N_("Te groot"),
    "term_in_range": N_("Termijn past"),
    "term_below_minimum": N_("Te kort"),
    "term_above_maximum": N_("Te lang"),
    "proposal_term_missed": N_("Voorstel te laat"),
    "offer_support_first": N_("Eerst hulp"),
    "content_change_allowed": N_("Iets anders mag"),
    "content_change_too_early": N_("Nog te vroeg"),
    "content_change_needs_consultation": N_("Eerst overleg"),
    "evaluate_end_of_term": N_("Evaluatie"),
    "may_continue_voluntarily": N_("Vrijwillig verder"),
    "maatregel_possible": N_("Maatregel kan"),
    "maatregel_hearing_required": N_("Eerst horen"),
    "maatregel_individual_tailoring": N_("Persoonlijk afwegen"),
    "maatregel_above_ordinance": N_("Maatregel te hoog"),
    "maatregel_without_beschikking": N_("Geen beschikking"),
    "maatregel_no_blame": N_("Geen verwijt"),
    "maatregel_repeat": N_("Recidive"),
    "bezwaar_in_time": N_("Bezwaar op tijd"),
    "bezwaar_late": N_("Bezwaar te laat"),
    "bezwaar_early": N_("Bezwaar voor het besluit"),
    "bezwaar_term_extended": N_("Termijn loopt door"),
    "allowance_exempt": N_("Vergoeding vrij"),
    "allowance_above_maximum": N_("Vergoeding te hoog"),
    "allowance_counts_under_27": N_("Vergoeding telt mee"),
    "weigh_hardship": N_("Hardheid afwegen"),
    "clause_to_judge": N_("Bijzondere regel"),
    "flag_term_minimum_or_maximum": N_("Ten minste of ten hoogste"),
    "flag_voluntary_twelve_months": N_("Twaalf maanden vrijwillig"),
    "flag_mantelzorg_one_threshold_only": N_("Eén grens gehaald"),
    "flag_maatregel_may_or_must": N_("Kan of moet"),
    "flag_maatregel_legal_basis": N_("Grondslag maatregel"),
    "flag_ladder_steps_not_named": N_("Treden niet genoemd"),
    "flag_six_months_who_acts": N_("Wie is aan zet"),
    "flag_fifth_condition": N_("Vijfde voorwaarde"),
    "flag_exempt_or_count": N_("Vrij of meetellen"),
    "flag_mantelzorg_definition_outdated": N_("Oud begrip mantelzorg"),
    "flag_permanent_inability": N_("Blijvend of tijdelijk"),
    "flag_volunteering_organised": N_("Georganiseerd of niet"),
    "flag_recognition_may_or_must": N_("Kan of wordt"),
    "flag_exemption_always_temporary": N_("Altijd tijdelijk"),
    "flag_maatregel_for_proposal": N_("Maatregel om voorstel"),
    "flag_training_is_no_work": N_("Training is geen werk"),
    "flag_lasting_obligation": N_("Blijvende plicht"),
    "flag_displacement_who_is_responsible": N_("Wie is verantwoordelijk"),
    "flag_legal_basis_ioaw_ioaz": N_("Grondslag IOAW en IOAZ"),
    "flag_allowance_for_tegenprestatie": N_("Vergoeding bij tegenprestatie"),
    "flag_works_or_reintegrates": N_("Niet werkt of niet deelneemt"),
    "flag_displacement_no_yardstick": N_("Geen maatstaf"),
    "flag_own_volunteering_as_tegenprestatie": N_("Eigen vrijwilligerswerk"),
}
"""A short label for each finding."""
