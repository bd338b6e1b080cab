-- What a survey of knowledge can carry.

-- Whether anything can be said of those who did not answer: only from a sample that is random or of everybody, when it is
-- known how many were asked and at least half answered. The limit is ours.
CREATE MACRO conclusion_of(sample, asked, answered, status) AS CASE
    WHEN answered IS NULL AND status = 'PR' THEN 'few_answers'
    WHEN answered IS NULL THEN 'not_answered'
    WHEN sample = 'strategic' THEN 'strategic_sample'
    WHEN asked IS NULL THEN 'asked_unknown'
    WHEN 2 * answered < asked THEN 'low_rate'
    ELSE 'carries'
END;
