-- title_sv: Placeringar per kvartal, ur månadernas rader
-- title_en: Placements by quarter, from the rows of the months
-- definition_sv: Antal personer som var placerade hos ASF vid kvartalets slut (bestånd): beståndet vid slutet av kvartalets sista månad, tillsammans över ålder, födelseland och utbildning. ”low” och ”high” är det minsta och det mesta som summan kan vara, ”rounded_parts” de delar som har ändrats för att skydda någon. En del som är okänd eller dold av lämnaren gör summan okänd eller dold.
-- definition_en: Number of people placed at WISEs at the end of the quarter (a stock): the stock at the end of the quarter's last month, together over age, country of birth and education. “low” and “high” are the least and the most that the sum can be, “rounded_parts” the parts that were changed to protect somebody. A part that is unknown or withheld by its sender makes the sum unknown or withheld.
-- unit: persons
-- grain: one row per quarter, municipality, public actor, measure, enhanced cooperation or not, and sex
-- sources: placement_month
WITH sums AS (
    SELECT
        min(catalogue) AS its_catalogue,
        -- What a municipality tells of a month has one source; of two, neither is that of the sum.
        CASE WHEN min(source_id) = max(source_id) THEN min(source_id) ELSE NULL END AS its_source,
        period_end AS quarter_end,
        municipality_code AS place,
        public_actor AS actor,
        placement_measure AS measure,
        enhanced_cooperation AS is_enhanced,
        sex AS its_sex,
        sum(value)::DOUBLE AS people,
        coalesce(sum(least_of(value, value_kind)), 0.0)::DOUBLE AS fewest,
        sum(most_of(value, value_kind))::DOUBLE AS most,
        sum(if(value_kind = 'rounded', 1, 0))::BIGINT AS parts_rounded,
        min(obs_status) FILTER (WHERE obs_status <> 'A') AS missing_status,
        min(obs_status) FILTER (WHERE obs_status IN ('SU', 'UN')) AS untold_status
    FROM placement_month
    WHERE month(period_end) IN (3, 6, 9, 12)
    GROUP BY
        period_end, municipality_code, public_actor, placement_measure, enhanced_cooperation, sex
)
SELECT
    its_catalogue AS catalogue,
    its_source AS source_id,
    quarter_end AS period_end,
    CASE WHEN untold_status IS NULL THEN people ELSE NULL END AS value,
    CASE
        WHEN untold_status IS NOT NULL THEN untold_status
        WHEN people IS NOT NULL THEN 'A'
        ELSE missing_status
    END AS obs_status,
    CASE
        WHEN untold_status IS NOT NULL OR people IS NULL THEN NULL
        WHEN parts_rounded > 0 THEN 'rounded'
        ELSE 'exact'
    END AS value_kind,
    concat(year(quarter_end), '-Q', quarter(quarter_end)) AS period,
    place AS municipality_code,
    actor AS public_actor,
    measure AS placement_measure,
    is_enhanced AS enhanced_cooperation,
    its_sex AS sex,
    fewest AS low,
    CASE WHEN untold_status IS NULL AND people IS NOT NULL THEN most ELSE NULL END AS high,
    parts_rounded AS rounded_parts
FROM sums
ORDER BY quarter_end, place, actor, measure, is_enhanced, its_sex
