-- title_sv: Källornas korta titlar
-- title_en: Short titles of the sources
-- definition_sv: Den korta titel som står under en figur för varje källa som figurens rader vilar på.
-- definition_en: The short title that stands under a figure for each source that the figure's rows rest on.
-- unit: source
-- grain: one row per source
-- sources: source
SELECT
    source_id,
    short_sv,
    short_en,
    catalogue
FROM source
ORDER BY source_id
