-- title_sv: Nyttjandegrad
-- title_en: Usage rate
-- definition_sv: Besatta platser hos ASF i procent av de platser som företagen erbjuder, vid slutet av det senaste kvartal som har uppgifter, per kommun. Bara företag som har lämnat båda uppgifterna räknas: har något inte gjort det är kommunens nyttjandegrad öppen. Där inga platser erbjuds finns ingen nyttjandegrad.
-- definition_en: Places filled at WISEs as a percentage of the places that the enterprises offer, at the end of the latest quarter that has data, by municipality. Only enterprises that have reported both are counted: where one has not, the municipality's usage rate is open. Where no places are offered there is no usage rate.
-- unit: pct
-- grain: one row per chosen municipality in the latest quarter with data up to the reference date
-- sources: enterprise_observation, enterprise_period, enterprise, delivery, delivery_period, municipality
WITH reported AS (
    SELECT period, period_end, is_told AS has_data
    FROM enterprise_period
    WHERE enterprise_variable IN ('places_filled', 'places_offered')
    UNION ALL
    SELECT period, period_end, is_accepted FROM delivery_period WHERE delivery_kind = 'enterprise'
),
-- What is held or not delivered makes no new quarter: it would hide the last one with figures.
latest AS (
    SELECT
        coalesce(
            max_by(period, period_end) FILTER (WHERE has_data), max_by(period, period_end), year($reference_date)::VARCHAR
        ) AS quarter,
        coalesce(max(period_end) FILTER (WHERE has_data), max(period_end), $reference_date) AS quarter_end
    FROM reported
    WHERE period_end <= $reference_date
),
enterprises AS (
    SELECT
        enterprise.municipality_code,
        max(told.value) FILTER (WHERE told.enterprise_variable = 'places_filled') AS filled,
        max(told.value) FILTER (WHERE told.enterprise_variable = 'places_offered') AS offered,
        coalesce(bool_or(told.value_kind = 'rounded'), false) AS is_rounded,
        filled IS NOT NULL AND offered IS NOT NULL AS is_whole,
        min(told.obs_status) FILTER (WHERE told.obs_status <> 'A') AS missing_status,
        string_agg(told.source_id, ' ') FILTER (WHERE told.obs_status = 'A') AS refs
    FROM enterprise_observation AS told
    JOIN latest ON latest.quarter = told.period
    JOIN enterprise ON enterprise.enterprise_id = told.enterprise_id
    WHERE
        told.enterprise_variable IN ('places_filled', 'places_offered')
        AND list_contains($municipality_codes, enterprise.municipality_code)
    GROUP BY enterprise.municipality_code, enterprise.enterprise_id
),
places AS (
    SELECT
        municipality_code,
        {
            'value': sum(filled) FILTER (WHERE is_whole)::DOUBLE,
            'low': sum(least_of(filled, if(is_rounded, 'rounded', 'exact'))) FILTER (WHERE is_whole)::DOUBLE,
            'high': sum(most_of(filled, if(is_rounded, 'rounded', 'exact'))) FILTER (WHERE is_whole)::DOUBLE,
            'missing_parts': count_if(NOT is_whole)::BIGINT,
            'rounded_parts': count_if(is_rounded AND is_whole)::BIGINT
        } AS filled,
        sum(offered) FILTER (WHERE is_whole)::DOUBLE AS offered,
        min(missing_status) AS missing_status,
        refs_of(refs) AS refs
    FROM enterprises
    GROUP BY municipality_code
),
rates AS (
    SELECT
        municipality.catalogue, municipality.municipality_code, municipality.municipality_name,
        coalesce(answer.delivery_status = 'accepted', false) AS is_delivered,
        places.filled, places.offered, rate_of(places.filled, places.offered, 100.0) AS rate,
        CASE
            WHEN (rate).value IS NOT NULL THEN 'A'
            -- No enterprise, or no place on offer: there is nothing to take a rate of.
            WHEN answer.delivery_status = 'not_applicable' OR places.offered = 0.0 THEN 'NA'
            WHEN places.municipality_code IS NULL AND is_delivered THEN 'NA'
            ELSE coalesce(places.missing_status, 'NL')
        END AS obs_status,
        coalesce(places.refs, CASE WHEN is_delivered THEN answer.source_id ELSE NULL END) AS source_refs
    FROM municipality
    JOIN latest ON is_there_on(municipality, latest.quarter_end)
    LEFT JOIN places ON places.municipality_code = municipality.municipality_code
    LEFT JOIN delivery AS answer
        ON answer.municipality_code = municipality.municipality_code
        AND answer.delivery_kind = 'enterprise' AND answer.period = latest.quarter
    WHERE list_contains($municipality_codes, municipality.municipality_code)
)
SELECT
    rates.municipality_code,
    rates.municipality_name,
    latest.quarter AS period,
    latest.quarter_end AS period_end,
    rates.filled.value AS places_filled,
    rates.filled.low AS places_filled_low,
    rates.filled.high AS places_filled_high,
    kind_of(rates.filled.value, 0, rates.filled.rounded_parts) AS places_filled_value_kind,
    rates.offered AS places_offered,
    rates.rate.value AS rate_pct,
    rates.rate.value AS value,
    -- An enterprise that has not told may fill all its places, or none.
    CASE WHEN rates.obs_status = 'A' AND rates.rate.missing_parts = 0 THEN rates.rate.low ELSE 0.0 END AS low,
    CASE
        WHEN rates.obs_status = 'A' AND rates.rate.missing_parts = 0 THEN rates.rate.high
        WHEN rates.obs_status = 'NA' THEN 0.0
        ELSE NULL
    END AS high,
    CASE WHEN rates.obs_status = 'NA' THEN 0 ELSE coalesce(rates.rate.missing_parts, 1) END::BIGINT AS missing_parts,
    CASE WHEN rates.obs_status = 'A' THEN rates.rate.rounded_parts ELSE 0 END::BIGINT AS rounded_parts,
    rates.obs_status,
    kind_of_share(rates.rate.value, rates.rate.missing_parts, rates.rate.rounded_parts) AS value_kind,
    count_if(rates.is_delivered) OVER ()::BIGINT AS delivered,
    count(*) OVER ()::BIGINT AS delivered_of,
    rates.catalogue,
    rates.source_refs
FROM rates
CROSS JOIN latest
ORDER BY rates.rate.value DESC NULLS LAST, rates.municipality_name COLLATE sv
