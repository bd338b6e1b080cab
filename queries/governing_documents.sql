-- title_sv: Styrdokumenten som målen kräver
-- title_en: The governing documents that the targets ask for
-- definition_sv: Varje beslut om plan, riktlinjer och rutiner som ett mål kräver, och om det var fattat på referensdagen. Ett beslut som ingen har sagt något om är okänt, varken fattat eller inte.
-- definition_en: Every decision on a plan, guidelines and routines that a target asks for, and whether it was made on the reference date. A decision that nobody has told of is not known, neither made nor not made.
-- unit: decisions
-- grain: one row per decision that a target asks for
-- sources: target, milestone, activity, activity_target, codelist
WITH served AS (
    SELECT
        activity_target.target_id AS id, string_agg(activity.title_sv, ', ' ORDER BY activity.position) AS its_sv,
        string_agg(activity.title_en, ', ' ORDER BY activity.position) AS its_en
    FROM activity_target
    JOIN activity ON activity.activity_id = activity_target.activity_id
    GROUP BY id
)
SELECT
    target.target_id, target.title_sv, target.title_en, target.wording_sv, target.wording_en, milestone.milestone,
    CASE
        WHEN milestone.obs_status <> 'A' THEN NULL
        WHEN milestone.reached_on <= $reference_date THEN 'reached'
        ELSE 'not_reached'
    END AS milestone_state,
    coalesce(milestone.obs_status, 'NL') AS milestone_status,
    if(milestone.reached_on <= $reference_date, milestone.reached_on, NULL) AS reached_on,
    served.its_sv AS activities_sv, served.its_en AS activities_en,
    milestone.page, milestone.inference_sv, milestone.inference_en, target.catalogue,
    concat_ws(':', milestone.source_id, milestone.page) AS source_refs
FROM target
JOIN milestone ON milestone.target_id = target.target_id
JOIN codelist ON codelist.codelist = 'milestone' AND codelist.code = milestone.milestone
LEFT JOIN served ON served.id = target.target_id
WHERE target.counting = 'milestones_reached' AND target.counted <> 'seat'
ORDER BY target.position, codelist.position
