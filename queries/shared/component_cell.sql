-- title_sv: Stödstrukturens delar per kommun och period
-- title_en: The components of the structure by municipality and period
-- definition_sv: Läget för varje del och förutsättning i varje kommun vid varje period som har uppgifter om delarna, så som det senast var berättat till och med den perioden. ”told_period” är när det berättades. Ett planerat är varken ja eller nej. Det som ingen har berättat något om är ej levererat.
-- definition_en: The state of each component and condition in each municipality in each period with data on the components, as last told up to that period. “told_period” is when it was told. A planned one is neither yes nor no. What nobody has told anything of is not delivered.
-- unit: yes or no
-- grain: one row per municipality, component and period
-- sources: component_state, municipality, structure_component
WITH periods AS (
    SELECT DISTINCT period AS its_period, period_end AS its_end
    FROM component_state
),
told AS (
    SELECT
        periods.its_period, component_state.municipality_code AS code,
        component_state.structure_component_id AS component, component_state.period AS told_period,
        component_state.commitment_state AS its_state, component_state.obs_status AS its_status,
        component_state.in_place_since AS since_day, component_state.page AS its_page,
        -- Partners write in Swedish: their own words say more than none.
        component_state.evidence_sv AS told_sv,
        coalesce(component_state.evidence_en, component_state.evidence_sv) AS told_en,
        component_state.inference_sv AS ours_sv,
        coalesce(component_state.inference_en, component_state.inference_sv) AS ours_en,
        page_refs(component_state.source_id, component_state.page) AS refs,
        row_number() OVER (
            PARTITION BY periods.its_period, component_state.municipality_code, component_state.structure_component_id
            ORDER BY component_state.period_end DESC, component_state.period DESC
        ) AS place
    FROM periods
    JOIN component_state ON component_state.period_end <= periods.its_end
)
SELECT
    municipality.municipality_code,
    structure_component.structure_component_id,
    structure_component.component_kind,
    periods.its_period AS period,
    periods.its_end AS period_end,
    told.told_period,
    CASE told.its_state WHEN 'held' THEN 1.0 WHEN 'not_held' THEN 0.0 ELSE NULL END::DOUBLE AS value,
    CASE WHEN told.its_state = 'held' THEN 1.0 ELSE 0.0 END::DOUBLE AS low,
    -- What is planned is not there; what nobody has told of may be.
    CASE
        WHEN told.its_state = 'held' THEN 1.0
        WHEN told.its_state IS NULL AND coalesce(told.its_status, 'NL') <> 'NA' THEN 1.0
        ELSE 0.0
    END::DOUBLE AS high,
    told.its_state AS commitment_state,
    CASE WHEN told.its_state = 'planned' THEN 'NA' ELSE coalesce(told.its_status, 'NL') END AS obs_status,
    CASE WHEN told.its_state IN ('held', 'not_held') THEN 'exact' ELSE NULL END AS value_kind,
    CASE
        WHEN told.its_state IS NULL AND coalesce(told.its_status, 'NL') <> 'NA' THEN 1 ELSE 0
    END::BIGINT AS missing_parts,
    0::BIGINT AS rounded_parts,
    told.since_day AS in_place_since,
    told.told_sv AS evidence_sv,
    told.told_en AS evidence_en,
    told.ours_sv AS inference_sv,
    told.ours_en AS inference_en,
    told.its_page AS page,
    told.code IS NOT NULL AS is_delivered,
    municipality.catalogue,
    told.refs AS source_refs
FROM municipality
JOIN periods ON is_there_on(municipality, periods.its_end)
CROSS JOIN structure_component
LEFT JOIN told
    ON told.its_period = periods.its_period AND told.code = municipality.municipality_code
    AND told.component = structure_component.structure_component_id AND told.place = 1
ORDER BY municipality.municipality_code, structure_component.position, periods.its_end, periods.its_period
