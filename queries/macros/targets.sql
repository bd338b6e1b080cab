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
