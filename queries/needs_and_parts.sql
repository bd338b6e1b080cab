-- title_sv: Behov och egna delar
-- title_en: Needs and own parts
-- definition_sv: Vad företagen och myndigheterna säger att de behöver, och vad de säger om sin egen del, med planens ord och sida.
-- definition_en: What the enterprises and the authorities say that they need, and what they say of their own part, in the words of the plan and with its page.
-- unit: needs
-- grain: one row per need or own part
-- sources: wish, party
SELECT
    wish.wish_id, wish.request_kind, asker.party_id AS asked_by_id, asker.name_sv AS asked_by_sv,
    asker.name_en AS asked_by_en, wish.position, wish.title_sv, wish.title_en, wish.wording_sv, wish.wording_en,
    wish.page, wish.inference_sv, wish.inference_en, wish.catalogue,
    concat_ws(':', wish.source_id, wish.page) AS source_refs
FROM wish
JOIN party AS asker ON asker.party_id = wish.asked_by_party_id
WHERE wish.request_kind IN ('need', 'own_part')
ORDER BY wish.request_kind, wish.position
