-- What a target's outcome is held against, and what was told of a whole year.

-- The status of a target at a given outcome. It never falls when the outcome grows, so the status of the least and of the
-- most that an outcome can be tell whether it is decided. Without an end, it may be reached.
CREATE MACRO status_at(outcome, level, expected, is_over) AS CASE
    WHEN outcome IS NULL OR outcome >= level THEN 'reached'
    WHEN is_over THEN 'not_reached'
    WHEN outcome >= expected THEN 'on_track'
    ELSE 'behind'
END;

-- From a sum of 0 and 1 over several quarters: 1 when one of them is 1, 0 when all are known to be 0.
CREATE MACRO any_of(figure) AS {
    -- DuckDB's least passes over what is empty: a year that does not apply to somebody would be a 1.
    'value': CASE
        WHEN figure.value IS NULL OR (figure.low = 0 AND figure.high > 0) THEN NULL ELSE least(figure.value, 1.0)
    END,
    'low': least(figure.low, 1.0),
    'high': CASE WHEN figure.low > 0 THEN 1.0 ELSE least(figure.high, 1.0) END,
    'missing_parts': (figure.low = 0 AND figure.high > 0)::BIGINT,
    'rounded_parts': figure.rounded_parts,
    'obs_status': figure.obs_status,
    'value_kind': CASE WHEN figure.low = 0 AND figure.high > 0 THEN NULL ELSE figure.value_kind END,
    'delivered': figure.delivered,
    'delivered_of': figure.delivered_of,
    'source_refs': figure.source_refs
};

-- What each way to count a target means (the code list `counting`): which deliveries it rests on; whether a part of it is a
-- yes or a no, which is 0 or 1 while it is unknown, or any number; whether one quarter of the window is enough or the
-- quarters are added; whether it is counted by calendar year, since which enterprises have started is told by every
-- later delivery of the same year; and whether there is anything to count. A survey is made, not counted.
CREATE MACRO way_of(counting) AS {
    'delivery_kind': CASE counting
        WHEN 'municipalities_with_mark' THEN 'commitment'
        WHEN 'municipalities_with_meetings' THEN 'dialogue_meeting'
        WHEN 'enterprises_started' THEN 'enterprise'
        WHEN 'services_used' THEN 'service_use'
        ELSE NULL
    END,
    'is_yes_or_no': counting IN ('municipalities_with_mark', 'municipalities_with_meetings', 'milestones_reached'),
    'is_any_of_window': counting = 'municipalities_with_meetings',
    'is_calendar_year': counting = 'enterprises_started',
    'has_measure': counting <> 'survey'
};
