-- title_sv: Mätningar av kunskapen om ASF
-- title_en: Surveys of the knowledge on WISEs
-- definition_sv: Varje mätning till och med referensdatum: vilka som fick frågorna, hur de valdes, hur många de var, hur många som svarade och hur stor del det är. Slutsatser om dem som inte svarade går att dra bara av ett urval som är slumpat eller omfattar alla, när det är känt hur många som fick frågorna och minst hälften svarade. Gränsen är vår. Kunskapsindex är medelvärdet av svaren, från 0 till 100, och visas inte för färre än tio svar.
-- definition_en: Every survey up to the reference date: who was asked, how they were chosen, how many they were, how many answered and what share that is. Conclusions on those who did not answer can be drawn only from a sample that is random or of everybody, when it is known how many were asked and at least half answered. The limit is ours. The index of knowledge is the mean of the answers, from 0 to 100, and is not shown for fewer than ten answers.
-- unit: answers
-- grain: one row per survey
-- sources: knowledge_survey
SELECT
    survey_id,
    title_sv,
    title_en,
    period,
    occasion,
    asked_whom_sv,
    asked_whom_en,
    sample,
    asked,
    asked_status,
    answered,
    obs_status AS answered_status,
    100.0 * answered / nullif(asked, 0) AS answer_rate_pct,
    knowledge_index,
    index_status,
    conclusion_of(sample, asked, answered, obs_status) AS conclusion,
    note_sv,
    note_en,
    page,
    catalogue,
    page_refs(source_id, page) AS source_refs
FROM knowledge_survey
WHERE period_end <= $reference_date
ORDER BY period_end, survey_id
