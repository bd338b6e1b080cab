-- title_sv: Andel inom förstärkt samarbete
-- title_en: Share within enhanced cooperation
-- definition_sv: Andel av dem som Arbetsförmedlingen har placerat hos ASF vid kvartalets slut som omfattas av förstärkt samarbete med Försäkringskassan, i de valda kommuner som har levererat; ”Kommuner som värdet omfattar” säger vilka. Har någon inte lämnat uppgifter kan andelen av alla vara en annan. Utgångsläget är planens uppgift för hela regionen och visas bara när alla kommuner är valda. Där inget kvartal har en andel visas planens andel för sitt år.
-- definition_en: Share of those whom the Public Employment Service has placed at WISEs at the end of the quarter who are covered by its enhanced cooperation with the Social Insurance Agency, in the chosen municipalities that have delivered; “Municipalities that the value covers” says which. Where one has not reported the share of all may be another. The baseline is the plan's figure for the whole region and is shown only when all municipalities are chosen. Where no quarter has a share, the plan's share is shown for its year.
-- unit: pct
-- grain: one row per quarter up to the reference date, and one for the year of the plan's figure where no quarter has a share
-- sources: area, municipality, observation, placement_actor_cell
WITH
-- The plan's own figure is where the plan period starts: known from that year's first day on. It is the whole region's.
stated AS (
    SELECT
        observation.period, observation.period_end, observation.catalogue, observation.area_code,
        area.label_sv, area.label_en,
        stated_of(observation) AS figure, concat_ws(':', observation.source_id, observation.page) AS ref
    FROM observation
    JOIN area ON area.area_code = observation.area_code AND area.is_region
    WHERE
        observation.indicator_code = 'enhanced_cooperation_share_pct' AND observation.obs_status = 'A'
        AND date_trunc('year', observation.period_end) <= $reference_date
        AND (SELECT bool_and(list_contains($municipality_codes, municipality_code)) FROM municipality)
    ORDER BY observation.period_end
    LIMIT 1
),
totals AS (
    SELECT
        any_value(cell.catalogue) AS catalogue, cell.period, cell.period_end,
        sum_of(cell) AS whole,
        sum_of({
            'value': cell.within_value, 'low': cell.within_low, 'high': cell.within_high,
            'missing_parts': cell.missing_parts, 'rounded_parts': cell.rounded_parts,
            'obs_status': cell.obs_status, 'is_delivered': cell.is_delivered, 'source_refs': cell.source_refs
        }) AS part,
        answered_by(cell) AS covers
    FROM placement_actor_cell AS cell
    WHERE
        cell.public_actor = 'arbetsformedlingen' AND cell.period_end <= $reference_date
        AND list_contains($municipality_codes, cell.municipality_code)
    GROUP BY cell.period, cell.period_end
),
shares AS (
    SELECT
        catalogue, period, period_end, whole, part, covers,
        share_of(part, whole) AS share
    FROM totals
),
all_rows AS (
    SELECT
        catalogue, period, period_end, covers,
        part.value AS within_value, whole.value AS total_value, whole.value_kind AS total_value_kind,
        share.value, share.low, share.high, share.missing_parts,
        CASE WHEN share.value IS NOT NULL THEN share.rounded_parts ELSE 0 END AS rounded_parts,
        NULL AS qualifier,
        CASE
            WHEN whole.value IS NULL THEN whole.obs_status
            -- A rounded zero may hide someone; without anyone there is nothing to take a share of.
            WHEN share.value IS NULL AND whole.rounded_parts > 0 THEN 'PR'
            WHEN share.value IS NULL THEN 'NA'
            ELSE 'A'
        END AS obs_status,
        kind_of_share(share.value, share.missing_parts, share.rounded_parts) AS value_kind,
        whole.delivered, whole.delivered_of, whole.source_refs
    FROM shares
    UNION ALL
    -- Where no quarter has a share, the plan's stands for its year; where there is none, a row says so.
    SELECT
        municipality.catalogue, coalesce(stated.period, year($reference_date)::VARCHAR),
        coalesce(stated.period_end, $reference_date), NULL, NULL, NULL, NULL,
        stated.figure.value, stated.figure.low, stated.figure.high, coalesce(stated.figure.missing_parts, 1), 0,
        stated.figure.qualifier, coalesce(stated.figure.obs_status, 'NL'), stated.figure.value_kind, NULL, NULL, NULL
    FROM (SELECT any_value(catalogue) AS catalogue FROM municipality) AS municipality
    LEFT JOIN stated ON true
    WHERE
        NOT EXISTS (SELECT period FROM shares WHERE share.value IS NOT NULL)
        AND (stated.ref IS NOT NULL OR NOT EXISTS (SELECT period FROM shares))
)
SELECT
    'arbetsformedlingen' AS public_actor,
    all_rows.period,
    all_rows.period_end,
    all_rows.within_value,
    all_rows.total_value,
    all_rows.total_value_kind,
    all_rows.value,
    all_rows.low,
    all_rows.high,
    all_rows.missing_parts,
    all_rows.rounded_parts::BIGINT AS rounded_parts,
    all_rows.qualifier,
    all_rows.obs_status,
    all_rows.value_kind,
    all_rows.covers,
    unnest(baseline_of(stated.figure, stated.period)),
    stated.area_code AS baseline_area_code,
    stated.label_sv AS baseline_area_code_label_sv,
    stated.label_en AS baseline_area_code_label_en,
    all_rows.delivered,
    all_rows.delivered_of,
    all_rows.catalogue,
    all_refs(all_rows.source_refs, stated.ref) AS source_refs
FROM all_rows
LEFT JOIN stated ON true
ORDER BY all_rows.period_end, all_rows.period DESC
