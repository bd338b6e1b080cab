-- title_sv: Texter som bara finns på svenska
-- title_en: Texts that there are in Swedish alone
-- definition_sv: Det som källor och leveranser säger på svenska och ingen har översatt, och vad de som nämns kallar sig. På engelska sidor står det på svenska, märkt som svenska för skärmläsare.
-- definition_en: What sources and deliveries say in Swedish and nobody has translated, and what those that are named call themselves. On English pages it stands in Swedish, marked as Swedish for screen readers.
-- unit: text
-- grain: one row per text
-- sources: source, area, target, enterprise, observation, commitment, milestone, dialogue_meeting, plan, party, plan_priority, activity, activity_target, activity_report, agenda_item, seat, council_decision, noted_decision, wish, wish_asked_of, wish_report, project, project_municipality, project_factor, project_outcome, training_module, knowledge_survey, pathway_step, comparison_figure, context_observation, structure_component, component_state, statement
WITH told AS (
    SELECT account_sv AS words FROM source WHERE account_en IS NULL
    UNION ALL
    SELECT lost_sv AS words FROM source WHERE lost_en IS NULL
    UNION ALL
    SELECT publisher AS words FROM source
    UNION ALL
    SELECT in_text_sv AS words FROM area WHERE in_text_en IS NULL
    UNION ALL
    SELECT baseline_inference_sv AS words FROM target WHERE baseline_inference_en IS NULL
    UNION ALL
    SELECT decision_sv AS words FROM target WHERE decision_en IS NULL
    UNION ALL
    SELECT level_inference_sv AS words FROM target WHERE level_inference_en IS NULL
    UNION ALL
    SELECT enterprise_name AS words FROM enterprise
    UNION ALL
    SELECT inference_sv AS words FROM observation WHERE inference_en IS NULL
    UNION ALL
    SELECT note_sv AS words FROM observation WHERE note_en IS NULL
    UNION ALL
    SELECT counterpart AS words FROM commitment
    UNION ALL
    SELECT evidence_sv AS words FROM commitment WHERE evidence_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM commitment WHERE inference_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM milestone WHERE inference_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM dialogue_meeting WHERE inference_en IS NULL
    UNION ALL
    SELECT ended_inference_sv AS words FROM plan WHERE ended_inference_en IS NULL
    UNION ALL
    SELECT stands_for_sv AS words FROM party WHERE stands_for_en IS NULL
    UNION ALL
    SELECT purpose_sv AS words FROM plan_priority WHERE purpose_en IS NULL
    UNION ALL
    SELECT note_sv AS words FROM activity WHERE note_en IS NULL
    UNION ALL
    SELECT wording_sv AS words FROM activity WHERE wording_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM activity_target WHERE inference_en IS NULL
    UNION ALL
    SELECT evidence_sv AS words FROM activity_report WHERE evidence_en IS NULL
    UNION ALL
    SELECT purpose_sv AS words FROM agenda_item WHERE purpose_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM seat WHERE inference_en IS NULL
    UNION ALL
    SELECT title_sv AS words FROM council_decision WHERE title_en IS NULL
    UNION ALL
    SELECT title_sv AS words FROM noted_decision WHERE title_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM wish WHERE inference_en IS NULL
    UNION ALL
    SELECT body_sv AS words FROM wish_asked_of WHERE body_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM wish_asked_of WHERE inference_en IS NULL
    UNION ALL
    SELECT evidence_sv AS words FROM wish_report WHERE evidence_en IS NULL
    UNION ALL
    SELECT about_sv AS words FROM project WHERE about_en IS NULL
    UNION ALL
    SELECT funder_sv AS words FROM project WHERE funder_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM project WHERE inference_en IS NULL
    UNION ALL
    SELECT note_sv AS words FROM project WHERE note_en IS NULL
    UNION ALL
    SELECT owner_sv AS words FROM project WHERE owner_en IS NULL
    UNION ALL
    SELECT programme_sv AS words FROM project WHERE programme_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM project_municipality WHERE inference_en IS NULL
    UNION ALL
    SELECT evidence_sv AS words FROM project_factor WHERE evidence_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM project_factor WHERE inference_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM project_outcome WHERE inference_en IS NULL
    UNION ALL
    SELECT outcome_sv AS words FROM project_outcome WHERE outcome_en IS NULL
    UNION ALL
    SELECT content_sv AS words FROM training_module WHERE content_en IS NULL
    UNION ALL
    SELECT goal_sv AS words FROM training_module WHERE goal_en IS NULL
    UNION ALL
    SELECT note_sv AS words FROM knowledge_survey WHERE note_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM pathway_step WHERE inference_en IS NULL
    UNION ALL
    SELECT meets_sv AS words FROM pathway_step WHERE meets_en IS NULL
    UNION ALL
    SELECT when_sv AS words FROM pathway_step WHERE when_en IS NULL
    UNION ALL
    SELECT note_sv AS words FROM comparison_figure WHERE note_en IS NULL
    UNION ALL
    SELECT note_sv AS words FROM context_observation WHERE note_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM structure_component WHERE inference_en IS NULL
    UNION ALL
    SELECT wording_sv AS words FROM structure_component WHERE wording_en IS NULL
    UNION ALL
    SELECT evidence_sv AS words FROM component_state WHERE evidence_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM component_state WHERE inference_en IS NULL
    UNION ALL
    SELECT inference_sv AS words FROM statement WHERE inference_en IS NULL
)
SELECT DISTINCT words
FROM told
WHERE words IS NOT NULL
ORDER BY words
