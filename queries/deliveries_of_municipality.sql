-- title_sv: Vad kommunen har levererat
-- title_en: What the municipality has delivered
-- definition_sv: För varje slag av leverans som avser de valda kommunerna: hur många kvartal till och med referensdatum som är levererade, mottagna men publiceras senare, sena, ej levererade eller ej tillämpliga, det senaste levererade och det första som saknas. Slag som ingen är skyldig att lämna står bara där det finns uppgift om dem.
-- definition_en: For each kind of delivery about the chosen municipalities: how many quarters up to the reference date are delivered, received but published later, late, not delivered or not applicable, the latest delivered and the first that is missing. Kinds that nobody has to deliver are there only where something is known of them.
-- unit: quarters
-- grain: one row per chosen municipality and kind of delivery
-- sources: codelist, delivery, municipality
WITH told AS (
    SELECT
        municipality_code AS code, delivery_kind AS kind, delivery_status, period, period_end,
        source_id AS ref
    FROM delivery
    WHERE period_end <= $reference_date AND list_contains($municipality_codes, municipality_code)
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    told.kind AS delivery_kind,
    count(*) FILTER (WHERE told.delivery_status = 'accepted')::BIGINT AS delivered,
    count(*) FILTER (WHERE told.delivery_status = 'held')::BIGINT AS held,
    count(*) FILTER (WHERE told.delivery_status = 'late')::BIGINT AS late,
    count(*) FILTER (WHERE told.delivery_status = 'missing')::BIGINT AS missing,
    count(*) FILTER (WHERE told.delivery_status = 'not_applicable')::BIGINT AS not_applicable,
    count(*)::BIGINT AS delivered_of,
    arg_max(told.period, told.period_end) FILTER (WHERE told.delivery_status = 'accepted') AS latest_period,
    arg_min(told.period, told.period_end) FILTER (WHERE told.delivery_status IN ('missing', 'late')) AS missing_from,
    municipality.catalogue,
    string_agg(DISTINCT told.ref, ' ' ORDER BY told.ref) AS source_refs
FROM told
JOIN municipality ON municipality.municipality_code = told.code
JOIN codelist ON codelist.codelist = 'delivery_kind' AND codelist.code = told.kind
GROUP BY
    municipality.municipality_code, municipality.municipality_name, municipality.catalogue, told.kind, codelist.position
ORDER BY municipality.municipality_name COLLATE sv, codelist.position
