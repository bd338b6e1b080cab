-- title_sv: Leveranserna per slag och kvartal
-- title_en: The deliveries by kind and quarter
-- definition_sv: Hur många kommuner som har levererat, har lämnat uppgifter som publiceras senare, är sena eller inte har levererat, per slag av leverans och kvartal, räknat som i ”Leveranserna”, för alla kvartal.
-- definition_en: How many municipalities have delivered, have sent figures that are published later, are late or have not delivered, by kind of delivery and quarter, counted as in “The deliveries”, of all quarters.
-- unit: municipalities
-- grain: one row per kind of delivery and quarter
-- sources: delivery, municipality, codelist
WITH expected AS (
    SELECT
        codelist.code AS kind, codelist.position AS kind_order, codelist.is_owed, quarters.quarter_name, quarters.quarter_end
    FROM codelist
    CROSS JOIN (SELECT DISTINCT period AS quarter_name, period_end AS quarter_end FROM delivery) AS quarters
    WHERE codelist.codelist = 'delivery_kind'
),
expected_cell AS (
    SELECT
        expected.kind, expected.kind_order, expected.quarter_name, expected.quarter_end, municipality.catalogue,
        coalesce(delivery.delivery_status, 'missing') AS its_status, delivery.source_id AS its_source
    FROM expected
    JOIN municipality ON is_there_on(municipality, expected.quarter_end)
    LEFT JOIN delivery
        ON delivery.delivery_kind = expected.kind AND delivery.period = expected.quarter_name
        AND delivery.municipality_code = municipality.municipality_code
    -- What nobody owes is missing nowhere.
    WHERE expected.is_owed OR delivery.delivery_status IS NOT NULL
)
SELECT
    kind AS delivery_kind,
    kind_order AS position,
    quarter_name AS period,
    quarter_end AS period_end,
    count(*) FILTER (WHERE its_status = 'accepted')::BIGINT AS delivered,
    count(*) FILTER (WHERE its_status = 'held')::BIGINT AS held,
    count(*) FILTER (WHERE its_status = 'late')::BIGINT AS late,
    count(*) FILTER (WHERE its_status = 'missing')::BIGINT AS missing,
    count(*) FILTER (WHERE its_status = 'not_applicable')::BIGINT AS not_applicable,
    count(*)::BIGINT AS delivered_of,
    catalogue,
    string_agg(DISTINCT its_source, ' ' ORDER BY its_source) AS source_refs
FROM expected_cell
GROUP BY kind, kind_order, quarter_name, quarter_end, catalogue
ORDER BY kind_order, quarter_end
