-- title_sv: Placerade kvinnor och män
-- title_en: Women and men placed
-- definition_sv: Antal kvinnor och män som var placerade hos ASF vid slutet av det senaste kvartalet (bestånd), per offentlig aktör, i de valda kommuner som har levererat. Har någon av dem inte lämnat uppgifter är summan minst så stor; ”Kommuner som värdet omfattar” säger vilka.
-- definition_en: Number of women and men placed at WISEs at the end of the latest quarter (a stock), by public actor, in the chosen municipalities that have delivered. Where one of them has not reported the sum is at least so much; “Municipalities that the value covers” says which.
-- unit: persons
-- grain: one row per public actor and sex in the latest quarter up to the reference date
-- sources: placement_sex_cell, placement_period, municipality, codelist
WITH latest AS (
    SELECT max_by(period, period_end) AS quarter, max(period_end) AS its_end
    FROM placement_period
    WHERE period_end <= $reference_date
),
chosen AS (
    SELECT municipality_code AS home FROM municipality WHERE list_contains($municipality_codes, municipality_code)
),
told AS (
    SELECT chosen.home, cell.public_actor AS its_actor, cell.sex AS told_sex, cell
    FROM placement_sex_cell AS cell
    JOIN latest ON latest.its_end = cell.period_end
    JOIN chosen ON chosen.home = cell.municipality_code
),
totals AS (
    SELECT
        any_value(municipality.catalogue) AS catalogue,
        actor.code AS actor, actor.position AS actor_position, sex.code AS its_sex, sex.position AS sex_position,
        coalesce(max(latest.quarter), year($reference_date)::VARCHAR) AS quarter,
        sum_of(told.cell) AS total,
        answered_by(told.cell) AS covers
    FROM codelist AS actor
    JOIN codelist AS sex ON sex.codelist = 'sex' AND sex.code <> 'T'
    CROSS JOIN latest
    JOIN municipality ON is_there_on(municipality, coalesce(latest.its_end, $reference_date))
    LEFT JOIN told
        ON told.its_actor = actor.code AND told.told_sex = sex.code AND told.home = municipality.municipality_code
    WHERE actor.codelist = 'public_actor' AND list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY actor.code, actor.position, sex.code, sex.position
)
SELECT actor AS public_actor, quarter AS period, its_sex AS sex, unnest(total), covers, catalogue
FROM totals
ORDER BY actor_position, sex_position
