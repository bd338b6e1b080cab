-- title_sv: Vilken plan varje mål hör till
-- title_en: Which plan each target belongs to
-- definition_sv: Varje mål med sin plan, och om det är den plan som står först i förteckningen över planer. Finns ingen förteckning är det den plan vars beteckning kommer först.
-- definition_en: Every target with its plan, and whether that is the plan that stands first in the register of plans. Without a register it is the plan whose identifier comes first.
-- unit: the unit of each target
-- grain: one row per target
-- sources: plan, target
SELECT
    target.target_id, target.plan_id, target.catalogue,
    rank() OVER (ORDER BY plan.position NULLS LAST, target.plan_id NULLS LAST) = 1 AS is_of_first_plan
FROM target
LEFT JOIN plan ON plan.plan_id = target.plan_id
ORDER BY target.target_id
