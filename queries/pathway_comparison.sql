-- title_sv: Uppgifter om en annan plats, som jämförelse
-- title_en: Figures of another place, as a comparison
-- definition_sv: Vad dokumentet uppger om en annan plats än regionen, för de första och sista åren som det nämner. Det är andra år och en annan plats, och säger inget om orsaker.
-- definition_en: What the document states of another place than the region, for the first and the last years that it names. It is other years and another place, and says nothing of causes.
-- unit: the unit of each series
-- grain: one row per series and year
-- sources: comparison_figure
SELECT
    figure.series,
    figure.topic_sv,
    figure.topic_en,
    figure.place_sv,
    figure.place_en,
    figure.unit,
    figure.period,
    figure.value,
    figure.value AS low,
    figure.value AS high,
    0::BIGINT AS missing_parts,
    0::BIGINT AS rounded_parts,
    'A' AS obs_status,
    'stated' AS value_kind,
    figure.page,
    figure.note_sv,
    figure.note_en,
    figure.catalogue,
    concat_ws(':', figure.source_id, figure.page) AS source_refs
FROM comparison_figure AS figure
ORDER BY figure.position, figure.period
