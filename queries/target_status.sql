-- title_sv: Målens läge
-- title_en: Status of the targets
-- definition_sv: Handlingsplanens nio mål med utgångsläge, målnivå, senaste utfall efter utgångsläget och status. Nått: utfallet är minst målnivån. Ännu inte mätbart: utgångsläge eller nivå saknas. Utfall saknas: inget utfall efter utgångsläget. Inte nått: målåret är slut. På väg: utfallet är minst utgångsläget plus den del av vägen till nivån som svarar mot hur stor del av planperioden som har gått. Annars efter. Utfall som vilar på leveranser räknar de kommuner som har levererat. Möten och tjänster räknas över fyra kvartal, nya ASF per kalenderår. Ett avrundat utfall jämförs som det är; ”Statusen kan vara en annan” säger var den exakta siffran kan ge en annan status.
-- definition_en: The nine targets of the action plan with baseline, level, latest outcome after the baseline, and status. Reached: the outcome is at least the level. Not yet measurable: baseline or level is missing. No outcome: none after the baseline. Not reached: the target year is over. On track: the outcome is at least the baseline plus the share of the way to the level that matches the share of the plan period that has gone. Otherwise behind. Outcomes that rest on deliveries count the municipalities that have delivered. Meetings and services are counted over four quarters, new WISEs per calendar year. A rounded outcome is compared as it is; “Status may be another” says where the exact figure could give another status.
-- unit: the unit of each target
-- grain: one row per target, under the chosen reading of the target on support structure
-- sources: target, target_reading, municipality, commitment_cell, milestone, enterprise, dialogue_meeting, service_use, delivery
WITH resting (target_id, delivery_kind, quarters_covered, quarters_needed) AS (
    -- A year's starts are in the delivery of its last quarter; a flow over four quarters needs all four.
    VALUES
        ('T1', 'commitment', 1, 1), ('T1L', 'enterprise', 4, 1), ('T3b', 'commitment', 1, 1),
        ('T3c', 'dialogue_meeting', 4, 4), ('T3d', 'service_use', 4, 4)
),
chosen_target AS (
    -- A reading without a level is not defined: then what it started from and where it stands are not defined either.
    SELECT
        target.target_id, target.target_year, target.baseline_end, chosen.reading,
        coalesce(chosen.page, target.page) AS page_used,
        coalesce(chosen.only_lacking, false) AS lacking_only,
        coalesce(chosen.level_status <> 'A', false) AS is_undefined,
        CASE WHEN chosen.reading IS NULL THEN target.level ELSE chosen.level END AS level_used,
        coalesce(chosen.level_status, target.level_status) AS level_used_status,
        CASE WHEN is_undefined THEN NULL WHEN lacking_only THEN 0 * target.baseline_value ELSE target.baseline_value END
            AS baseline_used,
        CASE WHEN is_undefined THEN chosen.level_status ELSE target.baseline_status END AS baseline_used_status,
        CASE WHEN is_undefined THEN chosen.explanation_sv ELSE target.decision_sv END AS decision_used_sv,
        CASE WHEN is_undefined THEN chosen.explanation_en ELSE target.decision_en END AS decision_used_en
    FROM target
    LEFT JOIN target_reading AS chosen ON chosen.target_id = target.target_id AND chosen.reading = $reading
),
accepted AS (
    SELECT delivery_kind, period_end, municipality_code
    FROM delivery
    WHERE delivery_status = 'accepted' AND period_end <= $reference_date::DATE
),
held_mark AS (
    -- A year and its last quarter end on the same day: what either says counts.
    SELECT
        mark, period_end, municipality_code, string_agg(all_source_refs, ' ') AS refs, bool_or(value = 1) AS holds
    FROM commitment_cell
    WHERE obs_status = 'A' AND mark IN ('agreement', 'policy')
    GROUP BY mark, period_end, municipality_code
),
had_support AS (
    SELECT held_mark.municipality_code
    FROM held_mark
    JOIN target ON target.target_id = 'T1' AND target.baseline_end = held_mark.period_end
    WHERE held_mark.mark = 'agreement' AND held_mark.holds
),
measured_end AS (
    SELECT delivery_kind, period_end FROM accepted
    UNION
    SELECT 'commitment' AS delivery_kind, period_end FROM held_mark WHERE period_end <= $reference_date::DATE
),
latest_end AS (
    SELECT resting.target_id, max(measured_end.period_end) AS window_end
    FROM resting
    JOIN measured_end ON measured_end.delivery_kind = resting.delivery_kind
    WHERE resting.target_id <> 'T1L' OR month(measured_end.period_end) = 12
    GROUP BY resting.target_id
),
measured_window AS (
    -- What the latest outcome covers: one quarter's end for a state, four quarters for a flow, a whole year for starts.
    SELECT
        target_id, resting.delivery_kind, resting.quarters_needed, window_end,
        last_day(window_end - to_months(3 * resting.quarters_covered)) AS window_start,
        window_start + INTERVAL 1 DAY AS first_day,
        CASE
            WHEN resting.quarters_covered = 4 AND month(window_end) = 12 THEN strftime(window_end, '%Y')
            ELSE concat_ws('/', CASE WHEN resting.quarters_covered = 1 THEN NULL
                ELSE strftime(first_day, '%Y-Q') || quarter(first_day) END, strftime(window_end, '%Y-Q') || quarter(window_end))
        END AS period
    FROM latest_end
    JOIN resting USING (target_id)
),
delivered_municipality AS (
    SELECT measured_window.target_id, accepted.municipality_code
    FROM measured_window
    JOIN accepted
        ON accepted.delivery_kind = measured_window.delivery_kind
        AND accepted.period_end > measured_window.window_start AND accepted.period_end <= measured_window.window_end
    GROUP BY measured_window.target_id, accepted.municipality_code, measured_window.quarters_needed
    HAVING count(DISTINCT accepted.period_end) >= measured_window.quarters_needed
),
milestone_of_target AS (
    SELECT target_id, milestone_state, obs_status, reached_on, concat_ws(':', source_id, page) AS refs
    FROM milestone
    WHERE (target_id = 'T2a' AND milestone LIKE 'seat_%') OR (target_id = 'T2b' AND milestone = 'plan_adopted')
        OR (target_id = 'T2c' AND milestone LIKE 'routine_%') OR (target_id = 'T3a' AND obs_status <> 'A')
),
part_of_outcome AS (
    SELECT
        measured_window.target_id, held_mark.refs, 'exact' AS value_kind,
        (held_mark.holds AND NOT (chosen_target.lacking_only AND had_support.municipality_code IS NOT NULL))::INT::DOUBLE
            AS value
    FROM measured_window
    JOIN chosen_target ON chosen_target.target_id = measured_window.target_id
    JOIN held_mark
        ON held_mark.mark = CASE measured_window.target_id WHEN 'T1' THEN 'agreement' ELSE 'policy' END
        AND held_mark.period_end = measured_window.window_end
    LEFT JOIN had_support ON had_support.municipality_code = held_mark.municipality_code
    WHERE measured_window.target_id IN ('T1', 'T3b')
    UNION ALL
    SELECT measured_window.target_id, enterprise.source_id AS refs, 'exact' AS value_kind, 1::DOUBLE AS value
    FROM measured_window
    JOIN enterprise
        ON enterprise.start_date > measured_window.window_start AND enterprise.start_date <= measured_window.window_end
    JOIN delivered_municipality
        ON delivered_municipality.target_id = measured_window.target_id
        AND delivered_municipality.municipality_code = enterprise.municipality_code
    WHERE measured_window.target_id = 'T1L'
    UNION ALL
    SELECT
        measured_window.target_id, string_agg(concat_ws(':', meeting.source_id, meeting.page), ' ') AS refs,
        'exact' AS value_kind, max((coalesce(meeting.value, meeting.low) > 0)::INT)::DOUBLE AS value
    FROM measured_window
    JOIN dialogue_meeting AS meeting
        ON meeting.period_end > measured_window.window_start AND meeting.period_end <= measured_window.window_end
    WHERE measured_window.target_id = 'T3c' AND meeting.obs_status = 'A'
    GROUP BY measured_window.target_id, meeting.municipality_code
    UNION ALL
    SELECT measured_window.target_id, service_use.source_id AS refs, service_use.value_kind, service_use.value
    FROM measured_window
    JOIN service_use
        ON service_use.period_end > measured_window.window_start AND service_use.period_end <= measured_window.window_end
    WHERE measured_window.target_id = 'T3d' AND service_use.obs_status = 'A'
    UNION ALL
    SELECT
        target_id, refs, 'exact' AS value_kind,
        (milestone_state = 'reached' AND reached_on <= $reference_date::DATE)::INT::DOUBLE AS value
    FROM milestone_of_target
    WHERE obs_status = 'A'
),
sum_of_parts AS (
    SELECT
        target_id, sum(value)::DOUBLE AS value, count_if(value_kind = 'rounded') AS parts_rounded, string_agg(refs, ' ') AS refs
    FROM part_of_outcome
    GROUP BY target_id
),
outcome AS (
    -- Who has delivered and has no row has none: a true zero. Milestones are states on the reference date itself.
    SELECT
        chosen_target.target_id, sum_of_parts.refs, coalesce(sum_of_parts.parts_rounded, 0) AS parts_rounded,
        coalesce(measured_window.period, strftime($reference_date::DATE, '%Y-Q') || quarter($reference_date::DATE))
            AS outcome_period,
        CASE
            WHEN chosen_target.is_undefined THEN NULL
            WHEN coalesce(measured_window.window_end, $reference_date::DATE) <= chosen_target.baseline_end THEN NULL
            WHEN measured_window.window_end IS NOT NULL THEN coalesce(sum_of_parts.value, 0)
            ELSE sum_of_parts.value
        END AS outcome_value,
        chosen_target.baseline_used + (chosen_target.level_used - chosen_target.baseline_used) * least(1, greatest(0,
            date_diff('day', DATE '2016-01-01', $reference_date::DATE)
            / nullif(date_diff('day', DATE '2016-01-01', make_date(chosen_target.target_year, 12, 31)), 0)
        )) AS expected
    FROM chosen_target
    LEFT JOIN measured_window ON measured_window.target_id = chosen_target.target_id
    LEFT JOIN sum_of_parts ON sum_of_parts.target_id = chosen_target.target_id
),
rounding AS (
    -- How far the publisher lets a quarter's sum of small counts be from the truth (publishing/protection/README.md):
    -- two, and four where it shows only zeros or only fives.
    SELECT target_id, sum(quarter_margin)::DOUBLE AS margin
    FROM (
        SELECT
            measured_window.target_id,
            CASE WHEN count_if(service_use.value = 0) > 0 AND count_if(service_use.value > 0) > 0 THEN 2 ELSE 4 END
                AS quarter_margin
        FROM measured_window
        JOIN service_use
            ON service_use.period_end > measured_window.window_start AND service_use.period_end <= measured_window.window_end
        WHERE measured_window.target_id = 'T3d' AND service_use.value_kind = 'rounded'
        GROUP BY measured_window.target_id, service_use.period_end
    ) AS rounded_quarter
    GROUP BY target_id
),
missing_milestone AS (
    SELECT target_id, min(obs_status) AS why FROM milestone_of_target WHERE obs_status <> 'A' GROUP BY target_id
)
SELECT
    target.target_id, target.priority, target.position, target.title_sv, target.title_en, target.wording_sv,
    target.wording_en, chosen_target.page_used AS page, target.unit,
    CASE
        WHEN chosen_target.lacking_only THEN (SELECT count(*) FROM municipality) - (SELECT count(*) FROM had_support)
        ELSE target.denominator
    END::BIGINT AS denominator,
    chosen_target.reading, chosen_target.baseline_used AS baseline_value,
    chosen_target.baseline_used_status AS baseline_status, target.baseline_period, target.baseline_note_sv,
    target.baseline_note_en, chosen_target.level_used AS level, chosen_target.level_used_status AS level_status,
    target.target_year, target.direction, outcome.outcome_value AS value,
    CASE WHEN outcome.outcome_value IS NULL THEN NULL ELSE outcome.outcome_period END AS period,
    CASE
        WHEN outcome.outcome_value IS NOT NULL THEN 'A'
        WHEN chosen_target.is_undefined THEN chosen_target.level_used_status
        -- What has been delivered up to the baseline is not an outcome after it: that is not the same as nothing delivered.
        WHEN measured_window.window_end <= chosen_target.baseline_end AND target.target_id IN (
            SELECT delivered_municipality.target_id FROM delivered_municipality
        ) THEN 'NA'
        WHEN resting.target_id IS NOT NULL THEN 'NL'
        ELSE coalesce(missing_milestone.why, CASE WHEN target.target_id = 'T3a' THEN 'NM' ELSE 'UN' END)
    END AS obs_status,
    CASE WHEN outcome.outcome_value IS NULL THEN NULL WHEN outcome.parts_rounded > 0 THEN 'rounded' ELSE 'exact' END
        AS value_kind,
    CASE WHEN outcome.outcome_value IS NULL THEN NULL ELSE outcome.parts_rounded END::BIGINT AS rounded_parts,
    CASE WHEN outcome.outcome_value IS NULL THEN NULL ELSE rounding.margin END AS rounding_margin,
    CASE
        WHEN outcome.outcome_value >= chosen_target.level_used THEN 'reached'
        WHEN chosen_target.level_used IS NULL OR chosen_target.baseline_used IS NULL THEN 'not_measurable'
        WHEN outcome.outcome_value IS NULL THEN 'no_outcome'
        WHEN $reference_date::DATE >= make_date(target.target_year, 12, 31) THEN 'not_reached'
        WHEN outcome.outcome_value >= outcome.expected THEN 'on_track'
        ELSE 'behind'
    END AS target_status,
    -- Whether the exact outcome could be on the other side of the level, or of the pace while the year is not over.
    coalesce(
        (outcome.outcome_value - rounding.margin < chosen_target.level_used
            AND chosen_target.level_used <= outcome.outcome_value + rounding.margin)
        OR (
            target_status IN ('on_track', 'behind') AND outcome.outcome_value - rounding.margin < outcome.expected
            AND outcome.expected <= outcome.outcome_value + rounding.margin
        ), false
    ) AS status_may_differ,
    outcome.expected::DOUBLE AS expected_value,
    CASE
        WHEN outcome.outcome_value >= chosen_target.level_used THEN 0
        ELSE chosen_target.level_used - outcome.outcome_value
    END::DOUBLE AS remaining,
    $reference_date::DATE >= make_date(target.target_year, 12, 31) AS target_year_over,
    CASE
        WHEN $reference_date::DATE >= make_date(target.target_year, 12, 31) THEN NULL
        WHEN outcome.outcome_value < chosen_target.level_used THEN (chosen_target.level_used - outcome.outcome_value)
            * 365.0 / nullif(date_diff('day', $reference_date::DATE, make_date(target.target_year, 12, 31)), 0)
        ELSE NULL
    END::DOUBLE AS needed_per_year,
    chosen_target.decision_used_sv AS decision_sv, chosen_target.decision_used_en AS decision_en, resting.delivery_kind,
    CASE
        WHEN resting.target_id IS NULL THEN NULL
        ELSE (SELECT count(*) FROM delivered_municipality WHERE delivered_municipality.target_id = target.target_id)
    END::BIGINT AS delivered,
    CASE WHEN resting.target_id IS NULL THEN NULL ELSE (SELECT count(*) FROM municipality) END::BIGINT AS delivered_of,
    target.catalogue,
    array_to_string(list_sort(list_distinct(string_split(
        concat_ws(' ', concat_ws(':', target.source_id, chosen_target.page_used),
            CASE WHEN outcome.outcome_value IS NULL THEN NULL ELSE outcome.refs END), ' '
    ))), ' ') AS source_refs
FROM target
JOIN chosen_target ON chosen_target.target_id = target.target_id
JOIN outcome ON outcome.target_id = target.target_id
LEFT JOIN resting ON resting.target_id = target.target_id
LEFT JOIN rounding ON rounding.target_id = target.target_id
LEFT JOIN measured_window ON measured_window.target_id = target.target_id
LEFT JOIN missing_milestone ON missing_milestone.target_id = target.target_id
ORDER BY target.priority, target.position
