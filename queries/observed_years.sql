-- title_sv: År som någon uppgift gäller
-- title_en: Years that any figure is about
-- definition_sv: De år, till och med referensdatum, som något uttag i katalogen har ett värde för. De går att välja bredvid de kvartal som någon har levererat för, också där det inte finns någon folkmängd.
-- definition_en: The years, up to the reference date, of which any extract of the catalogue has a value. They can be chosen beside the quarters for which somebody has delivered, also where there is no population.
-- unit: period
-- grain: one row per year, the newest first
-- sources: observed_period
WITH years AS (
    SELECT DISTINCT year(period_end)::VARCHAR AS its_name, make_date(year(period_end), 12, 31) AS its_end
    FROM observed_period
)
SELECT its_name AS period, its_end AS period_end
FROM years
WHERE its_end <= $reference_date
ORDER BY its_end DESC
