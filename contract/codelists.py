"""The code lists of the contract, each code with its Swedish and English label. Where a catalogue has a name of its own for a
code (of its region, of an association), the extract `code_label` says it, and it stands in place of the label here.

A column whose name is that of a list holds codes of that list; `dashboard.wording` adds the label beside it.
Observation statuses follow SDMX's idea of OBS_STATUS with the council's own kinds of missing; SU (suppressed) is its Q.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class CodeList:
    """A named list of codes in the order they are shown, each with a label per language.

    `part_of_it` is the list whose codes stand in this one too and mean the same: what a catalogue calls one of them there, it
    calls it here.
    """

    name: str
    codes: dict[str, tuple[str, str]]
    part_of_it: str = ""

    def label(self, code: str, language: str) -> str:
        """The label of `code` in `language` ("sv" or "en"). Raises KeyError for a code that is not in the list."""
        swedish, english = self.codes[code]
        return english if language == "en" else swedish


_LISTS: dict[str, dict[str, tuple[str, str]]] = {
    "sex": {
        "T": ("totalt", "total"),
        "F": ("kvinnor", "women"),
        "M": ("män", "men"),
    },
    "birth_region": {
        "sverige": ("Sverige", "Sweden"),
        "norden": ("övriga Norden", "other Nordic countries"),
        "europa": ("övriga Europa", "other Europe"),
        "varlden": ("övriga världen", "rest of the world"),
    },
    "education_level": {
        "forgymnasial": ("förgymnasial utbildning", "below upper secondary education"),
        "gymnasial": ("gymnasial utbildning", "upper secondary education"),
        "eftergymnasial": ("eftergymnasial utbildning", "post-secondary education"),
        "okand": ("utbildning okänd", "education unknown"),
    },
    "obs_status": {
        "A": ("värde", "value"),
        "NL": ("ej levererat", "not delivered"),
        "NA": ("ej tillämpligt", "not applicable"),
        "PR": ("skyddat", "protected"),
        "NM": ("ej mätbart", "not measurable"),
        "UN": ("okänt", "unknown"),
        "SU": ("dolt av lämnaren", "withheld by the sender"),
    },
    "source_mark": {
        "nil": ("inget finns att redovisa", "nothing to report"),
        "preliminary": ("preliminär uppgift", "preliminary figure"),
        "not_applicable": ("kan inte förekomma", "cannot occur"),
        "missing": ("bortfall hos källan", "missing at the source"),
        "secret": ("sekretess hos källan", "withheld by the source"),
        "withdrawn": ("indraget av källan", "withdrawn by the source"),
    },
    "value_kind": {
        "exact": ("exakt", "exact"),
        "rounded": ("avrundat", "rounded"),
        "at_least": ("minst", "at least"),
        "stated": ("enligt källan", "as stated by the source"),
        "answered": ("av dem som har svarat", "of those that have answered"),
    },
    "qualifier": {
        "exact": ("exakt", "exact"),
        "approximate": ("omkring", "about"),
        "range": ("intervall", "range"),
        "at_least": ("minst", "at least"),
    },
    "stock_flow": {
        "stock": ("bestånd", "stock"),
        "flow": ("flöde", "flow"),
        "state": ("läge", "state"),
    },
    "unit": {
        "persons": ("personer", "people"),
        "enterprises": ("ASF", "WISEs"),
        "municipalities": ("kommuner", "municipalities"),
        "parties": ("parter", "parties"),
        "decisions": ("beslut", "decisions"),
        "meetings": ("möten", "meetings"),
        "services": ("tjänster", "services"),
        "places": ("platser", "places"),
        "answers": ("svar", "answers"),
        "groups": ("grupper", "groups"),
        "households": ("hushåll", "households"),
        "months": ("månader", "months"),
        "index": ("index", "index"),
        "ratio": ("kvot", "ratio"),
        "pct": ("procent", "per cent"),
        "sek": ("kronor", "SEK"),
        "per_10000": ("per 10 000 invånare", "per 10,000 residents"),
        "state": ("ja eller nej", "yes or no"),
    },
    "theme": {
        "population": ("Befolkning", "Population"),
        "enterprises": ("Företagen", "The enterprises"),
        "usage": ("Nyttjande", "Usage"),
        "support": ("Stödstruktur", "Support structure"),
        "labour_market": ("Arbetsmarknad", "Labour market"),
        "national": ("Riket", "Sweden"),
        "economic_assistance": ("Ekonomiskt bistånd", "Economic assistance"),
    },
    "source_kind": {
        "plan": ("handlingsplan", "action plan"),
        # A term of law (2001:99): of what is used here, only Statistics Sweden's population is official statistics.
        "official_statistics": ("officiell statistik", "official statistics"),
        "agency_statistics": ("statistik från myndighet", "statistics from a government agency"),
        "press_release": ("pressmeddelande", "press release"),
        "web_page": ("webbsida", "web page"),
        "map_data": ("kartdata", "map data"),
        "publication": ("publikation", "publication"),
        "own_words": ("egen text", "our own text"),
        "delivery": ("leverans", "delivery"),
        "example": ("exempel", "example"),
    },
    "public_actor": {
        "arbetsformedlingen": ("Arbetsförmedlingen", "Public Employment Service"),
        "kommun": ("Kommunerna", "The municipalities"),
        "forsakringskassan": ("Försäkringskassan", "Social Insurance Agency"),
        "samordningsforbund": ("Samordningsförbundet", "Coordination Association"),
        "region": ("Regionen", "The Region"),
    },
    "placement_measure": {
        "praktik": ("Praktik", "Work placement"),
        "arbetstraning": ("Arbetsträning", "Work training"),
        "arbetsprovning": ("Arbetsprövning", "Work assessment"),
        "sysselsattning": ("Sysselsättning", "Activity placement"),
        "spraktraning": ("Språkträning", "Language training"),
        "lonestod": ("Anställning med lönestöd", "Subsidised employment"),
        "daglig_verksamhet": ("Daglig verksamhet (LSS/SoL)", "Daily activities (LSS/SoL)"),
    },
    "service_group": {
        "individinsats": ("Individinsats", "Individual measure"),
        "utforartjanst": ("Utförartjänst", "Contracted service"),
    },
    "service": {
        "praktik": ("Praktik", "Work placement"),
        "arbetstraning": ("Arbetsträning", "Work training"),
        "arbetsprovning": ("Arbetsprövning", "Work assessment"),
        "sysselsattning": ("Sysselsättning", "Activity placement"),
        "spraktraning": ("Språkträning", "Language training"),
        "daglig_verksamhet": ("Daglig verksamhet (LSS/SoL)", "Daily activities (LSS/SoL)"),
        "vardinnetjanst": ("Vårdinnetjänst", "Care host service"),
        "cafe": ("Café", "Café"),
        "miljovard": ("Miljövård", "Environmental care"),
        "atervinning": ("Återvinning", "Recycling"),
        "lagenhetsrustning": ("Lägenhetsrustning", "Flat refurbishment"),
        "matleverans": ("Matleverans", "Meal delivery"),
        "flytthjalp": ("Flytthjälp", "Moving help"),
        "stad": ("Städ", "Cleaning"),
        "hantverk": ("Enklare hantverk", "Simple crafts"),
    },
    "agreement_form": {
        "iop": ("IOP", "Public–civil partnership (IOP)"),
        "ramavtal": ("Ramavtal", "Framework agreement"),
        "lopande_avtal": ("Löpande avtal", "Rolling agreement"),
        "direktupphandling": ("Direktupphandling", "Direct procurement"),
        "individuell_overenskommelse": ("Individuell överenskommelse", "Individual agreement"),
        "projektavtal": ("Projektavtal", "Project agreement"),
    },
    "mark": {
        "responsible": ("Ansvarig utsedd", "Responsible appointed"),
        "policy": ("Policy om ASF", "Policy on WISEs"),
        "agreement": ("Avtal om stöd", "Support agreement"),
        "dialogue_forum": ("Dialogforum", "Dialogue forum"),
        # The code is as it was published; what the model is called, the catalogue says.
        "glada_hudik": ("Regionens stödmodell", "The region's support model"),
    },
    "commitment_state": {
        "held": ("ja", "yes"),
        "planned": ("planerat", "planned"),
        "not_held": ("nej", "no"),
    },
    "validity": {
        "known": ("känt", "known"),
        "unknown": ("okänt", "unknown"),
        "open_ended": ("tills vidare", "until further notice"),
        "not_applicable": ("ej tillämpligt", "not applicable"),
    },
    "enterprise_variable": {
        "employees": ("Anställda", "Employees"),
        "places_offered": ("Erbjudna platser", "Places offered"),
        "places_filled": ("Besatta platser", "Places filled"),
        "sak_member": ("Medlem i företagens egen förening", "Member of the enterprises' own association"),
        "af_agreement": ("Överenskommelse med Arbetsförmedlingen", "Arrangement with the Employment Service"),
    },
    "legal_form": {
        "ekonomisk_forening": ("Ekonomisk förening", "Economic association"),
        "ideell_forening": ("Ideell förening", "Non-profit association"),
        "aktiebolag": ("Aktiebolag", "Limited company"),
    },
    "industry": {
        "hushallsnara": ("Hushållsnära tjänster", "Household services"),
        "secondhand": ("Second hand", "Second hand"),
        "cafe": ("Café och matservering", "Café and catering"),
        "hantverk": ("Hantverk och reparation", "Crafts and repair"),
        "miljo": ("Skogs- och miljövård", "Forest and environmental care"),
        "hunddagis": ("Hunddagis", "Dog day care"),
        "sprak": ("Språkträning", "Language training"),
    },
    "milestone": {
        "seat_asf": ("ASF", "The WISEs"),
        "seat_samordningsforbund": ("Samordningsförbundet", "Coordination Association"),
        "seat_coompanion": ("Coompanion", "Coompanion"),
        "seat_kommun": ("Kommunerna", "The municipalities"),
        "seat_arbetsformedlingen": ("Arbetsförmedlingen", "Public Employment Service"),
        "seat_forsakringskassan": ("Försäkringskassan", "Social Insurance Agency"),
        "seat_region": ("Regionen", "The Region"),
        "seat_naringsliv": ("Näringslivet", "Business"),
        "seat_civilsamhalle": ("Civilsamhället", "Civil society"),
        "plan_adopted": ("Handlingsplan upprättad", "Action plan drawn up"),
        "routine_who": ("Rutin: vem", "Routine: who"),
        "routine_what": ("Rutin: vad", "Routine: what"),
        "routine_when": ("Rutin: när", "Routine: when"),
        "knowledge_survey": ("Kunskapsmätning", "Knowledge survey"),
    },
    "milestone_state": {
        "reached": ("uppnått", "reached"),
        "not_reached": ("inte uppnått", "not reached"),
    },
    "naming": {
        "named": ("nämns", "named"),
        "to_be_involved": ("ska involveras", "to be involved"),
        "through_another": ("genom en annan part", "through another party"),
        "not_named": ("nämns inte", "not named"),
    },
    "attendance": {
        "present": ("närvarande", "present"),
        "absent": ("frånvarande", "absent"),
    },
    "seat_state": {
        "seated": ("har plats", "has a seat"),
        "not_seated": ("har ingen plats", "has no seat"),
    },
    "progress": {
        "not_started": ("inte påbörjat", "not started"),
        "ongoing": ("pågår", "ongoing"),
        "done": ("genomfört", "done"),
    },
    "decision_state": {
        "done": ("genomfört", "done"),
        "done_late": ("genomfört sent", "done late"),
        "late": ("försenat", "late"),
        "open": ("öppet", "open"),
        "noted": ("beslutat på mötet", "decided at the meeting"),
        "not_in_minutes": ("saknas i protokollet", "not in the minutes"),
    },
    "request_kind": {
        "wish": ("önskemål", "wish"),
        "obstacle": ("hinder", "obstacle"),
        "need": ("behov", "need"),
        "own_part": ("egen del", "own part"),
    },
    "counting": {
        "municipalities_with_mark": (
            "kommuner där ett åtagande gäller",
            "municipalities where a commitment is in force",
        ),
        "municipalities_with_meetings": (
            "kommuner där dialogmöten hölls",
            "municipalities where dialogue meetings were held",
        ),
        "enterprises_started": ("ASF som startade under kalenderåret", "WISEs that started during the calendar year"),
        "services_used": ("nyttjade tjänster", "services used"),
        "milestones_reached": ("platser eller beslut som är uppnådda", "seats or decisions that are reached"),
        "survey": ("en mätning", "a survey"),
        "share": ("andel av dem som uppgifterna gäller", "share of those that the data are about"),
    },
    "direction": {
        "at_least": ("minst", "at least"),
        "more": ("fler", "more"),
        "higher": ("högre", "higher"),
        "yes": ("ja", "yes"),
    },
    "reading": {
        # How many, each plan says: a catalogue has its own words for its readings.
        "A": ("Kommunerna i hela regionen", "The municipalities of the whole region"),
        "B": ("De kommuner som saknade stödstruktur", "The municipalities that lacked one"),
        "C": ("En regional struktur", "One regional structure"),
    },
    "activity_status": {
        "done": ("genomförd", "done"),
        "done_late": ("genomförd sent", "done late"),
        "ongoing": ("pågår", "under way"),
        "late": ("försenad", "late"),
        "not_started": ("inte påbörjad", "not started"),
        "unknown": ("okänt", "unknown"),
        "not_delivered": ("ej levererat", "not delivered"),
    },
    "target_status": {
        "reached": ("nått", "reached"),
        "on_track": ("på väg", "on track"),
        "behind": ("efter", "behind"),
        "undecided": ("går inte att avgöra än", "cannot be decided yet"),
        "not_reached": ("inte nått", "not reached"),
        "no_outcome": ("utfall saknas", "no outcome"),
        "not_measurable": ("ännu inte mätbart", "not yet measurable"),
    },
    "pathway_step": {
        "applied": ("Kundtjänst", "Customer service"),
        "enrolled": ("Inskrivning", "Enrolment"),
        "assistance": ("Försörjningsstöd", "Economic assistance"),
        "referral": ("Remiss", "Referral"),
        "three_party_talk": ("Trepartssamtal", "Three-party talk"),
        "measure": ("Insats", "Measure"),
        "feedback": ("Återkoppling", "Feedback"),
        "work_or_study": ("Arbete eller studier", "Work or study"),
    },
    "pathway_group": {
        "green": ("Grön", "Green"),
        "yellow": ("Gul", "Yellow"),
        "red": ("Röd", "Red"),
        "none": ("inte bedömd", "not assessed"),
        # All of the groups together: what is counted, never what is delivered.
        "all": ("Alla", "All"),
    },
    "pathway_measure": {
        "reached": ("Nådde steget", "Reached the step"),
        "stopped": ("Kom inte längre", "Came no further"),
        "talk_held": ("Fick trepartssamtal", "Had a three-party talk"),
        "feedback_given": ("Återkoppling gavs", "Feedback was given"),
        "referred_again": ("Remitterades igen", "Were referred again"),
    },
    "finding_kind": {
        "goal": ("mål", "goal"),
        "works": ("så går det till", "how it is done"),
        "lacking": ("saknas eller brister", "lacking or wanting"),
        "recommended": ("rekommendation", "recommendation"),
        "example": ("exempel från andra", "example from others"),
        "method": ("så gjordes studien", "how the study was made"),
    },
    "delivery_kind": {
        "placement": ("Placeringar", "Placements"),
        "service_use": ("Nyttjade tjänster", "Services used"),
        "enterprise": ("Företag", "Enterprises"),
        "commitment": ("Åtaganden", "Commitments"),
        "dialogue_meeting": ("Dialogmöten", "Dialogue meetings"),
        "placement_year": ("Olika personer under året", "Different people in the year"),
        "council_meeting": ("Rådets möten", "Council meetings"),
        "council_decision": ("Rådets beslut", "Council decisions"),
        "noted_decision": ("Beslut antecknade på möten", "Decisions noted at meetings"),
        "wish_report": ("Önskemålen", "The wishes"),
        "activity_report": ("Aktiviteterna", "The activities"),
        "project": ("Projekt", "Projects"),
        "pathway": ("Vägen till arbete", "The way to work"),
        "pathway_time": ("Tid i insats", "Time in measure"),
        "participant_step": ("Deltagares steg", "Participants' steps"),
        "component_state": ("Stödstrukturens delar", "The components of the structure"),
        "training_participation": ("Deltagare i utbildning", "Participants in training"),
        "target_group_size": ("Målgruppernas storlek", "Sizes of the target groups"),
        "knowledge_survey": ("Mätningar av kunskapen", "Surveys of the knowledge"),
        "procurement": ("Upphandlingar", "Procurements"),
    },
    "delivery_status": {
        "accepted": ("levererat", "delivered"),
        "held": ("mottaget, publiceras senare", "received, published later"),
        "late": ("försenat", "late"),
        "missing": ("ej levererat", "not delivered"),
        "not_applicable": ("ej tillämpligt", "not applicable"),
    },
    "change_kind": {
        "new": ("nya uppgifter", "new data"),
        "correction": ("rättelse", "correction"),
        "definition": ("ändrad definition", "change of definition"),
    },
    "coverage_measure": {
        "support_structure": ("Stödstruktur", "Support structure"),
        "enterprises": ("Antal ASF", "Number of WISEs"),
        "enterprises_per_10000": ("ASF per 10 000 invånare", "WISEs per 10,000 residents"),
        "employees": ("Anställda", "Employees"),
        "places_offered": ("Platser", "Places"),
        "af_agreement_pct": (
            "Andel med överenskommelse med Arbetsförmedlingen",
            "Share with an arrangement with the Employment Service",
        ),
        "sak_member": ("Medlemmar i företagens egen förening", "Members of the enterprises' own association"),
        "responsible": ("Ansvarig utsedd", "Responsible appointed"),
        "policy": ("Policy om ASF", "Policy on WISEs"),
        "dialogue_forum": ("Dialogforum", "Dialogue forum"),
        "residents": ("Invånare", "Residents"),
    },
    "explained_by": {
        "stated": ("källans förklaring", "explained by the source"),
        "named": ("källan nämner ordet, vår förklaring", "the source names the word, our explanation"),
        "ours": ("vår förklaring", "our explanation"),
    },
    "project_kind": {
        "project": ("projekt", "project"),
        "preliminary_study": ("förstudie", "preliminary study"),
        "support_model": ("stödstruktur", "support structure"),
        "measure": ("insats", "measure"),
    },
    "project_factor": {
        "collaboration": ("Samverkan", "Collaboration"),
        "ownership": ("Ägarskap", "Ownership"),
        "learning": ("Lärande", "Learning"),
    },
    "factor_state": {
        "held": ("belagt", "shown"),
        "aimed": ("avsikt", "intended"),
        "not_held": ("saknas", "lacking"),
    },
    "occasion": {
        "before": ("före utbildning", "before training"),
        "after": ("efter utbildning", "after training"),
        "only": ("en gång", "once"),
    },
    "sample": {
        "everybody": ("alla", "everybody"),
        "random": ("slumpat urval", "random sample"),
        "strategic": ("strategiskt urval", "strategic sample"),
    },
    "conclusion": {
        "carries": ("går att dra slutsatser av", "allows conclusions"),
        "low_rate": (
            "bär inga slutsatser: färre än hälften svarade",
            "allows no conclusions: fewer than half answered",
        ),
        "asked_unknown": (
            "bär inga slutsatser: antalet som fick frågorna är okänt",
            "allows no conclusions: the number asked is unknown",
        ),
        "strategic_sample": (
            "bär inga slutsatser: de som fick frågorna var utvalda",
            "allows no conclusions: those asked were picked",
        ),
        "not_answered": ("svaren är inte kända", "the answers are not known"),
        "few_answers": ("bär inga slutsatser: färre än tio svar", "allows no conclusions: fewer than ten answers"),
    },
    "area_level": {
        "nation": ("riket", "nation"),
        "county": ("län", "county"),
        "region": ("region", "region"),
        "part": ("del av regionen", "part of the region"),
        "municipality": ("kommun", "municipality"),
    },
    "lives_on": {
        "yes": ("lever kvar", "lives on"),
        "partly": ("lever delvis kvar", "partly lives on"),
        "no": ("lever inte kvar", "does not live on"),
    },
    "statement_subject": {
        "enterprises": ("företagen", "the enterprises"),
        "purchasing": ("avtal, upphandling och tjänster", "agreements, procurement and services"),
    },
    "statement_topic": {
        "place": ("Var de finns", "Where they are"),
        "industry": ("Vad de gör", "What they do"),
        "legal_form": ("Hur de drivs", "How they are run"),
        "economy": ("Ekonomi", "Economy"),
        "competence": ("Kompetens", "Competence"),
        "association": ("Föreningen", "The association"),
        "supervision": ("Finansiering av handledning", "Funding of supervision"),
        "business": ("Näringslivet", "Other business"),
        "agreements": ("Avtal och överenskommelser", "Agreements and arrangements"),
        "procurement": ("Upphandling med sociala hänsyn", "Procurement with social criteria"),
        "general_benefit": (
            "Allmännyttiga och samhällsnyttiga tjänster",
            "Services of general and of public benefit",
        ),
        "daily_activities": ("Daglig verksamhet enligt LSS och SoL", "Daily activities under LSS and SoL"),
    },
    "component_kind": {
        "component": ("del av modellen", "component of the model"),
        "condition": ("förutsättning", "condition"),
    },
    # The act on public procurement says reserved procurement, the directive reserved contracts.
    "procurement_kind": {
        "reserved": ("Reserverad upphandling", "Reserved contract"),
        "social_criteria": ("Annan upphandling med sociala hänsyn", "Other procurement with social criteria"),
    },
    "statement_kind": {
        "done": ("så gjordes det", "how it was done"),
        "lacking": ("saknas eller brister", "lacking or wanting"),
        "possible": ("möjlighet", "possibility"),
        "wanted": ("önskas", "wanted"),
    },
}

# Whoever the participants in a training are employed by: a public actor, or an enterprise.
_LISTS["employer"] = _LISTS["public_actor"] | {"enterprise": ("ASF", "WISEs")}
_PARTS = {"employer": "public_actor"}
_LISTS["training_target_group"] = {
    "everybody": ("alla anställda", "all staff"),
    "case_workers": ("handläggare", "case workers"),
    "management": ("ledning och styrning", "management and governance"),
    "coordinators": ("samordnare", "coordinators"),
    "other_staff": ("övrig personal", "other staff"),
    "supervisors": ("handledare hos ASF", "supervisors at WISEs"),
}

CODELISTS: dict[str, CodeList] = {name: CodeList(name, codes, _PARTS.get(name, "")) for name, codes in _LISTS.items()}

# Which kinds nobody owes, so that nothing is missing where they have not been sent, is said here alone: the rows of the code list
# say it to the queries (`is_owed` in `contract.dictionary`). First those that are delivered once a year, with the fourth quarter.
YEARLY_KINDS = ("placement_year", "pathway_time", "training_participation")
# Delivered when there is something to tell.
OCCASIONAL_KINDS = ("project", "component_state")
# What is told of no municipality. No municipality has delivered it or not, and a quarter without it says nothing: the council
# may not have met, or nobody has told.
COUNCIL_KINDS = (
    "council_meeting", "council_decision", "noted_decision", "wish_report", "activity_report", "knowledge_survey",
)  # fmt: skip
# Delivered every quarter by those who can, as long as the council has not decided on it.
PROPOSED_KINDS = ("pathway", "participant_step", "target_group_size", "procurement")
UNOWED_KINDS = (*YEARLY_KINDS, *OCCASIONAL_KINDS, *COUNCIL_KINDS, *PROPOSED_KINDS)
QUARTERLY_KINDS = tuple(kind for kind in CODELISTS["delivery_kind"].codes if kind not in UNOWED_KINDS)

INDIVIDUAL_SERVICES = (
    "praktik",
    "arbetstraning",
    "arbetsprovning",
    "sysselsattning",
    "spraktraning",
    "daglig_verksamhet",
)


def label_of(list_name: str, code: str, language: str) -> str:
    """The label of one code. Raises KeyError for an unknown list or code."""
    return CODELISTS[list_name].label(code, language)
