-- title_sv: Kvartalen som placeringar är räknade för
-- title_en: The quarters that placements are counted for
-- definition_sv: Varje kvartal som det finns celler för i placeringarna, och om någon aktör har svarat.
-- definition_en: Each quarter that the placements have cells for, and whether any actor has answered.
-- unit: quarter
-- grain: one row per quarter
-- sources: placement_cell
SELECT
    period,
    period_end,
    coalesce(bool_or(obs_status <> 'NL') FILTER (WHERE breakdown = 'public_actor'), false) AS is_told,
    catalogue
FROM placement_cell
GROUP BY period, period_end, catalogue
ORDER BY period_end, period
