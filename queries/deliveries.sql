-- title_sv: Leveranserna
-- title_en: The deliveries
-- definition_sv: Hur många kommuner som har levererat, har lämnat uppgifter som publiceras senare, är sena eller inte har levererat, per slag av leverans och kvartal. En kommun utan någon rad om leveransen räknas som ej levererad, utom för det som ingen är skyldig att lämna varje kvartal: det som lämnas en gång om året eller när det finns något att berätta, det som gäller rådet, och det som än så länge är ett förslag.
-- definition_en: How many municipalities have delivered, have sent figures that are published later, are late or have not delivered, by kind of delivery and quarter. A municipality without a row on the delivery counts as not delivered, except for what nobody has to deliver every quarter: what is delivered once a year or when there is something to tell, what is about the council, and what so far is a proposal.
-- unit: municipalities
-- grain: one row per kind of delivery and quarter up to the reference date
-- sources: delivery_count
SELECT
    delivery_kind,
    period,
    period_end,
    delivered,
    held,
    late,
    missing,
    not_applicable,
    delivered_of,
    catalogue,
    source_refs
FROM delivery_count
WHERE period_end <= $reference_date::DATE
ORDER BY position, period_end
