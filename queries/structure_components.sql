-- title_sv: Modellens delar i kommunerna
-- title_en: The components of the model in the municipalities
-- definition_sv: Varje del av stödstrukturens modell i varje kommun, så som läget senast var berättat till och med referensdatum, med underlag och sedan när delen är på plats. ”Delar på plats” är hur många kommunen är känd att ha; ”Lägst antal” och ”Högst antal” säger vad det kan bli när allt är känt. En del som är planerad är inte på plats. ”Modellen” är kriteriet för hela modellen vid den senaste perioden: en kommun kan ha den utan att någon har berättat om delarna.
-- definition_en: Each component of the model of the support structure in each municipality, as last told up to the reference date, with evidence and since when it is in place. “Components in place” is how many the municipality is known to have; “Lowest number” and “Highest number” say what it can be once all is known. A component that is planned is not in place. “The model” is the criterion for the whole of it in the latest period: a municipality may have it without anyone having told of the components.
-- unit: yes or no
-- grain: one row per municipality and component
-- sources: codelist, commitment_cell, component_cell, municipality, structure_component
WITH latest AS (
    SELECT period AS latest_period, period_end AS latest_end
    FROM component_cell
    WHERE period_end <= $reference_date
    ORDER BY period_end DESC, period DESC
    LIMIT 1
),
model AS (
    SELECT
        municipality_code AS code, commitment_state AS its_state, obs_status AS its_status, source_refs AS refs,
        row_number() OVER (PARTITION BY municipality_code ORDER BY period_end DESC, period DESC) AS place
    FROM commitment_cell
    WHERE
        mark = 'glada_hudik' AND period_end <= $reference_date AND list_contains($municipality_codes, municipality_code)
),
asked AS (
    SELECT
        municipality.municipality_code AS code, municipality.municipality_name AS name, municipality.catalogue AS its_catalogue,
        structure_component.structure_component_id AS component, structure_component.position AS component_position,
        structure_component.title_sv AS component_sv, structure_component.title_en AS component_en,
        structure_component.wording_sv AS words_sv, structure_component.wording_en AS words_en,
        structure_component.page AS component_page,
        structure_component.inference_sv AS component_inference_sv, structure_component.inference_en AS component_inference_en,
        page_refs(structure_component.source_id, structure_component.page) AS component_refs, cell
    FROM municipality
    JOIN structure_component ON structure_component.component_kind = 'component'
    LEFT JOIN latest ON true
    LEFT JOIN component_cell AS cell
        ON cell.municipality_code = municipality.municipality_code
        AND cell.structure_component_id = structure_component.structure_component_id
        AND cell.period = latest.latest_period AND list_contains($municipality_codes, cell.municipality_code)
    WHERE
        list_contains($municipality_codes, municipality.municipality_code)
        AND is_there_on(municipality, coalesce(latest.latest_end, $reference_date))
),
in_place AS (
    SELECT code AS of_code, sum_of(cell) AS total
    FROM asked
    GROUP BY code
)
SELECT
    asked.code AS municipality_code,
    asked.name AS municipality_name,
    asked.component AS structure_component_id,
    asked.component_position AS position,
    asked.component_sv AS title_sv,
    asked.component_en AS title_en,
    asked.words_sv AS wording_sv,
    asked.words_en AS wording_en,
    asked.component_page,
    asked.component_inference_sv,
    asked.component_inference_en,
    asked.cell.commitment_state,
    asked.cell.in_place_since,
    asked.cell.evidence_sv,
    asked.cell.evidence_en,
    asked.cell.page,
    asked.cell.inference_sv,
    asked.cell.inference_en,
    asked.cell.told_period AS period,
    asked.cell.value,
    coalesce(asked.cell.low, 0.0) AS low,
    coalesce(asked.cell.high, 1.0) AS high,
    coalesce(asked.cell.missing_parts, 1) AS missing_parts,
    0::BIGINT AS rounded_parts,
    coalesce(asked.cell.obs_status, 'NL') AS obs_status,
    asked.cell.value_kind,
    in_place.total.value AS components_value,
    in_place.total.low AS components_low,
    in_place.total.high AS components_high,
    in_place.total.missing_parts AS components_missing_parts,
    count(*) OVER (PARTITION BY asked.code) AS components_of,
    model_name.label_sv AS model_sv,
    model_name.label_en AS model_en,
    model.its_state AS model_state,
    coalesce(model.its_status, 'NL') AS model_status,
    asked.its_catalogue AS catalogue,
    all_refs(all_refs(asked.component_refs, asked.cell.source_refs), model.refs) AS source_refs
FROM asked
JOIN in_place ON in_place.of_code = asked.code
JOIN codelist AS model_name ON model_name.codelist = 'mark' AND model_name.code = 'glada_hudik'
LEFT JOIN model ON model.code = asked.code AND model.place = 1
ORDER BY
    components_low DESC, components_value IS NULL, CASE model.its_state WHEN 'held' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END,
    components_high DESC, asked.name COLLATE sv, asked.component_position
