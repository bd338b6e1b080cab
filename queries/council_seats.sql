-- title_sv: Platserna i rådet
-- title_en: The seats in the council
-- definition_sv: Varje part som rådet är tänkt för: om den har en plats, sedan när, och hur många av mötena sedan dess den var med på. Läget är det i det senaste kvartalet som någon har lämnat uppgift om till och med referensdagen. Bara möten som någon har berättat om räknas. En part utan plats var inte med på något. En part som står för flera organisationer var med när minst en av dem var där. Där det är okänt om en part var med står det minst.
-- definition_en: Every party that the council is meant for: whether it has a seat, since when, and how many of the meetings since then it was at. The state is that of the latest quarter that somebody has reported on up to the reference date. Only meetings that somebody has told of count. A party without a seat was at none. A party that stands for several organisations was there when at least one of them was. Where it is not known whether a party was there, the number is marked at least.
-- unit: meetings
-- grain: one row per party of the council
-- sources: party, seat, council_meeting, attendance
WITH in_order AS (
    SELECT
        party_id AS id, period AS told_period,
        -- What the latest quarter that was told of leaves out is not known any more.
        if(period_end = max(period_end) OVER (), seat_state, NULL) AS its_seat,
        if(period_end = max(period_end) OVER (), obs_status, 'NL') AS its_status,
        page AS its_page, inference_sv AS ours_sv, inference_en AS ours_en, source_id AS cited,
        row_number() OVER (PARTITION BY party_id ORDER BY period_end DESC) AS place,
        min(seated_on) OVER (PARTITION BY party_id) AS first_seated
    FROM seat
    WHERE period_end <= $reference_date
),
-- The parties are those of the whole catalogue, whichever day is looked at: what the council is meant to be does not change.
meant AS (
    SELECT DISTINCT party_id AS id FROM seat
),
meetings AS (
    SELECT meeting_date AS held_on FROM council_meeting WHERE meeting_date <= $reference_date
),
counted AS (
    SELECT
        meant.id, count(meetings.held_on)::BIGINT AS held,
        count(*) FILTER (WHERE attendance.attendance = 'present')::BIGINT AS present,
        -- One that is told of the meeting and not of the party may have been there as well.
        count(meetings.held_on) FILTER (
            WHERE coalesce(attendance.obs_status NOT IN ('A', 'NA'), true)
        )::BIGINT AS unknown,
        string_agg(DISTINCT attendance.source_id, ' ' ORDER BY attendance.source_id) AS refs
    FROM meant
    LEFT JOIN in_order ON in_order.id = meant.id AND in_order.place = 1
    LEFT JOIN meetings
        ON meetings.held_on >= coalesce(in_order.first_seated, meetings.held_on)
    LEFT JOIN attendance ON attendance.meeting_date = meetings.held_on AND attendance.party_id = meant.id
    GROUP BY meant.id
)
SELECT
    party.party_id, party.name_sv, party.name_en, party.stands_for_sv, party.stands_for_en,
    in_order.its_seat AS seat_state, coalesce(in_order.its_status, 'NL') AS seat_status,
    if(in_order.its_seat = 'seated', in_order.first_seated, NULL) AS seated_on,
    in_order.told_period AS period,
    if(counted.held > 0, counted.present, NULL)::DOUBLE AS value,
    counted.held AS meetings_held,
    if(counted.held > 0, counted.present, NULL)::DOUBLE AS low,
    if(counted.held > 0, counted.present + counted.unknown, NULL)::DOUBLE AS high,
    CASE WHEN counted.held = 0 THEN 1 ELSE counted.unknown END::BIGINT AS missing_parts,
    0::BIGINT AS rounded_parts,
    if(counted.held > 0, 'A', 'NL') AS obs_status,
    CASE WHEN counted.held = 0 THEN NULL WHEN counted.unknown > 0 THEN 'at_least' ELSE 'exact' END AS value_kind,
    in_order.its_page AS page, in_order.ours_sv AS inference_sv, in_order.ours_en AS inference_en,
    party.catalogue,
    concat_ws(' ', concat_ws(':', in_order.cited, in_order.its_page), counted.refs) AS source_refs
FROM meant
JOIN party ON party.party_id = meant.id
JOIN counted ON counted.id = meant.id
LEFT JOIN in_order ON in_order.id = meant.id AND in_order.place = 1
ORDER BY seated_on NULLS LAST, party.position
