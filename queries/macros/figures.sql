-- How every figure says how sure it is. A cell of a shared set, and a figure made of cells, holds the same columns:
--   value          what is known, summed; empty when nothing is
--   low, high      the least and the most that it can be once everybody has answered; empty: open
--   missing_parts  parts that have not answered, or not in full
--   rounded_parts  parts that were changed to protect somebody
--   obs_status     A when there is a value, else why there is none
--   value_kind     rounded before at_least before exact; stated for what a document says
-- One macro for each way to make a figure: a sum (and a count, which is a sum of 1 and 0), a share, a rate, a change.

-- The least and the most that one published number can be: a 0 or a 5 that protects somebody hides 0–4 or 1–5.
CREATE MACRO least_of(number, kind) AS CASE WHEN kind = 'rounded' THEN greatest(number - 4, 0) ELSE number END;
CREATE MACRO most_of(number, kind) AS CASE
    WHEN kind = 'at_least' THEN NULL WHEN kind = 'rounded' AND number = 0 THEN 4 ELSE number
END;

-- The same of a row that may itself be a sum of finer ones: then it says what it can be; else its value and its kind do.
CREATE MACRO least_of_sum(row) AS coalesce(row.low, least_of(row.value, row.value_kind));
CREATE MACRO most_of_sum(row) AS coalesce(row.high, most_of(row.value, row.value_kind));

CREATE MACRO kind_of(number, missing, rounded) AS CASE
    WHEN number IS NULL THEN NULL WHEN rounded > 0 THEN 'rounded' WHEN missing > 0 THEN 'at_least' ELSE 'exact'
END;

-- A share, or a rate, of what some have answered is not the least that it can be: more answers may lower it.
CREATE MACRO kind_of_share(number, missing, rounded) AS CASE
    WHEN number IS NULL THEN NULL WHEN missing > 0 THEN 'answered' WHEN rounded > 0 THEN 'rounded' ELSE 'exact'
END;

-- The same where a share is rounded as its counts are, which hides more than an answer that is missing.
CREATE MACRO kind_of_rounded_share(number, missing, rounded) AS CASE
    WHEN number IS NULL THEN NULL WHEN rounded > 0 THEN 'rounded' WHEN missing > 0 THEN 'answered' ELSE 'exact'
END;

-- References such as `plan:7 plan:14 scb`, each once and in order.
CREATE MACRO refs_of(refs) AS
    nullif(array_to_string(list_sort(list_distinct(string_split(string_agg(refs, ' '), ' '))), ' '), '');

-- The same for two texts of references, of which either may be empty.
CREATE MACRO all_refs(refs, more) AS
    nullif(array_to_string(list_sort(list_distinct(string_split(concat_ws(' ', refs, more), ' '))), ' '), '');

-- The references of what stands on several pages of one source: `plan:7 plan:14` from `plan` and `7,14`.
CREATE MACRO page_refs(source, pages) AS
    coalesce(source || ':' || replace(pages, ',', ' ' || source || ':'), source);

-- The municipalities, by code, whose answers a sum holds: run over these alone it is the same.
CREATE MACRO answered_by(cell) AS
    string_agg(cell.municipality_code, ' ' ORDER BY cell.municipality_code) FILTER (WHERE cell.value IS NOT NULL);

-- A sum over the cells of a group, one for each municipality that is asked; a cell that is not there has not answered.
CREATE MACRO sum_of(cell) AS {
    'value': sum(cell.value)::DOUBLE,
    'low': sum(coalesce(cell.low, 0))::DOUBLE,
    'high': CASE WHEN count(cell.high) = count(*) THEN sum(cell.high) ELSE NULL END::DOUBLE,
    'missing_parts': count_if(coalesce(cell.missing_parts, 1) > 0)::BIGINT,
    'rounded_parts': coalesce(sum(cell.rounded_parts), 0)::BIGINT,
    'obs_status': CASE WHEN count(cell.value) > 0 THEN 'A' ELSE coalesce(max(cell.obs_status), 'NL') END,
    'value_kind': kind_of(
        sum(cell.value), count_if(coalesce(cell.missing_parts, 1) > 0), sum(cell.rounded_parts)
    ),
    'delivered': count_if(coalesce(cell.is_delivered, false))::BIGINT,
    'delivered_of': count(*)::BIGINT,
    'source_refs': refs_of(cell.source_refs)
};

-- The period that up to four quarters make together: the year, the one quarter, or the first and the last; empty for none.
CREATE MACRO span_of_quarters(quarter, quarter_end) AS CASE
    WHEN count(quarter) = 0 THEN NULL
    WHEN count(quarter) = 4 AND count(DISTINCT year(quarter_end)) = 1 THEN year(max(quarter_end))::VARCHAR
    WHEN count(quarter) = 1 THEN min(quarter)
    ELSE concat(min(quarter), '/', max(quarter))
END;

-- The period that years, or quarters that are looked at apart, make together: the one, or the first and the last; empty for none.
CREATE MACRO span_of_times(period) AS CASE
    WHEN count(DISTINCT period) = 0 THEN NULL
    WHEN count(DISTINCT period) = 1 THEN min(period)
    ELSE concat(min(period), '/', max(period))
END;

-- A figure as a rate of a denominator that is known: per cent, per 10,000 residents.
CREATE MACRO rate_of(figure, per, factor) AS {
    'value': figure.value * factor / nullif(per, 0),
    'low': figure.low * factor / nullif(per, 0),
    'high': figure.high * factor / nullif(per, 0),
    'missing_parts': figure.missing_parts,
    'rounded_parts': figure.rounded_parts
};

-- A part as per cent of the whole that it belongs to, and the least and the most that it can be. It is least when the part is
-- least and all the rest is most.
CREATE MACRO share_value_of(part, whole) AS 100.0 * part.value / nullif(whole.value, 0);
CREATE MACRO share_low_of(part, whole) AS CASE
    WHEN part.low = 0 OR whole.high IS NULL THEN 0.0
    ELSE 100.0 * part.low / nullif(part.low + whole.high - part.high, 0)
END;
CREATE MACRO share_high_of(part, whole) AS CASE
    WHEN part.high IS NULL THEN 100.0
    ELSE coalesce(100.0 * part.high / nullif(part.high + whole.low - part.low, 0), 100.0)
END;

-- All of them as one figure. Where one number is wanted, its own macro gives it: of a figure that stands in the same SELECT, DuckDB
-- plans every number again for each that is taken out.
CREATE MACRO share_of(part, whole) AS {
    'value': share_value_of(part, whole),
    'low': share_low_of(part, whole),
    'high': share_high_of(part, whole),
    'missing_parts': whole.missing_parts,
    'rounded_parts': whole.rounded_parts
};

-- The change between two figures over the same parts; open where a part has not answered both times.
CREATE MACRO change_of(later, earlier) AS {
    'value': sum(later.value - earlier.value)::DOUBLE,
    'low': CASE
        WHEN count(later.value - earlier.value) < count(*) THEN NULL ELSE sum(later.low - earlier.high)
    END::DOUBLE,
    'high': CASE
        WHEN count(later.value - earlier.value) < count(*) THEN NULL ELSE sum(later.high - earlier.low)
    END::DOUBLE,
    'missing_parts': count_if(
        later.missing_parts > 0 OR earlier.missing_parts > 0 OR (later.value - earlier.value) IS NULL
    )::BIGINT,
    'rounded_parts': coalesce(sum(later.rounded_parts + earlier.rounded_parts), 0)::BIGINT,
    'value_kind': kind_of(
        sum(later.value - earlier.value), 0, sum(later.rounded_parts + earlier.rounded_parts)
    )
};

-- What a document states: its own precision is in `qualifier`. About how much leaves both ends open.
CREATE MACRO stated_of(row) AS {
    'value': row.value,
    'low': CASE
        WHEN row.obs_status <> 'A' OR row.qualifier = 'approximate' THEN row.low ELSE coalesce(row.value, row.low)
    END,
    'high': CASE
        WHEN row.obs_status <> 'A' OR row.qualifier IN ('approximate', 'at_least') THEN row.high
        ELSE coalesce(row.value, row.high)
    END,
    'missing_parts': 0::BIGINT,
    'rounded_parts': 0::BIGINT,
    'qualifier': row.qualifier,
    'obs_status': row.obs_status,
    'value_kind': CASE WHEN row.obs_status = 'A' THEN 'stated' ELSE NULL END
};

-- What a document states, as the baseline beside the figure that is held against it.
CREATE MACRO baseline_of(figure, stated_period) AS {
    'baseline_value': figure.value,
    'baseline_low': figure.low,
    'baseline_high': figure.high,
    'baseline_qualifier': figure.qualifier,
    'baseline_value_kind': figure.value_kind,
    'baseline_period': stated_period
};

-- An amount in money beside a count: at least so much while an amount, or somebody's count, is missing.
CREATE MACRO amount_qualifier_of(sek, sek_missing, figure) AS CASE
    WHEN sek IS NULL THEN NULL WHEN sek_missing IS NULL AND figure.missing_parts = 0 THEN 'exact' ELSE 'at_least'
END;
CREATE MACRO amount_status_of(sek, sek_missing, figure) AS CASE
    WHEN sek IS NOT NULL THEN 'A' WHEN figure.value IS NULL THEN figure.obs_status ELSE coalesce(sek_missing, 'NA')
END;

-- A share of counts that may be rounded, in per cent: only where both are large enough for a few people more or fewer not to
-- change what it says, and then in whole fives (below ten in whole per cent). Exact counts carry any share.
CREATE MACRO share_carried_by(part, whole) AS CASE
    WHEN part.rounded_parts + whole.rounded_parts = 0 THEN share_value_of(part, whole)
    WHEN part.value < 20 OR whole.value < 20 THEN NULL
    WHEN share_value_of(part, whole) < 10 THEN round(share_value_of(part, whole))
    ELSE 5 * round(share_value_of(part, whole) / 5)
END;

-- The same, of a part and a whole that the same municipalities have answered for; else of nobody.
CREATE MACRO share_of_the_same(part, part_covers, whole, whole_covers) AS
    CASE WHEN part_covers = whole_covers THEN share_carried_by(part, whole) ELSE NULL END;

-- The columns that stand beside a part: the whole that it belongs to, and its share of it, as `share_of_the_same` gives it.
CREATE MACRO with_share(part, whole, share) AS {
    'whole_value': whole.value,
    'whole_value_kind': whole.value_kind,
    'whole_missing_parts': whole.missing_parts,
    'whole_rounded_parts': whole.rounded_parts,
    'whole_status': whole.obs_status,
    'share_pct': share::DOUBLE,
    'share_pct_low': share_low_of(part, whole),
    'share_pct_high': share_high_of(part, whole),
    'share_value_kind': kind_of_rounded_share(share, whole.missing_parts, part.rounded_parts + whole.rounded_parts)
};
