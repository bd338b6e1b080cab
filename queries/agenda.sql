-- title_sv: Dagordningen för rådets möte
-- title_en: The agenda of the council's meeting
-- definition_sv: Punkterna på dagordningen för det senaste möte som någon har gjort en dagordning för: vilken vy av vilken sida som visas, med vilka val, och varför; och vilken dag rådet senast möttes dessförinnan. Dagordningen ligger i versionen som den visas i, så att en länk till en punkt alltid ger samma siffror.
-- definition_en: The items on the agenda of the latest meeting that somebody has made one for: which view of which page is shown, with which choices, and why; and on which day the council last met before. The agenda lies in the version that it is shown in, so that a link to an item always gives the same figures.
-- unit: views
-- grain: one row per item of the latest agenda
-- sources: agenda_item, council_meeting
WITH latest AS (
    SELECT max(meeting_date) AS agenda_date FROM agenda_item
),
before AS (
    SELECT max(council_meeting.meeting_date) AS held_on
    FROM latest
    LEFT JOIN council_meeting ON council_meeting.meeting_date < latest.agenda_date
)
SELECT
    agenda_item.meeting_date,
    agenda_item.position,
    agenda_item.page_name,
    agenda_item.figure_name,
    agenda_item.choices,
    agenda_item.purpose_sv,
    coalesce(agenda_item.purpose_en, agenda_item.purpose_sv) AS purpose_en,
    before.held_on AS previous_meeting_date,
    agenda_item.catalogue,
    agenda_item.source_id AS source_refs
FROM agenda_item
JOIN latest ON latest.agenda_date = agenda_item.meeting_date
CROSS JOIN before
ORDER BY agenda_item.position
