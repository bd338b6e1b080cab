-- title_sv: Önskemålen från planen
-- title_en: The wishes of the plan
-- definition_sv: Varje önskemål som en part framför i planen: vad, vem som önskar det och av vem, och hur långt det hade kommit i den senaste uppgiften till och med referensdagen. Av vem något önskas är vår tolkning; planen säger det inte om alla. Att ingen har lämnat någon uppgift betyder inte att inget har gjorts.
-- definition_en: Every wish that a party makes in the plan: what, who wishes it and of whom, and how far it had come in the latest report up to the reference date. Of whom something is wished is our interpretation; the plan does not say it of all. That nobody has reported does not mean that nothing has been done.
-- unit: wishes
-- grain: one row per wish
-- sources: wish, wish_asked_of, wish_report, party
WITH asked AS (
    SELECT
        wish_asked_of.wish_id AS id,
        string_agg(coalesce(party.name_sv, body_sv), ', ' ORDER BY wish_asked_of.position) AS of_sv,
        string_agg(coalesce(party.name_en, body_en), ', ' ORDER BY wish_asked_of.position) AS of_en,
        min(wish_asked_of.inference_sv) AS ours_sv, min(wish_asked_of.inference_en) AS ours_en,
        bool_or(coalesce(wish_asked_of.party_id = 'kommun', false)) AS of_municipalities
    FROM wish_asked_of
    LEFT JOIN party ON party.party_id = wish_asked_of.party_id
    GROUP BY id
),
in_order AS (
    SELECT
        wish_id AS id, period AS told_period, period_end AS told_end, progress AS its_progress,
        obs_status AS its_status, evidence_sv AS shown_sv, coalesce(evidence_en, evidence_sv) AS shown_en,
        source_id AS cited,
        row_number() OVER (PARTITION BY wish_id ORDER BY period_end DESC) AS place,
        max(period_end) OVER () AS last_end
    FROM wish_report
    WHERE period_end <= $reference_date
)
SELECT
    wish.wish_id, asker.party_id AS asked_by_id, asker.name_sv AS asked_by_sv, asker.name_en AS asked_by_en,
    wish.position, wish.title_sv, wish.title_en, wish.wording_sv, wish.wording_en, wish.page,
    asked.of_sv AS asked_of_sv, asked.of_en AS asked_of_en,
    -- What is done stays done; anything else is known only as far as the latest report tells of it.
    if(its_progress = 'done' OR told_end = last_end, its_progress, NULL) AS progress,
    CASE
        WHEN its_progress = 'done' THEN 'A' WHEN told_end = last_end THEN its_status ELSE 'NL'
    END AS progress_status,
    shown_sv AS evidence_sv, shown_en AS evidence_en, told_period AS period, told_end AS period_end,
    nullif(concat_ws(' ', wish.inference_sv, asked.ours_sv), '') AS inference_sv,
    nullif(concat_ws(' ', wish.inference_en, asked.ours_en), '') AS inference_en,
    asker.party_id = 'kommun' OR coalesce(asked.of_municipalities, false) AS concerns_municipalities, wish.catalogue,
    concat_ws(' ', concat_ws(':', wish.source_id, wish.page), in_order.cited) AS source_refs
FROM wish
JOIN party AS asker ON asker.party_id = wish.asked_by_party_id
LEFT JOIN asked ON asked.id = wish.wish_id
LEFT JOIN in_order ON in_order.id = wish.wish_id AND in_order.place = 1
WHERE wish.request_kind = 'wish'
ORDER BY wish.position
