-- title_sv: Kommuner som uppfyller kriteriet
-- title_en: Municipalities that meet the criterion
-- definition_sv: Antal kommuner i hela regionen som vid periodens slut uppfyllde det valda kriteriet: ansvarig utsedd, policy, avtal om stöd, dialogforum eller regionens stödmodell. En kommun utan känt svar kan göra det eller inte; det står i ”Lägst” och ”Högst”.
-- definition_en: Number of municipalities in the whole region that met the chosen criterion at the end of the period: responsible appointed, policy, support agreement, dialogue forum or the region's support model. A municipality without a known answer may or may not; “Low” and “High” say so.
-- unit: municipalities
-- grain: one row per period up to the reference date
-- sources: commitment_cell
WITH totals AS (
    SELECT cell.catalogue AS its_catalogue, cell.period AS its_period, cell.period_end AS its_end, sum_of(cell) AS total
    FROM commitment_cell AS cell
    WHERE cell.mark = $mark AND cell.period_end <= $reference_date
    GROUP BY cell.catalogue, cell.period, cell.period_end
)
SELECT $mark AS mark, its_period AS period, its_end AS period_end, unnest(total), its_catalogue AS catalogue
FROM totals
ORDER BY its_end, its_period
