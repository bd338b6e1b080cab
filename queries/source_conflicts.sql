-- title_sv: Uppgifter som säger emot varandra
-- title_en: Statements that disagree
-- definition_sv: Två uppgifter om samma sak, var de står, och vilken av dem som används.
-- definition_en: Two statements on the same matter, where they stand, and which of them is used.
-- unit: conflict
-- grain: one row per conflict
-- sources: source_conflict
SELECT
    conflict_id,
    subject_sv,
    subject_en,
    source_id,
    page_a,
    statement_a_sv,
    statement_a_en,
    other_source_id,
    page_b,
    statement_b_sv,
    statement_b_en,
    handling_sv,
    handling_en,
    catalogue,
    CASE
        WHEN concat_ws(':', source_id, page_a) = concat_ws(':', other_source_id, page_b)
            THEN concat_ws(':', source_id, page_a)
        ELSE concat_ws(' ', concat_ws(':', source_id, page_a), concat_ws(':', other_source_id, page_b))
    END AS source_refs
FROM source_conflict
ORDER BY conflict_id
