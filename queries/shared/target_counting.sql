-- title_sv: Hur varje mål räknas
-- title_en: How each target is counted
-- definition_sv: Vad varje mål räknar: kommuner där ett åtagande gäller, kommuner där dialogmöten hölls, ASF som startade, nyttjade tjänster, eller platser och beslut som är uppnådda. En mätning räknas inte, den görs. Hur sättet är sägs i målet; vad sättet innebär sägs här.
-- definition_en: What each target counts: municipalities where a commitment is in force, municipalities where dialogue meetings were held, WISEs that started, services used, or seats and decisions that are reached. A survey is not counted, it is made. Which way it is, the target says; what the way means is said here.
-- unit: targets
-- grain: one row per target that says how it is counted
-- sources: target
WITH way (counting, delivery_kind, is_yes_or_no, is_any_of_window, is_calendar_year, has_measure) AS (
    -- A part that is a yes or a no is 0 or 1 while it is unknown; others may be any number. Where one quarter of the window is
    -- enough the parts are not added. Which enterprises have started is told by every later delivery of the same year.
    VALUES
        ('municipalities_with_mark', 'commitment', true, false, false, true),
        ('municipalities_with_meetings', 'dialogue_meeting', true, true, false, true),
        ('enterprises_started', 'enterprise', false, false, true, true),
        ('services_used', 'service_use', false, false, false, true),
        ('milestones_reached', NULL, true, false, false, true),
        ('survey', NULL, false, false, false, false)
)
SELECT
    target.target_id, target.counting, target.counted, target.window_quarters, target.followed_from, target.is_main,
    way.delivery_kind, way.is_yes_or_no, way.is_any_of_window, way.is_calendar_year, way.has_measure
FROM target
JOIN way ON way.counting = target.counting
ORDER BY target.target_id
