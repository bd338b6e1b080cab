-- title_sv: Målens delar per kvartal
-- title_en: Parts of the targets by quarter
-- definition_sv: Vad varje mål räknar, del för del och kvartal för kvartal. En kommun: 1 när det åtagande som målet räknar gäller kvartalets sista dag, antalet ASF som startade, 1 när dialogmöten hölls, eller antalet nyttjade tjänster. Ett mål som är en andel har två rader: de som räknas och alla som de är en andel av. En plats i rådet eller ett beslut: 1 från den dag då det är uppnått; har någon lämnat uppgift om platserna gäller den för sitt kvartal, och ett kvartal som ingen har berättat om är okänt när det kan ha blivit annorlunda. En mätning har inget mått än. Den som inte har svarat kan ha 0 eller 1, och hur många tjänster eller nya ASF som helst; en del som är okänd eller dold av lämnaren räknas som ett svar som saknas. En kommun vars leverans är godtagen och som inte nämner något har noll. Vilka ASF som startade framgår av varje senare leverans samma år.
-- definition_en: What each target counts, part by part and quarter by quarter. A municipality: 1 when the commitment that the target counts is in force on the quarter's last day, the number of WISEs that started, 1 when dialogue meetings were held, or the number of services used. A target that is a share has two rows: those that count, and all that they are a share of. A seat on the council or a decision: 1 from the day it is reached; where somebody has reported on the seats, that holds of its quarter, and a quarter that nobody has told of is unknown where it may have become otherwise. A survey has no measure yet. Whoever has not answered may have 0 or 1, and any number of services or new WISEs; a part that is unknown or withheld by its sender counts as an answer that is missing. A municipality whose delivery is accepted and that names nothing has none. Which WISEs started is told by every later delivery of the same year.
-- unit: the unit of each target
-- grain: one row per target, municipality or milestone, and quarter, and one more for the whole of a share
-- sources: commitment_cell, dialogue_meeting, service_use, participant_step, enterprise, milestone, seat, delivery, municipality, target, codelist
WITH ways AS (
    SELECT
        target.target_id, coalesce(target.plan_id, '') AS its_plan, target.counting, target.counted, rows_of.is_whole,
        unnest(way_of(target.counting, target.counted))
    FROM target
    JOIN (VALUES (false), (true)) AS rows_of (is_whole) ON NOT rows_of.is_whole OR target.counting = 'share'
    WHERE target.counting IS NOT NULL
),
quarters AS (
    -- Those of the period of the plan, and those that anybody has been asked about.
    SELECT its_plan, last_day(first_day + INTERVAL 2 MONTH) AS its_end
    FROM (
        SELECT coalesce(plan_id, '') AS its_plan, unnest(generate_series(
            date_trunc('quarter', min(followed_from))::DATE, make_date(max(target_year), 12, 31), INTERVAL 3 MONTH
        )) AS first_day
        FROM target
        WHERE counting IS NOT NULL
        GROUP BY its_plan
    )
    UNION
    SELECT ways.its_plan, delivery.period_end FROM delivery CROSS JOIN ways
    UNION
    -- Nobody owes what a share is counted from: it may be told of other quarters.
    SELECT ways.its_plan, participant_step.period_end FROM participant_step JOIN ways ON ways.is_share
),
marks AS (
    -- A year and its last quarter end on the same day: what either says counts.
    SELECT
        mark, municipality_code AS place, period_end AS its_end, max(value) AS told, max(low) AS fewest,
        greatest(max(low), min(high)) AS most, min(missing_parts) = 0 AS is_told, min(obs_status) AS if_missing,
        string_agg(all_source_refs, ' ') AS refs
    FROM commitment_cell
    GROUP BY mark, municipality_code, period_end
),
meetings AS (
    SELECT
        municipality_code AS place, period_end AS its_end,
        coalesce(max(coalesce(value, low)) FILTER (WHERE obs_status = 'A'), 0) > 0 AS was_held,
        bool_and(obs_status = 'NA' OR (obs_status = 'A' AND coalesce(value, high) = 0)) AS was_not_held,
        max(obs_status) FILTER (WHERE obs_status <> 'A') AS if_missing,
        string_agg(concat_ws(':', source_id, page), ' ') FILTER (WHERE obs_status = 'A') AS refs
    FROM dialogue_meeting
    GROUP BY municipality_code, period_end
),
starts AS (
    -- Which enterprises have started is told by every later delivery of the same year.
    SELECT
        delivery.municipality_code AS place, asked_about.its_end, count(DISTINCT enterprise.enterprise_id) AS told,
        string_agg(enterprise.source_id, ' ') AS refs
    FROM delivery
    JOIN (SELECT DISTINCT its_end FROM quarters) AS asked_about
        ON asked_about.its_end <= delivery.period_end AND year(asked_about.its_end) = year(delivery.period_end)
    LEFT JOIN enterprise
        ON enterprise.municipality_code = delivery.municipality_code AND enterprise.start_date <= asked_about.its_end
        AND enterprise.start_date > last_day(asked_about.its_end - INTERVAL 3 MONTH)
    WHERE delivery.delivery_kind = 'enterprise' AND delivery.delivery_status = 'accepted'
    GROUP BY delivery.municipality_code, asked_about.its_end
),
counted AS (
    -- What is told of a municipality and quarter; some of it is whole only when the delivery is accepted.
    SELECT
        'municipalities_with_mark' AS its_way, mark AS its_mark, false AS of_whole, place, its_end, told, fewest, most, is_told,
        false AS needs_delivery, 0 AS parts_rounded, if_missing, refs
    FROM marks
    UNION ALL
    SELECT 'enterprises_started', NULL, false, place, its_end, told, told, told, true, false, 0, NULL, refs FROM starts
    UNION ALL
    SELECT
        'municipalities_with_meetings', NULL, false, place, its_end, was_held::INT, was_held::INT, was_held::INT,
        was_held OR was_not_held, NOT was_held, 0, if_missing, refs
    FROM meetings
    UNION ALL
    SELECT
        'services_used', NULL, false, municipality_code, period_end, sum(value), sum(least_of(value, value_kind)),
        sum(most_of(value, value_kind)), bool_and(obs_status IN ('A', 'NA')), true, count_if(value_kind = 'rounded'),
        max(obs_status) FILTER (WHERE obs_status <> 'A'), string_agg(source_id, ' ') FILTER (WHERE obs_status = 'A')
    FROM service_use
    GROUP BY municipality_code, period_end
    UNION ALL
    -- Those that count, and the whole, are known together or not at all.
    SELECT
        'share', 'participant_step', rows_of.is_whole, municipality_code, period_end,
        sum(value) FILTER (WHERE rows_of.is_whole OR step_taken),
        sum(least_of(value, value_kind)) FILTER (WHERE rows_of.is_whole OR step_taken),
        sum(most_of(value, value_kind)) FILTER (WHERE rows_of.is_whole OR step_taken),
        bool_and(obs_status IN ('A', 'NA')), false,
        count_if(value_kind = 'rounded' AND (rows_of.is_whole OR step_taken)),
        max(obs_status) FILTER (WHERE obs_status <> 'A'), string_agg(source_id, ' ') FILTER (WHERE obs_status = 'A')
    FROM participant_step
    CROSS JOIN (VALUES (false), (true)) AS rows_of (is_whole)
    GROUP BY municipality_code, period_end, rows_of.is_whole
),
seats AS (
    -- What the council's minutes tell of a party at each quarter: in those of the quarter itself, or in later ones that say since
    -- when it is seated. What was told last before it may have changed in a quarter that nobody has told of.
    SELECT
        concat('seat_', seat.party_id) AS its_code, quarters.its_plan AS of_plan, quarters.its_end AS until,
        (arg_max(seat.seat_state = 'seated', seat.period_end) FILTER (WHERE seat.period_end <= quarters.its_end))::INT
            AS told_before,
        CASE
            WHEN bool_or(seat.period_end = quarters.its_end) THEN told_before
            WHEN bool_or(seat.period_end > quarters.its_end AND seat.seated_on <= quarters.its_end) THEN 1
            ELSE NULL
        END AS is_seated,
        arg_max(seat.source_id || coalesce(':' || seat.page, ''), seat.period_end)
            FILTER (WHERE seat.period_end <= quarters.its_end) AS its_ref
    FROM seat
    CROSS JOIN quarters
    WHERE seat.obs_status = 'A'
    GROUP BY its_code, of_plan, until
),
decisions AS (
    -- Seats and decisions, also those that nobody has said anything of. A knowledge survey has no measure yet.
    SELECT
        asked.target_id, asked.is_yes_or_no, codelist.code, codelist.label_sv, codelist.label_en, quarters.its_end,
        CASE
            WHEN seats.is_seated IS NOT NULL THEN seats.is_seated
            -- What was written once is older than minutes that say otherwise.
            WHEN seats.told_before <> coalesce(milestone.reached_on <= quarters.its_end, false)::INT THEN NULL
            WHEN milestone.obs_status = 'A' AND asked.has_measure
                THEN coalesce(milestone.reached_on <= quarters.its_end, false)::INT
            ELSE NULL
        END AS is_reached,
        coalesce(nullif(milestone.obs_status, 'A'), if(asked.has_measure, 'UN', 'NM')) AS if_missing,
        coalesce(seats.its_ref, milestone.source_id || coalesce(':' || milestone.page, '')) AS ref
    FROM ways AS asked
    JOIN codelist ON codelist.codelist = 'milestone' AND starts_with(codelist.code, asked.counted || '_')
    JOIN quarters ON quarters.its_plan = asked.its_plan
    LEFT JOIN milestone ON milestone.target_id = asked.target_id AND milestone.milestone = codelist.code
    LEFT JOIN seats
        ON seats.its_code = codelist.code AND seats.of_plan = quarters.its_plan AND seats.until = quarters.its_end
    WHERE asked.counting IN ('milestones_reached', 'survey')
),
cells AS (
    SELECT
        asked.target_id AS its_target, asked.is_whole, asked.is_calendar_year OR asked.is_share AS is_told_by_rows, municipality.municipality_code AS its_part,
        municipality.municipality_name AS name_sv, municipality.municipality_name AS name_en, quarters.its_end, coalesce(counted.fewest, 0) AS fewest,
        delivery.delivery_status IS NOT DISTINCT FROM 'accepted' AS is_accepted,
        delivery.delivery_status IS NOT DISTINCT FROM 'not_applicable' AND coalesce(counted.told, 0) = 0 AS is_outside,
        is_outside OR (coalesce(is_told, true) AND (is_accepted OR NOT coalesce(needs_delivery, true))) AS has_told,
        CASE
            WHEN counted.place IS NULL AND is_accepted THEN 0
            -- "At least 0" says nothing, and "at least" nothing of a share.
            WHEN is_outside OR (NOT has_told AND (asked.is_share OR coalesce(counted.told, 0) = 0)) THEN NULL
            ELSE counted.told
        END AS told,
        CASE
            WHEN has_told THEN coalesce(counted.most, 0) WHEN asked.is_yes_or_no THEN 1 ELSE NULL
        END AS most,
        CASE WHEN is_outside THEN 'NA' ELSE coalesce(counted.if_missing, 'NL') END AS if_missing,
        coalesce(counted.parts_rounded, 0) AS parts_rounded,
        coalesce(counted.refs, CASE WHEN is_accepted THEN delivery.source_id ELSE NULL END) AS refs
    FROM municipality
    JOIN quarters ON is_there_on(municipality, quarters.its_end)
    JOIN ways AS asked ON asked.delivery_kind IS NOT NULL AND asked.its_plan = quarters.its_plan
    LEFT JOIN counted
        ON counted.its_way = asked.counting AND counted.its_mark IS NOT DISTINCT FROM asked.counted
        AND counted.of_whole = asked.is_whole
        AND counted.place = municipality.municipality_code AND counted.its_end = quarters.its_end
    LEFT JOIN delivery
        ON delivery.delivery_kind = asked.delivery_kind AND delivery.municipality_code = municipality.municipality_code
        AND delivery.period_end = quarters.its_end
    UNION ALL
    SELECT
        target_id, false, false, code, label_sv, label_en, its_end, coalesce(is_reached, 0), false, false,
        is_reached IS NOT NULL, is_reached, if(is_yes_or_no, coalesce(is_reached, 1), NULL), if_missing, 0, ref
    FROM decisions
)
SELECT
    target.target_id, its_part AS target_part, cells.is_whole, name_sv AS part_sv, name_en AS part_en,
    strftime(cells.its_end, '%Y-Q') || quarter(cells.its_end) AS period,
    cells.its_end AS period_end, told::DOUBLE AS value, fewest::DOUBLE AS low, most::DOUBLE AS high,
    (NOT has_told)::BIGINT AS missing_parts, parts_rounded::BIGINT AS rounded_parts,
    CASE WHEN told IS NOT NULL THEN 'A' ELSE if_missing END AS obs_status,
    kind_of(told, (NOT has_told)::INT, parts_rounded) AS value_kind, has_told AND (is_accepted OR cells.is_told_by_rows) AS is_delivered,
    target.catalogue, refs AS source_refs
FROM cells
JOIN target ON target.target_id = cells.its_target
ORDER BY target_id, target_part, period_end, is_whole
