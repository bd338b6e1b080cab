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

-- A sum over several quarters where each of them is known; of somebody who is known in part no share is told.
CREATE MACRO if_whole(figure) AS {
    'value': CASE WHEN figure.missing_parts = 0 THEN figure.value ELSE NULL END,
    'low': figure.low,
    'high': figure.high,
    'missing_parts': figure.missing_parts,
    'rounded_parts': figure.rounded_parts,
    'obs_status': CASE WHEN figure.missing_parts > 0 AND figure.obs_status = 'A' THEN 'NL' ELSE figure.obs_status END,
    'value_kind': CASE WHEN figure.missing_parts = 0 THEN figure.value_kind ELSE NULL END,
    'delivered': figure.delivered,
    'delivered_of': figure.delivered_of,
    'source_refs': figure.source_refs
};

-- What counts as per cent of the whole that the same have answered for: as the counts carry it (protected where they are too small
-- to), but never outside of what it can be. Where somebody is known to be no part of it, no answer makes it all of them, however
-- many they are who have not answered.
CREATE MACRO highest_share_of(part, whole) AS
    least(share_high_of(part, whole), CASE WHEN whole.low > part.low THEN 100 - 1e-9 ELSE 100 END);
CREATE MACRO known_share_of(part, whole) AS CASE
    WHEN share_carried_by(part, whole) IS NULL THEN NULL
    ELSE greatest(share_low_of(part, whole), least(highest_share_of(part, whole), share_carried_by(part, whole)))
END;
CREATE MACRO as_share(part, whole) AS {
    'value': known_share_of(part, whole)::DOUBLE,
    'low': share_low_of(part, whole)::DOUBLE,
    'high': highest_share_of(part, whole)::DOUBLE,
    'missing_parts': whole.missing_parts,
    'rounded_parts': whole.rounded_parts,
    'obs_status': CASE
        WHEN known_share_of(part, whole) IS NOT NULL THEN 'A'
        WHEN whole.value IS NULL THEN whole.obs_status
        WHEN whole.rounded_parts > 0 THEN 'PR'
        ELSE 'NA'
    END,
    'value_kind': kind_of_share(known_share_of(part, whole), whole.missing_parts, whole.rounded_parts),
    'delivered': whole.delivered,
    'delivered_of': whole.delivered_of,
    'source_refs': whole.source_refs
};

-- What each way to count a target means (the code list `counting`): which deliveries it rests on, which a share names itself;
-- whether a part of it is a yes or a no, which is 0 or 1 while it is unknown, or any number; whether one quarter of the
-- window is enough or the quarters are added; whether it is counted by calendar year, since which enterprises have started is
-- told by every later delivery of the same year; whether what counts is held against a whole; and whether there is anything to
-- count. A survey is made, not counted.
CREATE MACRO way_of(counting, counted) AS {
    'delivery_kind': CASE counting
        WHEN 'municipalities_with_mark' THEN 'commitment'
        WHEN 'municipalities_with_meetings' THEN 'dialogue_meeting'
        WHEN 'enterprises_started' THEN 'enterprise'
        WHEN 'services_used' THEN 'service_use'
        WHEN 'share' THEN counted
        ELSE NULL
    END,
    'is_yes_or_no': counting IN ('municipalities_with_mark', 'municipalities_with_meetings', 'milestones_reached'),
    'is_any_of_window': counting = 'municipalities_with_meetings',
    'is_calendar_year': counting = 'enterprises_started',
    'is_share': counting = 'share',
    'has_measure': counting <> 'survey'
};
