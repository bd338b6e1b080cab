-- title_sv: Hinder som planen nämner
-- title_en: Obstacles that the plan names
-- definition_sv: Varje hinder för ASF som en part anger i planen, med planens ord och sida, och om en annan part anger samma sak. Att två säger samma sak är vår tolkning.
-- definition_en: Every obstacle to WISEs that a party states in the plan, in its words and with its page, and whether another party states the same. That two say the same is our interpretation.
-- unit: obstacles
-- grain: one row per obstacle
-- sources: wish, party
SELECT
    wish.wish_id, asker.party_id AS asked_by_id, asker.name_sv AS asked_by_sv, asker.name_en AS asked_by_en,
    wish.position, wish.title_sv, wish.title_en, wish.wording_sv, wish.wording_en, wish.page,
    wish.same_as_wish_id, also.name_sv AS also_sv, also.name_en AS also_en, wish.inference_sv, wish.inference_en,
    wish.catalogue, concat_ws(':', wish.source_id, wish.page) AS source_refs
FROM wish
JOIN party AS asker ON asker.party_id = wish.asked_by_party_id
LEFT JOIN wish AS same ON same.wish_id = wish.same_as_wish_id
LEFT JOIN party AS also ON also.party_id = same.asked_by_party_id
WHERE wish.request_kind = 'obstacle'
ORDER BY wish.position
