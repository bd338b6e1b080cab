-- What kind of number a measure of coverage is, by the end of its code: a share of the enterprises in per cent, a rate per
-- 10,000 residents, else a count. One macro for each kind, and one for the variable that the enterprises report for it.

CREATE MACRO is_share(measure) AS ends_with(measure, '_pct');
CREATE MACRO is_rate(measure) AS ends_with(measure, '_per_10000');
CREATE MACRO reported_as(measure) AS regexp_replace(measure, '_(pct|per_10000)$', '');
