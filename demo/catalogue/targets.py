"""The nine targets as the example measures them: the plan's wording, the example's own baselines and levels."""

from datetime import date

Row = dict[str, object]

_END_OF_2015 = {"baseline_period": "2015", "baseline_end": date(2015, 12, 31)}
_END_OF_2016 = {"baseline_period": "2016", "baseline_end": date(2016, 12, 31)}


def _baseline(value: float, period: Row, sv: str, en: str) -> Row:
    return {"baseline_value": value, "baseline_status": "A", "baseline_note_sv": sv, "baseline_note_en": en, **period}


def _no_baseline(sv: str, en: str) -> Row:
    return {"baseline_status": "UN", "baseline_note_sv": sv, "baseline_note_en": en, **_END_OF_2016}


def _level(level: float, direction: str) -> Row:
    return {"level": level, "level_status": "A", "direction": direction}


def _undecided(direction: str, sv: str, en: str) -> Row:
    return {"level_status": "NM", "direction": direction, "decision_sv": sv, "decision_en": en}


_TARGETS: tuple[Row, ...] = (
    {
        "target_id": "T1", "priority": 1, "position": 1,
        "title_sv": "Stödstruktur i sju kommuner", "title_en": "Support structure in seven municipalities",
        "wording_sv": "Gävleborgs län har en fungerande regional stödstruktur i 7 kommuner som med lokal förankring "
        "stödjer och utvecklar befintliga ASF",
        "wording_en": "Gävleborg County has a working regional support structure in 7 municipalities that, locally "
        "rooted, supports and develops existing WISEs",
        "unit": "municipalities", "stock_flow": "stock", "denominator": 10,
        **_baseline(
            3.0, _END_OF_2016,
            "Exempel: tre kommuner har ett avtal om stöd i slutet av 2016.",
            "Example: three municipalities have a support agreement at the end of 2016.",
        ),
        **_level(7.0, "at_least"),
    },
    {
        "target_id": "T1L", "priority": 1, "position": 2,
        "title_sv": "Nya ASF startar", "title_en": "New WISEs start",
        "wording_sv": "initierar nystarter av Arbetsintegrerande sociala företag",
        "wording_en": "initiates the start of new work integration social enterprises",
        "unit": "enterprises", "stock_flow": "flow",
        **_no_baseline(
            "Exempel: ingen har angett hur många ASF som brukade starta per år.",
            "Example: nobody has stated how many WISEs used to start per year.",
        ),
        **_undecided(
            "more",
            "Rådet behöver bestämma ett utgångsläge och hur många nya ASF per år som är målet.",
            "The council has to decide on a baseline and on how many new WISEs a year to aim for.",
        ),
    },
    {
        "target_id": "T2a", "priority": 2, "position": 1,
        "title_sv": "Alla parter i ASF-rådet", "title_en": "All parties on the WISE council",
        "wording_sv": "Ett råd är etablerat med representanter från alla parter",
        "wording_en": "A council is established with representatives of all parties",
        "unit": "parties", "stock_flow": "stock", "denominator": 9,
        **_baseline(
            0.0, _END_OF_2015, "Exempel: före 2016 fanns inget råd.", "Example: there was no council before 2016."
        ),
        **_level(9.0, "at_least"),
    },
    {
        "target_id": "T2b", "priority": 2, "position": 2,
        "title_sv": "Handlingsplan antagen", "title_en": "Action plan adopted",
        "wording_sv": "En handlingsplan för samverkan är upprättad",
        "wording_en": "An action plan for collaboration is drawn up",
        "unit": "state", "stock_flow": "state",
        **_baseline(
            0.0, _END_OF_2015,
            "Exempel: före 2016 fanns ingen gemensam handlingsplan.",
            "Example: there was no joint action plan before 2016.",
        ),
        **_level(1.0, "yes"),
    },
    {
        "target_id": "T2c", "priority": 2, "position": 3,
        "title_sv": "Rutiner: vem, vad och när", "title_en": "Routines: who, what and when",
        "wording_sv": "Att riktlinjer för samverkan är fastslagen rutiner för vem, vad och när",
        "wording_en": "That guidelines for collaboration are laid down, routines for who, what and when",
        "unit": "decisions", "stock_flow": "stock", "denominator": 3,
        **_baseline(
            0.0, _END_OF_2015,
            "Exempel: före 2016 var ingen av de tre rutinerna beslutad.",
            "Example: none of the three routines had been decided before 2016.",
        ),
        **_level(3.0, "yes"),
    },
    {
        "target_id": "T3a", "priority": 3, "position": 1,
        "title_sv": "Högre kunskap om ASF", "title_en": "Better knowledge of WISEs",
        "wording_sv": "Högre kunskap om ASF hos berörda tjänstemän och politiker",
        "wording_en": "Better knowledge of WISEs among the officials and politicians concerned",
        "unit": "index", "stock_flow": "state",
        **_no_baseline(
            "Exempel: kunskapen beskrivs som låg, men ingen har mätt den.",
            "Example: the knowledge is described as low, but nobody has measured it.",
        ),
        **_undecided(
            "higher",
            "Rådet behöver besluta om en kunskapsmätning och vilken nivå som är målet.",
            "The council has to decide on a knowledge survey and on the level to aim for.",
        ),
    },
    {
        "target_id": "T3b", "priority": 3, "position": 2,
        "title_sv": "Policy om ASF i kommunerna", "title_en": "Policy on WISEs in the municipalities",
        "wording_sv": "Upprättande av policydokument hos kommuner om ASF",
        "wording_en": "Policy documents on WISEs drawn up by municipalities",
        "unit": "municipalities", "stock_flow": "stock", "denominator": 10,
        **_baseline(
            4.0, _END_OF_2016,
            "Exempel: fyra kommuner har en policy i slutet av 2016. Att målet är åtta är exemplets påhittade beslut.",
            "Example: four municipalities have a policy at the end of 2016. The target of eight is the example's "
            "made-up decision.",
        ),
        **_level(8.0, "at_least"),
    },
    {
        "target_id": "T3c", "priority": 3, "position": 3,
        "title_sv": "Mer kontakt med lokala ASF", "title_en": "More contact with local WISEs",
        "wording_sv": "Ökad kontakt mellan berörda myndigheter och lokala ASF",
        "wording_en": "More contact between the authorities concerned and local WISEs",
        "unit": "municipalities", "stock_flow": "stock", "denominator": 10,
        **_baseline(
            3.0, _END_OF_2016,
            "Exempel: i tre kommuner hölls dialogmöten under 2016. Att målet är fyra är exemplets påhittade beslut.",
            "Example: dialogue meetings were held in three municipalities in 2016. The target of four is the example's "
            "made-up decision.",
        ),
        **_level(4.0, "more"),
    },
    {
        "target_id": "T3d", "priority": 3, "position": 4,
        "title_sv": "Fler nyttjade tjänster", "title_en": "More services used",
        "wording_sv": "Antalet nyttjade tjänster hos ASF har ökat",
        "wording_en": "The number of services used at WISEs has increased",
        "unit": "services", "stock_flow": "flow",
        **_no_baseline(
            "Exempel: ingen har angett hur många tjänster som användes före planen.",
            "Example: nobody has stated how many services were used before the plan.",
        ),
        **_undecided(
            "more",
            "Rådet behöver bestämma ett utgångsläge och hur mycket användningen ska öka.",
            "The council has to decide on a baseline and on how much the use should grow.",
        ),
    },
)  # fmt: skip


def target_rows() -> list[Row]:
    """One row per target, all nine: wording, baseline or its kind of missing, level or who has to decide it."""
    return [{"source_id": "exempel", "target_year": 2018, **target} for target in _TARGETS]
