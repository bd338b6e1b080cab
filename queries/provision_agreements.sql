-- title_sv: Vem lämnar vad
-- title_en: Who delivers what
-- definition_sv: De uppgiftslämnare som lämnar varje slag av leverans, enligt katalogens förteckning: vad som ska lämnas varje kvartal, och vad som får lämnas utöver det. De som bara lämnar för sin egen kommun står på en rad, med hur många kommuner de är. Utan en beslutad dag är förteckningen ett förslag som ingen har åtagit sig. En version från tiden före förteckningen har inga rader.
-- definition_en: The partners that deliver each kind of delivery, by the catalogue's register: what is due every quarter, and what may be delivered besides. Those that deliver for their own municipality alone stand on one row, with how many municipalities they are. Without a day of decision the register is a proposal that nobody has taken on. A version from before the register has no rows.
-- unit: partners
-- grain: one row per kind of delivery, duty and partner; one for all municipalities together
-- sources: provision_agreement, municipality, codelist
SELECT
    delivery_kind, is_due, provision_agreement.municipality_code IS NOT NULL AS is_municipality,
    if(is_municipality, NULL, any_value(partner_name_sv)) AS partner_name_sv,
    if(is_municipality, NULL, any_value(partner_name_en)) AS partner_name_en,
    if(is_municipality, NULL, any_value(contact_sv)) AS contact_sv,
    if(is_municipality, NULL, any_value(contact_en)) AS contact_en,
    if(is_municipality, count(DISTINCT provision_agreement.municipality_code), NULL)::BIGINT AS municipalities,
    (SELECT count_if(is_there_on(municipality, $reference_date)) FROM municipality)::BIGINT AS municipalities_of,
    max(decided_on) AS decided_on,
    any_value(provision_agreement.catalogue) AS catalogue,
    string_agg(DISTINCT provision_agreement.source_id, ' ' ORDER BY provision_agreement.source_id) AS source_refs
FROM provision_agreement
LEFT JOIN municipality ON municipality.municipality_code = provision_agreement.municipality_code
WHERE is_there_on(municipality, $reference_date)
GROUP BY delivery_kind, is_due, is_municipality, if(provision_agreement.municipality_code IS NULL, partner_id, NULL)
ORDER BY (SELECT position FROM codelist WHERE codelist = 'delivery_kind' AND code = delivery_kind), is_due DESC, min(position)
