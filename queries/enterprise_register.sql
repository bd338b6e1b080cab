-- title_sv: Registret över ASF
-- title_en: The register of WISEs
-- definition_sv: Varje ASF som någon har lämnat uppgift om, med kommun, bransch, juridisk form, start och slut. Verksamt: det har startat och är inte känt för att ha upphört på referensdagen. En start som är okänd kan ligga när som helst. Medlem i företagens egen förening och överenskommelse med Arbetsförmedlingen är de senaste uppgifterna till och med referensdagen; de är inga antal. Hur många som arbetar i ett ASF står inte här.
-- definition_en: Every WISE that somebody has reported, with municipality, industry, legal form, start and end. Active: it has started and is not known to have ended on the reference date. A start that is not known may have been at any time. Member of the enterprises' own association and arrangement with the Employment Service are the latest statements up to the reference date; they are no counts. How many work in a WISE does not stand here.
-- unit: enterprises
-- grain: one row per enterprise
-- sources: enterprise, enterprise_observation, municipality
WITH answers AS (
    SELECT
        enterprise_id AS id, enterprise_variable AS variable,
        arg_max_null(value, period_end) AS answer, arg_max(obs_status, period_end) AS its_status,
        arg_max(period, period_end) AS told_period
    FROM enterprise_observation
    WHERE
        enterprise_variable IN ('sak_member', 'af_agreement') AND obs_status <> 'NL' AND period_end <= $reference_date
        AND enterprise_id IN (
            SELECT enterprise_id FROM enterprise WHERE list_contains($municipality_codes, municipality_code)
        )
    GROUP BY enterprise_id, enterprise_variable
)
SELECT
    enterprise.enterprise_id,
    enterprise.enterprise_name,
    municipality.municipality_code,
    municipality.municipality_name,
    enterprise.industry,
    enterprise.legal_form,
    enterprise.start_date,
    CASE WHEN enterprise.end_date <= $reference_date THEN enterprise.end_date ELSE NULL END AS end_date,
    coalesce(enterprise.end_date > $reference_date, true) AS is_active,
    member.answer = 1 AS is_sak_member,
    coalesce(member.its_status, 'NL') AS sak_status,
    agreed.answer = 1 AS has_af_agreement,
    coalesce(agreed.its_status, 'NL') AS af_status,
    coalesce(member.told_period, agreed.told_period) AS told_period,
    enterprise.catalogue,
    enterprise.source_id AS source_refs
FROM enterprise
JOIN municipality ON municipality.municipality_code = enterprise.municipality_code
LEFT JOIN answers AS member ON member.id = enterprise.enterprise_id AND member.variable = 'sak_member'
LEFT JOIN answers AS agreed ON agreed.id = enterprise.enterprise_id AND agreed.variable = 'af_agreement'
WHERE
    list_contains($municipality_codes, enterprise.municipality_code)
    AND (enterprise.start_date IS NULL OR enterprise.start_date <= $reference_date)
ORDER BY
    municipality.municipality_name COLLATE sv, is_active DESC, enterprise.start_date NULLS FIRST,
    enterprise.enterprise_name COLLATE sv, enterprise.enterprise_id
