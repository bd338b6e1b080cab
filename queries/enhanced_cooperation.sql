-- title_sv: Andel inom förstärkt samarbete
-- title_en: Share within enhanced cooperation
-- definition_sv: Andel av dem som Arbetsförmedlingen har placerat hos ASF vid kvartalets slut som omfattas av förstärkt samarbete med Försäkringskassan, i de valda kommuner som har levererat. Utgångsläget är planens uppgift för hela länet och visas bara när alla kommuner är valda. Där inget kvartal har en andel visas planens andel för sitt år.
-- definition_en: Share of those whom the Public Employment Service has placed at WISEs at the end of the quarter who are covered by its enhanced cooperation with the Social Insurance Agency, in the chosen municipalities that have delivered. The baseline is the plan's figure for the whole county and is shown only when all municipalities are chosen. Where no quarter has a share, the plan's share is shown for its year.
-- unit: pct
-- grain: one row per quarter up to the reference date, and one for the year of the plan's figure where no quarter has a share
-- sources: placement_cell, municipality, observation
WITH chosen AS (
    SELECT catalogue AS its_catalogue, municipality_code AS place
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
),
totals AS (
    SELECT
        chosen.its_catalogue,
        placement_cell.period AS quarter,
        placement_cell.period_end AS quarter_end,
        sum(placement_cell.value)::DOUBLE AS people,
        sum(placement_cell.within_value)::DOUBLE AS people_within,
        100.0 * sum(placement_cell.within_value) / nullif(sum(placement_cell.value), 0.0) AS share,
        CASE WHEN bool_or(placement_cell.value_kind = 'rounded') THEN 'rounded' ELSE 'exact' END AS kind_if_known,
        sum(placement_cell.rounded_parts)::BIGINT AS parts_rounded,
        max(placement_cell.obs_status) FILTER (WHERE placement_cell.value IS NULL) AS if_missing,
        string_agg(placement_cell.source_refs, ' ') AS refs,
        count_if(placement_cell.is_delivered)::BIGINT AS delivered_here,
        count(chosen.place)::BIGINT AS all_here
    FROM chosen
    JOIN placement_cell
        ON placement_cell.municipality_code = chosen.place
        AND placement_cell.public_actor = 'arbetsformedlingen'
        AND placement_cell.breakdown = 'public_actor'
        AND placement_cell.period_end <= $reference_date
    GROUP BY chosen.its_catalogue, placement_cell.period, placement_cell.period_end
),
-- The plan's own figure is where the plan period starts: known from that year's first day on.
stated AS (
    SELECT
        period AS its_period,
        period_end AS its_end,
        value AS share,
        qualifier AS its_qualifier,
        concat_ws(':', source_id, page) AS ref
    FROM observation
    WHERE
        indicator_code = 'enhanced_cooperation_share_pct'
        AND obs_status = 'A'
        AND date_trunc('year', period_end) <= $reference_date
        AND (SELECT count(place) FROM chosen) = (SELECT count(municipality_code) FROM municipality)
    ORDER BY period_end
    LIMIT 1
),
all_rows AS (
    SELECT
        totals.its_catalogue,
        totals.quarter AS its_period,
        totals.quarter_end AS its_end,
        totals.people_within,
        totals.people,
        totals.share,
        CASE
            WHEN totals.people IS NULL THEN totals.if_missing
            -- A rounded zero may hide someone; without anyone there is nothing to take a share of.
            WHEN totals.share IS NULL AND totals.parts_rounded > 0 THEN 'PR'
            WHEN totals.share IS NULL THEN 'NA'
            ELSE 'A'
        END AS its_status,
        CASE WHEN totals.share IS NOT NULL THEN totals.kind_if_known ELSE NULL END AS its_kind,
        CASE WHEN totals.share IS NOT NULL THEN totals.parts_rounded ELSE NULL END AS its_parts,
        CASE WHEN totals.people IS NOT NULL THEN totals.kind_if_known ELSE NULL END AS kind_of_people,
        NULL AS its_qualifier,
        totals.delivered_here,
        totals.all_here,
        totals.refs
    FROM totals
    UNION ALL
    SELECT
        (SELECT any_value(its_catalogue) FROM chosen),
        coalesce(stated.its_period, year($reference_date)::VARCHAR),
        coalesce(stated.its_end, $reference_date),
        NULL,
        NULL,
        stated.share,
        CASE WHEN stated.share IS NULL THEN 'NL' ELSE 'A' END,
        CASE WHEN stated.share IS NULL THEN NULL ELSE 'exact' END,
        CASE WHEN stated.share IS NULL THEN NULL ELSE 0 END,
        NULL,
        stated.its_qualifier,
        NULL,
        NULL,
        NULL
    FROM (SELECT count(share) AS shares, count(quarter) AS quarters_here FROM totals) AS known
    LEFT JOIN stated ON true
    WHERE known.shares = 0 AND (stated.share IS NOT NULL OR known.quarters_here = 0)
)
SELECT
    'arbetsformedlingen' AS public_actor,
    all_rows.its_period AS period,
    all_rows.its_end AS period_end,
    all_rows.people_within AS within_value,
    all_rows.people AS total_value,
    all_rows.kind_of_people AS total_value_kind,
    all_rows.share AS value,
    all_rows.its_qualifier AS qualifier,
    all_rows.its_status AS obs_status,
    all_rows.its_kind AS value_kind,
    all_rows.its_parts AS rounded_parts,
    stated.share AS baseline_value,
    stated.its_qualifier AS baseline_qualifier,
    stated.its_period AS baseline_period,
    all_rows.delivered_here AS delivered,
    all_rows.all_here AS delivered_of,
    all_rows.its_catalogue AS catalogue,
    nullif(array_to_string(
        list_sort(list_distinct(string_split(concat_ws(' ', all_rows.refs, stated.ref), ' '))), ' '
    ), '') AS source_refs
FROM all_rows
LEFT JOIN stated ON true
ORDER BY all_rows.its_end, all_rows.its_period DESC
