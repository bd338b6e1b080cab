-- title_sv: Placerade kvinnor och män
-- title_en: Women and men placed
-- definition_sv: Antal kvinnor och män som var placerade hos ASF vid slutet av det senaste kvartalet (bestånd), per offentlig aktör, i de valda kommuner som har levererat.
-- definition_en: Number of women and men placed at WISEs at the end of the latest quarter (a stock), by public actor, in the chosen municipalities that have delivered.
-- unit: persons
-- grain: one row per public actor and sex in the latest quarter up to the reference date
-- sources: placement_cell, municipality
WITH latest AS (
    SELECT max_by(period, period_end) AS quarter
    FROM placement_cell
    WHERE period_end <= $reference_date
),
totals AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        actors.code AS actor,
        actors.position AS actor_position,
        sexes.code AS its_sex,
        sexes.position AS sex_position,
        coalesce(max(latest.quarter), year($reference_date)::VARCHAR) AS quarter,
        sum(placement_cell.value)::DOUBLE AS people,
        CASE WHEN bool_or(placement_cell.value_kind = 'rounded') THEN 'rounded' ELSE 'exact' END AS kind_if_known,
        sum(placement_cell.rounded_parts)::BIGINT AS parts_rounded,
        max(coalesce(placement_cell.obs_status, 'NL')) FILTER (WHERE placement_cell.value IS NULL) AS if_missing,
        string_agg(placement_cell.source_refs, ' ') AS refs,
        count_if(coalesce(placement_cell.is_delivered, false))::BIGINT AS delivered_here,
        count(municipality.municipality_code)::BIGINT AS all_here
    FROM codelist AS actors
    JOIN codelist AS sexes ON sexes.codelist = 'sex' AND sexes.code <> 'T'
    CROSS JOIN municipality
    CROSS JOIN latest
    LEFT JOIN placement_cell
        ON placement_cell.public_actor = actors.code
        AND placement_cell.breakdown = 'sex'
        AND placement_cell.code = sexes.code
        AND placement_cell.municipality_code = municipality.municipality_code
        AND placement_cell.period = latest.quarter
    WHERE
        actors.codelist = 'public_actor'
        AND list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY municipality.catalogue, actors.code, actors.position, sexes.code, sexes.position
)
SELECT
    actor AS public_actor,
    quarter AS period,
    its_sex AS sex,
    people AS value,
    CASE WHEN people IS NOT NULL THEN 'A' ELSE if_missing END AS obs_status,
    CASE WHEN people IS NOT NULL THEN kind_if_known ELSE NULL END AS value_kind,
    parts_rounded AS rounded_parts,
    delivered_here AS delivered,
    all_here AS delivered_of,
    its_catalogue AS catalogue,
    array_to_string(list_sort(list_distinct(string_split(refs, ' '))), ' ') AS source_refs
FROM totals
ORDER BY actor_position, sex_position
