-- title_sv: Kommuner som uppfyller kriteriet
-- title_en: Municipalities that meet the criterion
-- definition_sv: Antal kommuner i hela regionen som vid periodens slut uppfyllde det valda kriteriet: ansvarig utsedd, policy, avtal om stöd, dialogforum eller regionens stödmodell. En kommun utan känt svar kan göra det eller inte; det står i ”Lägst” och ”Högst”.
-- definition_en: Number of municipalities in the whole region that met the chosen criterion at the end of the period: responsible appointed, policy, support agreement, dialogue forum or the region's support model. A municipality without a known answer may or may not; “Low” and “High” say so.
-- unit: municipalities
-- grain: one row per period up to the reference date
-- sources: commitment_period
SELECT
    mark,
    period,
    period_end,
    value,
    low,
    high,
    missing_parts,
    rounded_parts,
    obs_status,
    value_kind,
    delivered,
    delivered_of,
    source_refs,
    catalogue
FROM commitment_period
WHERE mark = $mark AND period_end <= $reference_date
ORDER BY period_end, period
