-- title_sv: De kommuner som är mest lika
-- title_en: The most similar municipalities
-- definition_sv: Hur lika katalogens kommuner är den valda, efter ett mått för varje ämne: folkmängd, ålder, arbete, bistånd och ursprung. Ett ämnes mått är det första i en fast ordning som är känt för alla kommuner samma period, till och med den valda dagen. Varje mått räknas om till standardavvikelser bland kommunerna, folkmängden som tiologaritm. Avståndet är roten ur medelvärdet av kvadraterna på skillnaderna; plats 1 är närmast. Är färre än två ämnen kända finns inga rader. Sist står det som jämförs och inte räknas in i likheten: ASF per 10 000 invånare och stödstruktur.
-- definition_en: How similar the catalogue's municipalities are to the chosen one, by a measure for each subject: population, age, work, assistance and origin. The measure of a subject is the first in a fixed order that is known for all municipalities in the same period, up to the chosen day. Each is expressed in standard deviations among the municipalities, the population by its common logarithm. The distance is the root of the mean of the squared differences; place 1 is the nearest. Where fewer than two subjects are known there are no rows. Last comes what is compared and is no part of the likeness: WISEs per 10,000 residents and the support structure.
-- unit: depends on the measure
-- grain: one row per chosen municipality, municipality of the catalogue and measure
-- sources: context_cell, coverage_cell, coverage_known, indicator, municipality, municipality_order
-- RKA's tool for similar municipalities in Kolada (rka.nu, "Liknande kommuner och regioner") looks among all of Sweden's, by weighted
-- indicators of structure such as reference cost and population, other ones for each service. Here it is the catalogue's own, unweighted.
WITH there AS (
    SELECT municipality_code AS there_code FROM municipality WHERE is_there_on(municipality, $reference_date)
),
candidates (subject, choice, measure) AS (
    VALUES
        ('size', 1, 'residents'),
        ('age', 1, 'residents_65_plus_pct'), ('age', 2, 'demographic_dependency_ratio'), ('age', 3, 'dependency_ratio'),
        ('work', 1, 'unemployed_of_population_pct:18-65'), ('work', 2, 'unemployed_of_labour_force_pct'),
        ('work', 3, 'unemployment_registered_pct'), ('work', 4, 'longterm_unemployed_12m_pct'),
        ('assistance', 1, 'economic_assistance_pct'), ('assistance', 2, 'longterm_economic_assistance_pct:18+'),
        ('origin', 1, 'foreign_born_pct'), ('origin', 2, 'foreign_background_pct')
),
-- Of each subject the first measure that is known for all, in its latest such period.
known AS (
    SELECT candidates.subject, candidates.choice, candidates.measure, cell.period_end
    FROM candidates
    JOIN context_cell AS cell ON cell.context_measure = candidates.measure
    JOIN there ON there.there_code = cell.area_code
    WHERE cell.is_preferred AND cell.sex = 'T' AND cell.value IS NOT NULL AND cell.period_end <= $reference_date
    GROUP BY candidates.subject, candidates.choice, candidates.measure, cell.period_end
    HAVING count(*) = (SELECT count(there_code) FROM there)
),
used AS (
    SELECT
        subject, measure, period_end AS its_end,
        row_number() OVER (PARTITION BY subject ORDER BY choice, period_end DESC) AS place_in_subject,
        -- The population comes first of what is shown.
        row_number() OVER (ORDER BY if(measure = 'residents', 0, 1), measure, choice, period_end) AS shown_place
    FROM known
),
scaled AS (
    SELECT
        used.subject, used.measure, used.shown_place, cell.indicator_code AS its_indicator, cell.age_group AS its_age, cell.area_code AS code,
        cell.period AS its_period, cell.value AS its_value, cell.qualifier AS its_qualifier, cell.source_refs AS refs,
        if(used.subject = 'size', log10(cell.value), cell.value) AS on_scale,
        -- What is the same everywhere tells nobody from another.
        coalesce((on_scale - avg(on_scale) OVER all_of_it) / nullif(stddev_samp(on_scale) OVER all_of_it, 0), 0) AS score
    FROM used
    JOIN context_cell AS cell
        ON cell.context_measure = used.measure AND cell.period_end = used.its_end AND cell.is_preferred AND cell.sex = 'T'
        AND cell.value IS NOT NULL
    JOIN there ON there.there_code = cell.area_code
    WHERE used.place_in_subject = 1
    WINDOW all_of_it AS (PARTITION BY used.subject)
),
distances AS (
    SELECT
        own.code AS own_code, other.code AS other_code, sqrt(avg((own.score - other.score) ** 2)) AS its_distance
    FROM scaled AS own
    JOIN scaled AS other ON other.subject = own.subject
    WHERE list_contains($municipality_codes, own.code)
    GROUP BY own.code, other.code
    HAVING count(*) >= 2
),
placed AS (
    SELECT
        own_code, other_code, its_distance,
        -- The one itself has place 0.
        row_number() OVER (
            PARTITION BY own_code ORDER BY own_code <> other_code, round(its_distance, 9), other_code
        ) - 1 AS its_place
    FROM distances
),
compared_period AS (
    SELECT
        coverage_measure AS measure, max(period_end) AS last_end, row_number() OVER (ORDER BY coverage_measure) AS shown_place
    FROM coverage_known
    WHERE
        coverage_measure IN ('enterprises_per_10000', 'support_structure') AND is_answered AND period_end <= $reference_date
    GROUP BY coverage_measure
),
figures AS (
    SELECT
        code, true AS of_likeness, shown_place, measure, its_indicator, its_age, NULL AS compared_measure, its_period AS figure_period,
        its_value AS figure_value, if(its_qualifier = 'approximate', NULL, its_value) AS figure_low,
        if(its_qualifier IN ('approximate', 'at_least'), NULL, its_value) AS figure_high,
        its_qualifier AS figure_qualifier, 'A' AS figure_status, 'stated' AS figure_kind, NULL AS its_state, 0 AS rounded, 0 AS lacking, refs
    FROM scaled
    UNION ALL
    SELECT
        municipality_code, false, compared_period.shown_place, NULL, NULL, NULL, cell.coverage_measure, cell.period,
        cell.value, cell.low, cell.high, NULL, cell.obs_status,
        cell.value_kind, cell.commitment_state, coalesce(cell.rounded_parts, 0), cell.missing_parts, cell.source_refs
    FROM coverage_cell AS cell
    JOIN compared_period ON compared_period.measure = cell.coverage_measure AND compared_period.last_end = cell.period_end
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    other.municipality_code AS other_code,
    other.municipality_name AS other_name,
    placed.its_place::BIGINT AS likeness_place,
    round(placed.its_distance, 6) AS likeness_distance,
    figures.of_likeness AS is_likeness,
    figures.measure AS context_measure,
    indicator.label_sv,
    indicator.label_en,
    figures.its_age AS age_group,
    figures.compared_measure AS coverage_measure,
    coalesce(indicator.unit, if(is_rate(figures.compared_measure), 'per_10000', 'state')) AS unit,
    figures.figure_period AS period,
    figures.its_state AS commitment_state,
    figures.figure_value AS value,
    figures.figure_low AS low,
    figures.figure_high AS high,
    figures.figure_qualifier AS qualifier,
    figures.lacking::BIGINT AS missing_parts,
    figures.rounded::BIGINT AS rounded_parts,
    figures.figure_status AS obs_status,
    figures.figure_kind AS value_kind,
    municipality.catalogue,
    figures.refs AS source_refs
FROM placed
JOIN municipality ON municipality.municipality_code = placed.own_code
JOIN municipality_order ON municipality_order.municipality_code = placed.own_code
JOIN municipality AS other ON other.municipality_code = placed.other_code
JOIN figures ON figures.code = placed.other_code
LEFT JOIN indicator ON indicator.indicator_code = figures.its_indicator
ORDER BY
    municipality_order.name_order, placed.its_place, figures.of_likeness DESC, figures.shown_place
