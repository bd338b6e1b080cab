-- title_sv: Upphandlingar med sociala hänsyn per kommun
-- title_en: Procurements with social criteria by municipality
-- definition_sv: Antal upphandlingar med sociala hänsyn som ledde till avtal under de fyra kvartal som slutar med det senaste som någon har lämnat uppgifter om (flöde), per vald kommun, hur många av dem som var reserverade, hur många som gjordes av en gemensam inköpsorganisation, och avtalens beräknade värde. En upphandling som flera kommuner deltar i räknas en gång för varje kommun. Den som har lämnat uppgifter för ett kvartal och inte nämner något slag har noll. Saknas ett kvartal, eller är ett antal okänt, är summan minst så stor. Ett värde som saknas räknas inte med; då står det minst.
-- definition_en: Number of procurements with social criteria that led to a contract during the four quarters that end with the latest that anybody has reported on (a flow), by chosen municipality, how many of them were reserved, how many were carried out by a joint purchasing body, and the estimated value of the contracts. A procurement that several municipalities take part in counts once for each of them. Whoever has reported for a quarter and names no kind has none. Where a quarter is missing, or a number is unknown, the sum is at least so much. An amount that is missing is left out; then the amount is marked at least.
-- unit: procurements
-- grain: one row per chosen municipality, over the latest four quarters up to the reference date
-- sources: procurement, municipality
WITH told_until AS (
    SELECT min(period_end) AS first_end, max(period_end) AS last_end
    FROM procurement
    WHERE period_end <= $reference_date
),
quarters AS (
    -- One that nobody has told of is a part of the span, too: it lacks an answer, and is no quarter without anything.
    SELECT
        last_day(last_end - to_months(3 * quarters_back)) AS quarter_end,
        concat(year(quarter_end), '-Q', quarter(quarter_end)) AS quarter
    FROM told_until
    CROSS JOIN (VALUES (0), (1), (2), (3)) AS places (quarters_back)
    WHERE quarter_end >= first_end
),
span AS (
    SELECT
        count(quarter) AS quarters_here, max(quarter_end) AS span_end,
        coalesce(span_of_quarters(quarter, quarter_end), year($reference_date)::VARCHAR) AS its_period
    FROM quarters
),
told AS (
    SELECT
        procurement.municipality_code AS code,
        count(DISTINCT procurement.period) AS told_quarters,
        count_if(procurement.obs_status = 'UN') AS unknown_parts,
        sum(procurement.value)::DOUBLE AS times,
        coalesce(sum(procurement.value) FILTER (WHERE procurement.procurement_kind = 'reserved'), 0)::DOUBLE AS reserved,
        coalesce(sum(procurement.value) FILTER (WHERE procurement.is_joint), 0)::DOUBLE AS joint,
        sum(procurement.amount_sek)::DOUBLE AS sek,
        max(procurement.amount_status) FILTER (WHERE procurement.amount_status NOT IN ('A', 'NA')) AS sek_missing,
        string_agg(DISTINCT procurement.source_id, ' ' ORDER BY procurement.source_id) AS refs
    FROM procurement
    JOIN quarters ON quarters.quarter = procurement.period
    GROUP BY procurement.municipality_code
),
cells AS (
    SELECT
        municipality.catalogue, municipality.municipality_code, municipality.municipality_name, span.its_period,
        coalesce(told.told_quarters = span.quarters_here AND told.unknown_parts = 0, false) AS is_delivered,
        -- "At least none" says nothing.
        CASE WHEN is_delivered OR told.times > 0 THEN told.times ELSE NULL END AS value,
        coalesce(told.times, 0.0)::DOUBLE AS low,
        CASE WHEN is_delivered THEN told.times ELSE NULL END AS high,
        (NOT is_delivered)::BIGINT AS missing_parts,
        0::BIGINT AS rounded_parts,
        CASE WHEN value IS NOT NULL THEN 'A' WHEN told.unknown_parts > 0 THEN 'UN' ELSE 'NL' END AS obs_status,
        told.reserved, told.joint, told.sek, told.sek_missing,
        told.refs AS source_refs
    FROM municipality
    JOIN span ON is_there_on(municipality, coalesce(span.span_end, $reference_date))
    LEFT JOIN told ON told.code = municipality.municipality_code
    WHERE list_contains($municipality_codes, municipality.municipality_code)
),
totals AS (
    SELECT
        any_value(cell.catalogue) AS catalogue, cell.municipality_code, cell.municipality_name,
        any_value(cell.its_period) AS period, sum_of(cell) AS total, any_value(cell.reserved) AS reserved,
        any_value(cell.joint) AS joint, any_value(cell.sek) AS sek, any_value(cell.sek_missing) AS sek_missing
    FROM cells AS cell
    GROUP BY cell.municipality_code, cell.municipality_name
)
SELECT
    municipality_code,
    municipality_name,
    period,
    unnest(struct_update(
        total,
        delivered := sum(total.delivered) OVER ()::BIGINT,
        delivered_of := count(*) OVER ()
    )),
    CASE WHEN total.value IS NULL THEN NULL ELSE reserved END AS reserved_value,
    CASE WHEN total.value IS NULL THEN NULL ELSE joint END AS joint_value,
    sek AS amount_sek,
    amount_qualifier_of(sek, sek_missing, total) AS amount_qualifier,
    amount_status_of(sek, sek_missing, total) AS amount_status,
    sum(total.value) OVER () AS all_value,
    sum(CASE WHEN total.value IS NULL THEN NULL ELSE reserved END) OVER () AS all_reserved_value,
    max(total.missing_parts) OVER () AS all_missing_parts,
    catalogue
FROM totals
ORDER BY total.value DESC NULLS LAST, municipality_name COLLATE sv
