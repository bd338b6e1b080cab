-- title_sv: Målens läge
-- title_en: Status of the targets
-- definition_sv: Målen i den plan som visas med utgångsläge, målnivå, utfall och status. När målåret är slut gäller status slutet av målåret, annars det senaste kvartal som har uppgifter efter utgångsläget. Möten och tjänster räknas över fyra kvartal, nya ASF per kalenderår. En andel gäller de kommuner som har lämnat uppgift för varje kvartal. Utfallet är vad som är känt; ”Lägst” och ”Högst” säger vad det kan vara när alla har svarat och utan avrundning. Nått: lägst är minst målnivån. Inte nått: målåret är slut och högst är under nivån. På väg: utfallet är minst utgångsläget plus den del av vägen till nivån som svarar mot hur stor del av planperioden som har gått vid kvartalets slut; efter: det är mindre. Kan ett svar som saknas, eller avrundningen, ge en annan status går det inte att avgöra än. Ännu inte mätbart: utgångsläge, nivå eller målår saknas.
-- definition_en: The targets of the plan that is shown with baseline, level, outcome and status. Once the target year is over the status is about its end, before that about the latest quarter with data after the baseline. Meetings and services are counted over four quarters, new WISEs per calendar year. A share is of the municipalities that have delivered data for every quarter. The outcome is what is known; “Low” and “High” say what it can be once everybody has answered and without rounding. Reached: low is at least the level. Not reached: the target year is over and high is below the level. On track: the outcome is at least the baseline plus the share of the way to the level that matches the share of the plan period that had gone at the end of the quarter; behind: it is less. Where a missing answer, or the rounding, can give another status it cannot be decided yet. Not yet measurable: baseline, level or target year is missing.
-- unit: the unit of each target
-- grain: one row per target of the chosen plan, under the chosen interpretation of the target on support structure
-- sources: target, target_reading, plan_target, target_part, service_use
WITH chosen AS (
    -- An interpretation without a level is not defined: then neither is what it started from. One that is about those that
    -- lacked a structure asks for theirs and for those that there were: all municipalities are counted.
    SELECT
        target.target_id, target.counting, unnest(way_of(target.counting, target.counted)), target.window_quarters AS quarters,
        target.followed_from, target.baseline_end, read.reading,
        coalesce(read.level_status <> 'A', false) AS is_undefined,
        CASE WHEN is_undefined THEN NULL ELSE target.baseline_value END AS started_at,
        if(is_undefined, read.level_status, target.baseline_status) AS started_status,
        if(is_undefined, NULL, target.baseline_qualifier) AS started_qualifier,
        CASE
            WHEN read.reading IS NULL THEN target.level
            WHEN read.only_lacking THEN read.level + target.baseline_value
            ELSE read.level
        END AS wanted,
        coalesce(read.level_status, target.level_status) AS wanted_status,
        coalesce(read.page, target.level_page) AS wanted_page,
        if(is_undefined, read.explanation_sv, target.decision_sv) AS decision_used_sv,
        if(is_undefined, read.explanation_en, target.decision_en) AS decision_used_en,
        make_date(target.target_year, 12, 31) AS year_end,
        coalesce($reference_date::DATE >= year_end, false) AS is_over
    FROM target
    JOIN plan_target
        ON plan_target.target_id = target.target_id
        AND (plan_target.plan_id = $plan OR ($plan = '' AND plan_target.is_of_first_plan))
    LEFT JOIN target_reading AS read ON read.target_id = target.target_id AND read.reading = $reading
),
window_ends AS (
    -- What the status is about: the end of the target year once it is over, whoever has answered for it.
    SELECT
        chosen.target_id, chosen.quarters,
        if(
            chosen.is_over, chosen.year_end,
            coalesce(max(part.period_end) FILTER (WHERE part.value IS NOT NULL), max(part.period_end))
        ) AS window_end
    FROM chosen
    JOIN target_part AS part
        ON part.target_id = chosen.target_id AND part.period_end <= $reference_date::DATE
        AND (NOT chosen.is_calendar_year OR month(part.period_end) = 12)
    GROUP BY chosen.target_id, chosen.quarters, chosen.is_over, chosen.year_end
),
windows AS (
    SELECT
        target_id, window_end, last_day(window_end - to_months(3 * quarters)) AS window_start,
        window_start + INTERVAL 1 DAY AS first_day, strftime(window_end, '%Y-Q') || quarter(window_end) AS last_quarter,
        CASE
            WHEN quarters = 1 THEN last_quarter
            WHEN quarters = 4 AND month(window_end) = 12 THEN strftime(window_end, '%Y')
            ELSE concat(strftime(first_day, '%Y-Q'), quarter(first_day), '/', last_quarter)
        END AS its_period
    FROM window_ends
),
added AS (
    SELECT
        part.target_id, part.target_part, part.is_whole, part.part_sv, part.part_en, chosen.is_any_of_window, chosen.is_share,
        sum_of(part) AS of_window
    FROM windows
    JOIN chosen ON chosen.target_id = windows.target_id
    JOIN target_part AS part
        ON part.target_id = windows.target_id
        AND part.period_end > windows.window_start AND part.period_end <= windows.window_end
    GROUP BY
        part.target_id, part.target_part, part.is_whole, part.part_sv, part.part_en, chosen.is_any_of_window,
        chosen.is_share, chosen.is_yes_or_no, windows.window_end
    -- Municipalities are counted as they are at the end: one that was merged within the window is not counted beside the new one.
    HAVING NOT chosen.is_yes_or_no OR max(part.period_end) = windows.window_end
),
told AS (
    SELECT
        target_id, is_whole, part_sv, part_en,
        CASE
            WHEN is_any_of_window THEN any_of(of_window) WHEN is_share THEN if_whole(of_window) ELSE of_window
        END AS figure
    FROM added
),
cells AS (
    SELECT target_id, is_whole, part_sv, part_en, figure.delivered = figure.delivered_of AS is_delivered, unnest(figure)
    FROM told
),
sums AS (
    SELECT
        target_id, is_whole, sum_of(cell) AS total,
        string_agg(part_sv, ', ' ORDER BY part_sv COLLATE sv) FILTER (WHERE missing_parts > 0) AS awaited_sv,
        string_agg(part_en, ', ' ORDER BY part_en COLLATE sv) FILTER (WHERE missing_parts > 0) AS awaited_en
    FROM cells AS cell
    GROUP BY target_id, is_whole
),
totals AS (
    SELECT
        counted.target_id, if(whole.is_whole, as_share(counted.total, whole.total), counted.total) AS total,
        counted.awaited_sv, counted.awaited_en
    FROM sums AS counted
    LEFT JOIN sums AS whole ON whole.target_id = counted.target_id AND whole.is_whole
    WHERE NOT counted.is_whole
),
rounding AS (
    -- How far the publisher lets a quarter's sum of small counts be from the truth (docs/disclosure-control.md):
    -- two, and four where it shows only zeros or only fives.
    SELECT target_id, sum(margin)::DOUBLE AS margin
    FROM (
        SELECT windows.target_id, if(count(DISTINCT service_use.value > 0) = 2, 2, 4) AS margin
        FROM windows
        JOIN chosen ON chosen.target_id = windows.target_id
        JOIN service_use
            ON service_use.period_end > windows.window_start AND service_use.period_end <= windows.window_end
        WHERE chosen.counting = 'services_used' AND service_use.value_kind = 'rounded'
        GROUP BY windows.target_id, service_use.period_end
    )
    GROUP BY target_id
),
outcomes AS (
    -- What is known of a window that ends after the baseline; before that there is nothing to follow.
    SELECT
        chosen.target_id, windows.window_end, windows.its_period, totals.total, totals.awaited_sv, totals.awaited_en,
        coalesce(NOT chosen.is_undefined AND windows.window_end > chosen.baseline_end AND total.value IS NOT NULL, false)
            AS is_known,
        if(is_known, total.value, NULL) AS outcome,
        if(is_known, greatest(total.low, total.value - rounding.margin), NULL) AS least,
        if(is_known AND total.high IS NOT NULL, least(total.high, total.value + rounding.margin), NULL) AS most,
        if(
            windows.window_end IS NULL OR chosen.year_end IS NULL, NULL,
            chosen.started_at + (chosen.wanted - chosen.started_at) * greatest(0, least(1,
                date_diff('day', chosen.followed_from, windows.window_end)
                / nullif(date_diff('day', chosen.followed_from, chosen.year_end), 0)
            ))
        ) AS expected,
        chosen.wanted IS NOT NULL AND chosen.started_at IS NOT NULL AND chosen.year_end IS NOT NULL AS is_measurable
    FROM chosen
    LEFT JOIN windows ON windows.target_id = chosen.target_id
    LEFT JOIN totals ON totals.target_id = chosen.target_id
    LEFT JOIN rounding ON rounding.target_id = chosen.target_id
)
SELECT
    target.target_id, target.priority, target.position, target.title_sv, target.title_en, target.wording_sv,
    target.wording_en, target.page, target.counting, target.counted, coalesce(target.is_main, false) AS is_main, target.unit,
    target.denominator, chosen.reading, chosen.started_at AS baseline_value,
    chosen.started_qualifier AS baseline_qualifier, chosen.started_status AS baseline_status, if(chosen.started_at IS NULL, NULL, 'stated') AS baseline_value_kind,
    target.baseline_period, target.baseline_note_sv, target.baseline_note_en, target.baseline_page,
    target.baseline_inference_sv, target.baseline_inference_en, chosen.wanted AS level,
    chosen.wanted_status AS level_status, chosen.wanted_page AS level_page, target.level_inference_sv,
    target.level_inference_en, target.target_year, target.direction, outcome AS value, least AS low, most AS high,
    if(is_known, its_period, NULL) AS period,
    CASE
        WHEN is_known THEN 'A'
        WHEN chosen.is_undefined THEN chosen.wanted_status
        WHEN total.value IS NOT NULL THEN 'NA'
        WHEN NOT coalesce(chosen.has_measure, false) THEN coalesce(total.obs_status, 'NM')
        ELSE coalesce(total.obs_status, if(chosen.delivery_kind IS NULL, 'UN', 'NL'))
    END AS obs_status,
    if(is_known, total.value_kind, NULL) AS value_kind, if(is_known, total.missing_parts, NULL) AS missing_parts,
    if(is_known, total.rounded_parts, NULL) AS rounded_parts, awaited_sv, awaited_en,
    if(is_measurable AND is_known, status_at(least, chosen.wanted, expected, chosen.is_over), NULL) AS status_low,
    if(is_measurable AND is_known, status_at(most, chosen.wanted, expected, chosen.is_over), NULL) AS status_high,
    CASE
        WHEN least >= chosen.wanted THEN 'reached'
        WHEN NOT is_measurable THEN 'not_measurable'
        WHEN NOT is_known THEN 'no_outcome'
        WHEN status_low = status_high THEN status_low
        ELSE 'undecided'
    END AS target_status,
    expected::DOUBLE AS expected_value,
    CASE WHEN outcome >= chosen.wanted THEN 0 ELSE chosen.wanted - outcome END::DOUBLE AS remaining,
    -- The more an outcome can be, the less is left; greatest() passes over null.
    CASE WHEN outcome IS NULL OR chosen.wanted IS NULL THEN NULL ELSE greatest(chosen.wanted - most, 0) END::DOUBLE
        AS remaining_low,
    CASE WHEN outcome IS NULL OR chosen.wanted IS NULL THEN NULL ELSE greatest(chosen.wanted - least, 0) END::DOUBLE
        AS remaining_high,
    chosen.is_over AS target_year_over,
    if(
        chosen.is_over OR outcome >= chosen.wanted, NULL,
        (chosen.wanted - outcome) * 365.0 / nullif(date_diff('day', window_end, chosen.year_end), 0)
    )::DOUBLE AS needed_per_year,
    decision_used_sv AS decision_sv, decision_used_en AS decision_en, chosen.delivery_kind,
    if(chosen.delivery_kind IS NULL, NULL, coalesce(total.delivered, 0)) AS delivered,
    if(chosen.delivery_kind IS NULL, NULL, total.delivered_of) AS delivered_of, target.catalogue,
    array_to_string(list_sort(list_distinct(string_split(concat_ws(
        ' ', concat_ws(':', target.source_id, target.page), target.source_id || ':' || target.baseline_page,
        target.source_id || ':' || wanted_page, if(is_known, total.source_refs, NULL)
    ), ' '))), ' ') AS source_refs
FROM target
JOIN chosen ON chosen.target_id = target.target_id
JOIN outcomes ON outcomes.target_id = target.target_id
ORDER BY target.priority, target.position, target.target_id
