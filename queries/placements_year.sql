-- title_sv: Olika personer placerade under året
-- title_en: Different people placed during the year
-- definition_sv: Antal olika personer som någon gång under året var placerade av den valda aktören hos ASF (flöde), per kommun och kön. Varje person räknas en gång i en kommun och hos en aktör. Antalet är ett eget mått, inte summan av kvartalen, och läggs inte ihop över kommuner eller aktörer: en person kan finnas hos flera. Det anges som minst, i hela femtal; små antal skyddas. Visas för det senaste året som någon har levererat.
-- definition_en: Number of different people placed by the chosen actor at WISEs at some time during the year (a flow), by municipality and sex. Every person counts once in a municipality and with an actor. The number is a measure of its own, not the sum of the quarters, and is not added over municipalities or actors: a person may be with several. It is given as at least, in whole fives; small numbers are protected. Shown for the latest year that anyone has delivered.
-- unit: persons
-- grain: one row per chosen municipality and sex in the latest year up to the reference date; none where no year has been delivered
-- sources: placement_year, municipality
WITH latest AS (
    SELECT period AS its_year, period_end AS its_end
    FROM placement_year
    WHERE period_end <= $reference_date
    ORDER BY period_end DESC
    LIMIT 1
),
sexes (its_sex) AS (VALUES ('F'), ('M'))
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    $public_actor AS public_actor,
    latest.its_year AS period,
    latest.its_end AS period_end,
    sexes.its_sex AS sex,
    answer.value,
    -- What is shown is the least; how many more there are nobody tells.
    coalesce(answer.value, 0.0) AS low,
    CASE WHEN answer.value IS NULL THEN NULL ELSE most_of(answer.value, answer.value_kind) END AS high,
    CASE WHEN answer.value IS NULL THEN 1 ELSE 0 END::BIGINT AS missing_parts,
    0::BIGINT AS rounded_parts,
    coalesce(answer.obs_status, 'NL') AS obs_status,
    answer.value_kind,
    municipality.catalogue,
    answer.source_id AS source_refs
FROM municipality
JOIN latest ON is_there_on(municipality, latest.its_end)
CROSS JOIN sexes
LEFT JOIN placement_year AS answer
    ON answer.municipality_code = municipality.municipality_code AND answer.public_actor = $public_actor
    AND answer.period = latest.its_year AND answer.sex = sexes.its_sex
WHERE list_contains($municipality_codes, municipality.municipality_code)
ORDER BY municipality.municipality_name COLLATE sv, sexes.its_sex
