-- title_sv: Nyttjandegrad
-- title_en: Usage rate
-- definition_sv: Besatta platser hos ASF i procent av de platser som företagen erbjuder, vid slutet av det senaste kvartalet, per kommun. Bara företag som har lämnat båda uppgifterna räknas. Där inga platser erbjuds finns ingen nyttjandegrad.
-- definition_en: Places filled at WISEs as a percentage of the places that the enterprises offer, at the end of the latest quarter, by municipality. Only enterprises that have reported both are counted. Where no places are offered there is no usage rate.
-- unit: pct
-- grain: one row per chosen municipality in the latest quarter up to the reference date
-- sources: enterprise_observation, enterprise, delivery, municipality
WITH reported AS (
    SELECT period AS quarter, period_end AS quarter_end FROM enterprise_observation
    UNION ALL
    SELECT period, period_end FROM delivery WHERE delivery_kind = 'enterprise'
),
latest AS (
    SELECT
        coalesce(max_by(quarter, quarter_end), year($reference_date)::VARCHAR) AS quarter,
        coalesce(max(quarter_end), $reference_date) AS quarter_end
    FROM reported
    WHERE quarter_end <= $reference_date
),
answers AS (
    SELECT
        delivery.municipality_code AS place,
        delivery.delivery_status = 'accepted' AS is_accepted,
        delivery.delivery_status = 'not_applicable' AS is_not_applicable,
        delivery.source_id AS ref
    FROM delivery
    JOIN latest ON latest.quarter = delivery.period
    WHERE delivery.delivery_kind = 'enterprise'
),
enterprises AS (
    SELECT
        enterprise.municipality_code AS place,
        enterprise.enterprise_id,
        max(enterprise_observation.value)
            FILTER (WHERE enterprise_observation.enterprise_variable = 'places_filled') AS filled,
        max(enterprise_observation.value)
            FILTER (WHERE enterprise_observation.enterprise_variable = 'places_offered') AS offered,
        bool_or(enterprise_observation.value_kind = 'rounded') AS is_rounded,
        min(enterprise_observation.obs_status) FILTER (WHERE enterprise_observation.obs_status <> 'A') AS missing_status,
        string_agg(DISTINCT enterprise_observation.source_id, ' ')
            FILTER (WHERE enterprise_observation.obs_status = 'A') AS refs
    FROM enterprise_observation
    JOIN latest ON latest.quarter = enterprise_observation.period
    JOIN enterprise ON enterprise.enterprise_id = enterprise_observation.enterprise_id
    WHERE enterprise_observation.enterprise_variable IN ('places_filled', 'places_offered')
    GROUP BY enterprise.municipality_code, enterprise.enterprise_id
),
places AS (
    SELECT
        place,
        sum(filled) FILTER (WHERE offered IS NOT NULL)::DOUBLE AS filled,
        sum(offered) FILTER (WHERE filled IS NOT NULL)::DOUBLE AS offered,
        count_if(is_rounded AND filled IS NOT NULL AND offered IS NOT NULL) AS parts_rounded,
        min(missing_status) AS missing_status,
        string_agg(refs, ' ') AS refs
    FROM enterprises
    GROUP BY place
),
rates AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        municipality.municipality_code AS place,
        municipality.municipality_name AS name,
        places.filled,
        places.offered,
        100.0 * places.filled / nullif(places.offered, 0.0) AS rate,
        coalesce(places.parts_rounded, 0) AS parts_rounded,
        CASE
            WHEN answers.is_not_applicable THEN 'NA'
            -- No enterprise, or no place on offer: there is nothing to take a rate of.
            WHEN places.offered = 0.0 OR (places.place IS NULL AND answers.is_accepted) THEN 'NA'
            ELSE coalesce(places.missing_status, 'NL')
        END AS if_missing,
        CASE WHEN answers.is_accepted THEN coalesce(places.refs, answers.ref) ELSE places.refs END AS refs,
        coalesce(answers.is_accepted, false) AS is_delivered
    FROM municipality
    LEFT JOIN places ON places.place = municipality.municipality_code
    LEFT JOIN answers ON answers.place = municipality.municipality_code
    WHERE list_contains($municipality_codes, municipality.municipality_code)
)
SELECT
    rates.place AS municipality_code,
    rates.name AS municipality_name,
    latest.quarter AS period,
    latest.quarter_end AS period_end,
    rates.filled AS places_filled,
    CASE
        WHEN rates.filled IS NULL THEN NULL
        WHEN rates.parts_rounded > 0 THEN 'rounded'
        ELSE 'exact'
    END AS places_filled_value_kind,
    rates.offered AS places_offered,
    rates.rate AS rate_pct,
    rates.rate AS value,
    CASE WHEN rates.rate IS NOT NULL THEN 'A' ELSE rates.if_missing END AS obs_status,
    CASE
        WHEN rates.rate IS NULL THEN NULL
        WHEN rates.parts_rounded > 0 THEN 'rounded'
        ELSE 'exact'
    END AS value_kind,
    CASE WHEN rates.rate IS NULL THEN NULL ELSE rates.parts_rounded END::BIGINT AS rounded_parts,
    count_if(rates.is_delivered) OVER ()::BIGINT AS delivered,
    count(rates.place) OVER ()::BIGINT AS delivered_of,
    rates.its_catalogue AS catalogue,
    array_to_string(list_sort(list_distinct(string_split(rates.refs, ' '))), ' ') AS source_refs
FROM rates
CROSS JOIN latest
ORDER BY rates.rate DESC NULLS LAST, rates.name COLLATE sv
