-- title_sv: Kvartalen som leveranser gäller
-- title_en: The quarters that deliveries are of
-- definition_sv: Varje slag av leverans och kvartal som registret över leveranser nämner, och om någon leverans är godtagen.
-- definition_en: Each kind of delivery and quarter that the register of deliveries names, and whether any delivery has been accepted.
-- unit: quarter
-- grain: one row per kind of delivery and quarter
-- sources: delivery
SELECT
    delivery_kind,
    period,
    period_end,
    bool_or(delivery_status = 'accepted') AS is_accepted,
    catalogue
FROM delivery
GROUP BY delivery_kind, period, period_end, catalogue
ORDER BY delivery_kind, period_end, period
