-- title_sv: Täckning per kommun
-- title_en: Coverage by municipality
-- definition_sv: Det valda måttet för varje kommun vid den senaste perioden med uppgifter. Antal ASF är de som var verksamma periodens sista dag i kommuner vars leverans är godtagen. ASF per 10 000 invånare räknas på folkmängden vid det senaste årsskiftet till och med periodens sista dag. Andelen med avtal är andelen av kommunens ASF; utan ASF är den ej tillämplig. En summa visas bara när alla kommunens ASF har svarat. Länets värde är summan, för andelar och per 10 000 summa genom summa, över kommuner med uppgift; för steg antalet kommuner som har steget.
-- definition_en: The chosen measure for each municipality in the latest period with data. The number of WISEs is those active on the period's last day in municipalities whose delivery is accepted. WISEs per 10,000 residents use the population at the latest year end up to the period's last day. The share with an agreement is of the municipality's WISEs; without any it is not applicable. A sum is shown only when all of the municipality's WISEs have answered. The county's value is the sum, for shares and rates sum divided by sum, over municipalities with data; for marks the number of municipalities that hold it.
-- unit: depends on the measure
-- grain: one row per municipality
-- sources: coverage_cell, municipality
WITH cells AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        municipality.municipality_code AS code,
        municipality.municipality_name AS name,
        municipality.part AS its_part,
        coverage_cell.period AS its_period,
        coverage_cell.period_end AS its_end,
        coverage_cell.amount,
        coverage_cell.per,
        coverage_cell.value AS its_value,
        coverage_cell.count_value AS its_count,
        coverage_cell.commitment_state AS its_state,
        coalesce(coverage_cell.obs_status, 'NL') AS its_status,
        coverage_cell.value_kind AS its_kind,
        coverage_cell.rounded_parts AS its_parts,
        coalesce(coverage_cell.is_delivered, false) AS has_delivered,
        coverage_cell.evidence_sv AS its_evidence_sv,
        coverage_cell.evidence_en AS its_evidence_en,
        coverage_cell.source_refs AS refs
    FROM municipality
    LEFT JOIN coverage_cell
        ON coverage_cell.municipality_code = municipality.municipality_code
        AND coverage_cell.coverage_measure = $coverage_measure
        AND coverage_cell.period_end <= $reference_date
),
latest AS (
    -- The newest period in which anyone has a value; where nobody has, the newest.
    SELECT its_period AS latest_period
    FROM cells
    GROUP BY its_period, its_end
    ORDER BY count(its_value) > 0 DESC, its_end DESC NULLS LAST
    LIMIT 1
),
counted AS (
    SELECT
        latest_period,
        CASE
            WHEN $coverage_measure IN ('enterprises_per_10000', 'af_agreement_pct')
                THEN sum(amount) FILTER (WHERE its_value IS NOT NULL)
                    / nullif(sum(per) FILTER (WHERE its_value IS NOT NULL), 0)
            ELSE sum(its_value)
        END AS value_of_county,
        CASE
            WHEN count(its_value) = 0 THEN NULL
            WHEN bool_or(its_kind = 'rounded') THEN 'rounded'
            ELSE 'exact'
        END AS kind_of_county,
        CASE WHEN $coverage_measure = 'residents' THEN NULL ELSE count_if(has_delivered)::BIGINT END AS delivered_here,
        count(code)::BIGINT AS all_here
    FROM cells
    JOIN latest ON latest.latest_period IS NOT DISTINCT FROM cells.its_period
    GROUP BY latest_period
)
SELECT
    code AS municipality_code,
    name AS municipality_name,
    its_part AS part,
    $coverage_measure AS coverage_measure,
    its_period AS period,
    its_value AS value,
    its_count AS count_value,
    its_state AS commitment_state,
    its_status AS obs_status,
    its_kind AS value_kind,
    its_parts AS rounded_parts,
    CASE WHEN its_value IS NULL OR its_state IS NOT NULL THEN NULL ELSE rank() OVER by_value END AS rank,
    value_of_county AS county_value,
    kind_of_county AS county_value_kind,
    its_evidence_sv AS evidence_sv,
    its_evidence_en AS evidence_en,
    delivered_here AS delivered,
    all_here AS delivered_of,
    its_catalogue AS catalogue,
    refs AS source_refs
FROM cells
JOIN counted ON counted.latest_period IS NOT DISTINCT FROM cells.its_period
WINDOW by_value AS (ORDER BY its_value DESC NULLS LAST)
-- After the ranks: a municipality keeps its place in the county however few are chosen.
QUALIFY list_contains($municipality_codes, code)
ORDER BY its_value DESC NULLS LAST, its_state = 'planned' DESC, name COLLATE sv
