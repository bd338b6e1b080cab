-- title_sv: Vilka parter planen nämner
-- title_en: Which parties the plan names
-- definition_sv: Varje prioritering i den valda planen och varje part som planen nämner som samarbetspartner någonstans: om den nämns för prioriteringen, ska involveras eller ingår genom en annan part. Planen fördelar inte aktiviteterna mellan parterna. ”Aktiviteter” är hur många aktiviteter prioriteringen har när parten nämns för den.
-- definition_en: Every priority of the chosen plan and every party that the plan names as a partner anywhere: whether it is named for the priority, is to be involved, or takes part through another. The plan does not divide the activities among the parties. “Activities” is how many the priority has where the party is named for it.
-- unit: activities
-- grain: one row per priority and party
-- sources: plan, plan_priority, party, plan_partner, activity
WITH chosen AS (
    SELECT plan_id FROM plan WHERE plan_id = $plan OR $plan = '' ORDER BY position, plan_id LIMIT 1
),
counted AS (
    SELECT plan_id, priority, count(*) AS activities FROM activity GROUP BY plan_id, priority
),
named AS (
    SELECT DISTINCT plan_id, party_id FROM plan_partner
)
SELECT
    plan_priority.plan_id, plan_priority.priority, party.party_id, party.name_sv, party.name_en, party.stands_for_sv,
    party.stands_for_en, coalesce(plan_partner.naming, 'not_named') AS naming, plan_partner.page,
    if(plan_partner.naming = 'named', coalesce(counted.activities, 0), 0)::BIGINT AS activities_named,
    plan_priority.catalogue,
    concat_ws(':', coalesce(plan_partner.source_id, plan_priority.source_id), coalesce(plan_partner.page, plan_priority.page))
        AS source_refs
FROM plan_priority
JOIN chosen ON chosen.plan_id = plan_priority.plan_id
JOIN named ON named.plan_id = plan_priority.plan_id
JOIN party ON party.party_id = named.party_id
LEFT JOIN plan_partner
    ON plan_partner.plan_id = plan_priority.plan_id AND plan_partner.priority = plan_priority.priority
    AND plan_partner.party_id = party.party_id
LEFT JOIN counted ON counted.plan_id = plan_priority.plan_id AND counted.priority = plan_priority.priority
ORDER BY plan_priority.priority, party.position
