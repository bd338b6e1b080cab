-- title_sv: Närvaron i rådet
-- title_en: Attendance in the council
-- definition_sv: Varje part vid varje möte som någon har berättat om till och med referensdagen: närvarande, frånvarande eller okänt. ”Ej tillämpligt” är en part som inte hade någon plats då, ”ej levererat” en part som ingen har sagt något om. En part som står för flera organisationer är närvarande när minst en av dem var med. Att inget möte står under en tid betyder inte att inget hölls.
-- definition_en: Every party at every meeting that somebody has told of up to the reference date: present, absent or not known. “Not applicable” is a party that had no seat then, “not delivered” one that nobody has said anything of. A party that stands for several organisations is present when at least one of them was there. That no meeting stands in a time does not mean that none was held.
-- unit: parties
-- grain: one row per meeting and party of the council
-- sources: council_meeting, party, seat, attendance
WITH meant AS (
    SELECT DISTINCT party_id AS id FROM seat
)
SELECT
    council_meeting.meeting_date, party.party_id, party.name_sv, party.name_en, attendance.attendance,
    coalesce(attendance.obs_status, 'NL') AS attendance_status, council_meeting.catalogue,
    coalesce(attendance.source_id, council_meeting.source_id) AS source_refs
FROM council_meeting
CROSS JOIN meant
JOIN party ON party.party_id = meant.id
LEFT JOIN attendance
    ON attendance.meeting_date = council_meeting.meeting_date AND attendance.party_id = meant.id
WHERE council_meeting.meeting_date <= $reference_date
ORDER BY council_meeting.meeting_date, party.position
