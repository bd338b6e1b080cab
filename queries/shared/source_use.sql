-- title_sv: Rader som hänvisar till en källa
-- title_en: Rows that refer to a source
-- definition_sv: Hur många rader i varje uttag som hänvisar till varje källa. En rad som hänvisar till två källor räknas vid båda.
-- definition_en: How many rows of each extract refer to each source. A row that refers to two sources is counted at both.
-- unit: rows
-- grain: one row per source and extract that refers to it
-- sources: source, area, code_label, municipality, indicator, target, target_reading, source_conflict, enterprise, population, observation, commitment, milestone, enterprise_observation, placement, service_use, dialogue_meeting, delivery, placement_year, plan, party, plan_priority, plan_partner, activity, activity_target, activity_report, council_meeting, attendance, agenda_item, seat, council_decision, decision_report, noted_decision, wish, wish_asked_of, wish_report, term, term_reference, project, project_municipality, project_factor, project_outcome, training_module, knowledge_survey, pathway_step, pathway_group, pathway_finding, comparison_figure, pathway, pathway_time, participant_step, structure_component, component_state, training_participation, target_group_size, procurement, statement, context_observation, provision_agreement
WITH referring_row AS (
    SELECT 'municipality' AS extract, source_id AS cited FROM municipality
    UNION ALL SELECT 'area', source_id FROM area
    UNION ALL SELECT 'code_label', source_id FROM code_label
    UNION ALL SELECT 'indicator', source_id FROM indicator
    UNION ALL SELECT 'target', source_id FROM target
    UNION ALL SELECT 'target_reading', source_id FROM target_reading
    UNION ALL SELECT 'source_conflict', source_id FROM source_conflict
    UNION ALL SELECT 'enterprise', source_id FROM enterprise
    UNION ALL SELECT 'population', source_id FROM population
    UNION ALL SELECT 'observation', source_id FROM observation
    UNION ALL SELECT 'commitment', source_id FROM commitment
    UNION ALL SELECT 'milestone', source_id FROM milestone
    UNION ALL SELECT 'enterprise_observation', source_id FROM enterprise_observation
    UNION ALL SELECT 'placement', source_id FROM placement
    UNION ALL SELECT 'service_use', source_id FROM service_use
    UNION ALL SELECT 'dialogue_meeting', source_id FROM dialogue_meeting
    UNION ALL SELECT 'delivery', source_id FROM delivery
    UNION ALL SELECT 'placement_year', source_id FROM placement_year
    UNION ALL SELECT 'plan', source_id FROM plan
    UNION ALL SELECT 'party', source_id FROM party
    UNION ALL SELECT 'plan_priority', source_id FROM plan_priority
    UNION ALL SELECT 'plan_partner', source_id FROM plan_partner
    UNION ALL SELECT 'activity', source_id FROM activity
    UNION ALL SELECT 'activity_target', source_id FROM activity_target
    UNION ALL SELECT 'activity_report', source_id FROM activity_report
    UNION ALL SELECT 'council_meeting', source_id FROM council_meeting
    UNION ALL SELECT 'attendance', source_id FROM attendance
    UNION ALL SELECT 'agenda_item', source_id FROM agenda_item
    UNION ALL SELECT 'seat', source_id FROM seat
    UNION ALL SELECT 'council_decision', source_id FROM council_decision
    UNION ALL SELECT 'decision_report', source_id FROM decision_report
    UNION ALL SELECT 'noted_decision', source_id FROM noted_decision
    UNION ALL SELECT 'wish', source_id FROM wish
    UNION ALL SELECT 'wish_asked_of', source_id FROM wish_asked_of
    UNION ALL SELECT 'wish_report', source_id FROM wish_report
    UNION ALL SELECT 'term', source_id FROM term
    UNION ALL SELECT 'term_reference', source_id FROM term_reference
    UNION ALL SELECT 'project', source_id FROM project
    UNION ALL SELECT 'project_municipality', source_id FROM project_municipality
    UNION ALL SELECT 'project_factor', source_id FROM project_factor
    UNION ALL SELECT 'project_outcome', source_id FROM project_outcome
    UNION ALL SELECT 'training_module', source_id FROM training_module
    UNION ALL SELECT 'knowledge_survey', source_id FROM knowledge_survey
    UNION ALL SELECT 'pathway_step', source_id FROM pathway_step
    UNION ALL SELECT 'pathway_group', source_id FROM pathway_group
    UNION ALL SELECT 'pathway_finding', source_id FROM pathway_finding
    UNION ALL SELECT 'comparison_figure', source_id FROM comparison_figure
    UNION ALL SELECT 'pathway', source_id FROM pathway
    UNION ALL SELECT 'pathway_time', source_id FROM pathway_time
    UNION ALL SELECT 'participant_step', source_id FROM participant_step
    UNION ALL SELECT 'structure_component', source_id FROM structure_component
    UNION ALL SELECT 'component_state', source_id FROM component_state
    UNION ALL SELECT 'training_participation', source_id FROM training_participation
    UNION ALL SELECT 'target_group_size', source_id FROM target_group_size
    UNION ALL SELECT 'procurement', source_id FROM procurement
    UNION ALL SELECT 'statement', source_id FROM statement
    UNION ALL SELECT 'context_observation', source_id FROM context_observation
    UNION ALL SELECT 'provision_agreement', source_id FROM provision_agreement
    UNION ALL SELECT 'plan', ended_source_id FROM plan WHERE ended_source_id <> source_id
    UNION ALL SELECT 'source_conflict', other_source_id FROM source_conflict WHERE other_source_id <> source_id
)
SELECT
    source.source_id,
    referring_row.extract,
    count(*)::BIGINT AS row_count,
    source.catalogue
FROM source
JOIN referring_row ON referring_row.cited = source.source_id
GROUP BY source.source_id, referring_row.extract, source.catalogue
ORDER BY source.source_id, referring_row.extract
