-- title_sv: ASF efter kommun, bransch och juridisk form
-- title_en: WISEs by municipality, industry and legal form
-- definition_sv: Antal verksamma ASF i de valda kommunerna sista dagen i den senaste perioden som någon kommun har godtagna uppgifter om företagen för, och hur många av dem som är medlemmar i företagens förening: efter kommun, efter bransch eller efter juridisk form. Samma ASF står i alla tre indelningarna, och indelningarna läggs aldrig ihop. En kommun utan godtagen leverans kan ha ASF i varje bransch och form: talen är då minst. Ett ASF som inte har svarat om medlemskap kan vara medlem.
-- definition_en: Number of active WISEs in the chosen municipalities on the last day of the latest period for which any municipality has accepted data on the enterprises, and how many of them are members of the enterprises' association: by municipality, by industry or by legal form. The same WISE stands in all three divisions, and the divisions are never added. A municipality without an accepted delivery may have WISEs in every industry and form: the numbers are then at least. A WISE that has not answered on membership may be a member.
-- unit: enterprises
-- grain: one row per division, group and measure
-- sources: codelist, delivery, delivery_period, enterprise, enterprise_observation, municipality
WITH latest AS (
    SELECT period AS its_period, period_end AS its_end
    FROM delivery_period
    WHERE delivery_kind = 'enterprise' AND is_accepted AND period_end <= $reference_date
    ORDER BY period_end DESC, period DESC
    LIMIT 1
),
answers AS (
    SELECT
        municipality.municipality_code AS code, municipality.municipality_name AS name, municipality.catalogue AS its_catalogue,
        latest.its_period, latest.its_end, delivery.delivery_status = 'accepted' AS is_accepted, delivery.source_id AS ref,
        CASE WHEN delivery.delivery_status = 'not_applicable' THEN 'NA' ELSE 'NL' END AS if_missing
    FROM municipality
    LEFT JOIN latest ON true
    LEFT JOIN delivery
        ON delivery.municipality_code = municipality.municipality_code AND delivery.delivery_kind = 'enterprise'
        AND delivery.period = latest.its_period
    WHERE
        list_contains($municipality_codes, municipality.municipality_code)
        AND is_there_on(municipality, coalesce(latest.its_end, $reference_date))
),
active AS (
    SELECT
        enterprise.enterprise_id AS id, answers.code, enterprise.industry AS its_industry, enterprise.legal_form AS its_form,
        enterprise.source_id AS ref, member.value AS membership
    FROM answers
    JOIN enterprise
        ON enterprise.municipality_code = answers.code
        AND (enterprise.start_date IS NULL OR enterprise.start_date <= answers.its_end)
        AND coalesce(enterprise.end_date > answers.its_end, true)
    LEFT JOIN enterprise_observation AS member
        ON member.enterprise_id = enterprise.enterprise_id AND member.period = answers.its_period
        AND member.enterprise_variable = 'sak_member'
    WHERE answers.is_accepted
),
groups AS (
    SELECT 'municipality' AS division, code AS group_code, name AS group_sv, name AS group_en, NULL AS place
    FROM answers
    UNION ALL
    SELECT codelist, code, label_sv, label_en, position
    FROM codelist
    WHERE codelist IN ('industry', 'legal_form')
),
cells AS (
    SELECT
        groups.division, groups.group_code, groups.group_sv, groups.group_en, groups.place, measures.code AS measure,
        answers.its_catalogue, answers.its_period, answers.its_end,
        CASE
            WHEN NOT coalesce(answers.is_accepted, false) THEN NULL
            WHEN measures.code = 'enterprises' THEN count(active.id)
            -- A sum is known when every part of it is: one that has not answered is not a zero.
            WHEN count(active.id) > count(active.membership) THEN NULL
            ELSE coalesce(sum(active.membership), 0)
        END::DOUBLE AS value,
        CASE
            WHEN measures.code = 'enterprises' THEN count(active.id) ELSE coalesce(sum(active.membership), 0)
        END::DOUBLE AS low,
        CASE
            WHEN NOT coalesce(answers.is_accepted, false) THEN NULL
            WHEN measures.code = 'enterprises' THEN count(active.id)
            ELSE coalesce(sum(active.membership), 0) + count(active.id) - count(active.membership)
        END::DOUBLE AS high,
        CASE
            WHEN coalesce(answers.is_accepted, false)
                AND (measures.code = 'enterprises' OR count(active.id) = count(active.membership)) THEN 0
            ELSE 1
        END AS missing_parts,
        0 AS rounded_parts,
        CASE WHEN coalesce(answers.is_accepted, false) THEN 'UN' ELSE answers.if_missing END AS obs_status,
        coalesce(answers.is_accepted, false) AS is_delivered,
        concat_ws(' ', if(coalesce(answers.is_accepted, false), answers.ref, NULL), string_agg(active.ref, ' ')) AS source_refs
    FROM groups
    JOIN answers ON groups.division <> 'municipality' OR groups.group_code = answers.code
    JOIN codelist AS measures ON measures.codelist = 'coverage_measure' AND measures.code IN ('enterprises', 'sak_member')
    LEFT JOIN active
        ON active.code = answers.code
        AND CASE groups.division
            WHEN 'industry' THEN active.its_industry = groups.group_code
            WHEN 'legal_form' THEN active.its_form = groups.group_code
            ELSE true
        END
    GROUP BY
        groups.division, groups.group_code, groups.group_sv, groups.group_en, groups.place, measures.code,
        answers.code, answers.its_catalogue, answers.its_period, answers.its_end, answers.is_accepted, answers.ref,
        answers.if_missing
),
totals AS (
    SELECT
        division, group_code, group_sv, group_en, place, measure, its_catalogue, its_period, its_end, sum_of(cell) AS total
    FROM cells AS cell
    GROUP BY division, group_code, group_sv, group_en, place, measure, its_catalogue, its_period, its_end
)
SELECT
    totals.division,
    totals.group_code,
    totals.group_sv,
    totals.group_en,
    totals.measure AS coverage_measure,
    totals.its_period AS period,
    totals.its_end AS period_end,
    unnest(totals.total),
    totals.its_catalogue AS catalogue
FROM totals
ORDER BY
    list_position(['municipality', 'industry', 'legal_form'], totals.division), totals.measure,
    totals.total.low DESC, totals.total.value IS NULL, totals.place, totals.group_sv COLLATE sv, totals.group_code
