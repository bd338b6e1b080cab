-- title_sv: Täckning per kommun
-- title_en: Coverage by municipality
-- definition_sv: Det valda måttet för varje kommun vid den senaste perioden med uppgifter. Antal ASF är de som var verksamma periodens sista dag i kommuner vars leverans är godtagen. ASF per 10 000 invånare räknas på folkmängden vid det senaste årsskiftet till och med periodens sista dag. Andelen med överenskommelse är andelen av kommunens ASF; utan ASF är den ej tillämplig. En summa visas bara när alla kommunens ASF har svarat. Ett planerat åtagande är varken ja eller nej. Länets värde är summan, för ja och nej antalet ja; saknas en kommuns uppgift är det minst så mycket. För andelar och per 10 000 är det summa genom summa av de kommuner som har uppgift. Lägst och högst gäller när alla har svarat. En plats i regionen finns bara där den gäller vad de andra än svarar.
-- definition_en: The chosen measure for each municipality in the latest period with data. The number of WISEs is those active on the period's last day in municipalities whose delivery is accepted. WISEs per 10,000 residents use the population at the latest year end up to the period's last day. The share with an agreement is of the municipality's WISEs; without any it is not applicable. A sum is shown only when all of the municipality's WISEs have answered. What is planned is neither yes nor no. The region's value is the sum, for yes and no the number of yes; where a municipality's figure is missing it is at least that much. For shares and rates it is sum divided by sum over the municipalities that have a figure. Low and high hold once all have answered. A rank in the region exists only where it holds whatever the others answer.
-- unit: depends on the measure
-- grain: one row per municipality
-- sources: area, coverage_cell, coverage_known, municipality, municipality_order
WITH latest AS (
    -- The newest period in which anyone has answered; where nobody has, the newest.
    SELECT period AS its_period, period_end AS its_end
    FROM coverage_known
    WHERE coverage_measure = $coverage_measure AND period_end <= $reference_date
    ORDER BY is_answered DESC, period_end DESC
    LIMIT 1
),
cells AS (
    SELECT
        municipality.catalogue, municipality.municipality_code, municipality.municipality_name, municipality.part,
        municipality_order.name_order,
        area.label_sv AS part_label_sv, area.label_en AS part_label_en,
        latest.its_period AS period, coalesce(coverage_cell.obs_status, 'NL') AS obs_status,
        coverage_cell.value, coalesce(coverage_cell.low, 0) AS low, coverage_cell.high,
        coalesce(coverage_cell.missing_parts, 1) AS missing_parts, coverage_cell.rounded_parts,
        coverage_cell.amount, coverage_cell.amount_low, coverage_cell.amount_high, coverage_cell.per,
        coverage_cell.count_value, coverage_cell.commitment_state, coverage_cell.value_kind, coverage_cell.is_delivered,
        coverage_cell.evidence_sv, coverage_cell.evidence_en,
        coverage_cell.inference_sv, coverage_cell.inference_en, coverage_cell.source_refs
    FROM municipality
    JOIN municipality_order ON municipality_order.municipality_code = municipality.municipality_code
    LEFT JOIN area ON area.area_code = municipality.part
    LEFT JOIN latest ON true
    LEFT JOIN coverage_cell
        ON coverage_cell.municipality_code = municipality.municipality_code
        AND coverage_cell.coverage_measure = $coverage_measure
        AND coverage_cell.period = latest.its_period
    WHERE is_there_on(municipality, coalesce(latest.its_end, $reference_date))
),
county AS (
    SELECT
        sum_of(cells) AS total,
        is_share($coverage_measure) OR is_rate($coverage_measure) AS is_ratio,
        sum(amount) FILTER (WHERE value IS NOT NULL)
            / nullif(sum(per) FILTER (WHERE value IS NOT NULL), 0) AS ratio,
        sum(amount_low) / nullif(sum(per), 0) AS least_ratio,
        CASE WHEN count(amount_high) = count(*) THEN sum(amount_high) ELSE NULL END / nullif(sum(per), 0) AS most_ratio,
        count(per) = count(*) AS is_per_known
    FROM cells
),
places AS (
    -- One after those that surely have more; no place where it is not sure of every other who has more.
    SELECT
        cells.municipality_code AS code,
        CASE
            WHEN bool_and(coalesce(other.low > cells.high OR other.high <= cells.low, false))
                THEN 1 + count_if(other.low > cells.high)
            ELSE NULL
        END::BIGINT AS place
    FROM cells
    JOIN cells AS other ON other.municipality_code <> cells.municipality_code
    WHERE cells.value IS NOT NULL AND cells.commitment_state IS NULL
    GROUP BY cells.municipality_code
)
SELECT
    cells.municipality_code,
    cells.municipality_name,
    cells.part,
    cells.part_label_sv,
    cells.part_label_en,
    $coverage_measure AS coverage_measure,
    cells.period,
    cells.value,
    cells.low,
    cells.high,
    cells.missing_parts,
    cells.rounded_parts,
    cells.obs_status,
    cells.value_kind,
    cells.count_value,
    cells.commitment_state,
    places.place AS rank,
    CASE WHEN county.is_ratio THEN county.ratio ELSE county.total.value END AS county_value,
    CASE
        WHEN NOT county.is_ratio THEN county.total.low
        WHEN county.is_per_known THEN coalesce(county.least_ratio, 0)
        ELSE 0.0
    END AS county_low,
    CASE
        WHEN NOT county.is_ratio THEN county.total.high
        WHEN county.is_per_known AND county.most_ratio IS NOT NULL THEN county.most_ratio
        WHEN is_share($coverage_measure) THEN 100.0
        ELSE NULL
    END AS county_high,
    county.total.missing_parts AS county_missing_parts,
    county.total.rounded_parts AS county_rounded_parts,
    CASE
        WHEN county.is_ratio
            THEN kind_of_share(county_value, county.total.missing_parts, county.total.rounded_parts)
        ELSE county.total.value_kind
    END AS county_value_kind,
    cells.evidence_sv,
    cells.evidence_en,
    cells.inference_sv,
    cells.inference_en,
    -- Nobody delivers residents: they are official statistics.
    CASE WHEN $coverage_measure = 'residents' THEN NULL ELSE county.total.delivered END AS delivered,
    county.total.delivered_of AS delivered_of,
    cells.catalogue,
    cells.source_refs
FROM cells
CROSS JOIN county
LEFT JOIN places ON places.code = cells.municipality_code
WHERE list_contains($municipality_codes, cells.municipality_code)
ORDER BY
    CASE WHEN cells.commitment_state = 'planned' THEN 0.5 ELSE cells.value END DESC NULLS LAST,
    cells.name_order
