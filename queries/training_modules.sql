-- title_sv: Utbildningarna
-- title_en: The training modules
-- definition_sv: Varje utbildning som föreslås, med målgrupp, mål och innehåll.
-- definition_en: Every training module that is proposed, with target group, goal and content.
-- unit: modules
-- grain: one row per module
-- sources: training_module
SELECT
    module_id,
    position,
    title_sv,
    title_en,
    target_group_sv,
    target_group_en,
    goal_sv,
    goal_en,
    content_sv,
    content_en,
    page,
    catalogue,
    page_refs(source_id, page) AS source_refs
FROM training_module
ORDER BY position, module_id
