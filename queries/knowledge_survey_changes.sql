-- title_sv: Kunskapen före och efter utbildning
-- title_en: The knowledge before and after training
-- definition_sv: Mätningar med samma frågor till samma slags personer, före och efter utbildning, till och med referensdatum. Skillnaden är mellan två uppsättningar svar: den säger inte vad utbildningen har gjort, och de som svarade kan vara andra. Den visas bara när båda mätningarna går att dra slutsatser av. Finns flera mätningar före eller efter gäller den senaste av dem.
-- definition_en: Surveys with the same questions to the same kind of people, before and after training, up to the reference date. The difference is between two sets of answers: it does not tell what the training has done, and those who answered may be others. It is shown only when conclusions can be drawn from both surveys. Where there are several before or after, it is the latest of them.
-- unit: index
-- grain: one row per series of surveys
-- sources: knowledge_survey
WITH rounds AS (
    SELECT
        survey_series AS its_series, occasion AS its_occasion, title_sv AS names_sv, title_en AS names_en,
        asked_whom_sv AS whom_sv, asked_whom_en AS whom_en, period AS its_period, asked AS people_asked, answered AS people_answered,
        100.0 * answered / nullif(asked, 0) AS rate, knowledge_index AS its_index, index_status AS its_status,
        conclusion_of(sample, asked, answered, obs_status) AS verdict, catalogue AS its_catalogue,
        page_refs(source_id, page) AS refs,
        row_number() OVER (PARTITION BY survey_series, occasion ORDER BY period_end DESC, survey_id DESC) AS place
    FROM knowledge_survey
    WHERE survey_series IS NOT NULL AND occasion <> 'only' AND period_end <= $reference_date
),
series AS (
    SELECT
        its_series, any_value(its_catalogue) AS its_catalogue, min(names_sv) AS names_sv, min(names_en) AS names_en,
        min(whom_sv) AS whom_sv, min(whom_en) AS whom_en
    FROM rounds
    GROUP BY its_series
)
SELECT
    series.its_series AS survey_series,
    series.names_sv AS title_sv,
    series.names_en AS title_en,
    series.whom_sv AS asked_whom_sv,
    series.whom_en AS asked_whom_en,
    earlier.its_period AS before_period,
    earlier.people_asked AS before_asked,
    earlier.people_answered AS before_answered,
    earlier.rate AS before_rate_pct,
    earlier.its_index AS before_index,
    coalesce(earlier.its_status, 'NL') AS before_index_status,
    coalesce(earlier.verdict, 'not_answered') AS before_conclusion,
    later.its_period AS after_period,
    later.people_asked AS after_asked,
    later.people_answered AS after_answered,
    later.rate AS after_rate_pct,
    later.its_index AS after_index,
    coalesce(later.its_status, 'NL') AS after_index_status,
    coalesce(later.verdict, 'not_answered') AS after_conclusion,
    CASE
        WHEN earlier.verdict = 'carries' AND later.verdict = 'carries' THEN later.its_index - earlier.its_index
        ELSE NULL
    END AS index_difference,
    series.its_catalogue AS catalogue,
    all_refs(earlier.refs, later.refs) AS source_refs
FROM series
LEFT JOIN rounds AS earlier
    ON earlier.its_series = series.its_series AND earlier.its_occasion = 'before' AND earlier.place = 1
LEFT JOIN rounds AS later
    ON later.its_series = series.its_series AND later.its_occasion = 'after' AND later.place = 1
ORDER BY series.its_series
