-- title_sv: Ordlistan
-- title_en: The glossary
-- definition_sv: Varje ord i ordlistan med en mening om vad det betyder, vad det förkortar, vem som förklarar det så och vilka ord det leder till. ”Källans förklaring”: källan säger vad ordet betyder, och meningen är vår kortare. ”Källan nämner ordet, vår förklaring”: sidan är den där ordet står. ”Vår förklaring”: ingen av källorna förklarar ordet.
-- definition_en: Every word of the glossary with one sentence on what it means, what it is short for, who explains it so and which words it leads to. “Explained by the source”: the source says what the word means, and the sentence is a shorter one of ours. “The source names the word, our explanation”: the page is the one where the word stands. “Our explanation”: none of the sources explains the word.
-- unit: words
-- grain: one row per word
-- sources: term, term_reference, source
WITH leads AS (
    SELECT term_id AS from_id, other_term_id AS to_id FROM term_reference
    UNION ALL SELECT other_term_id, term_id FROM term_reference
),
led AS (
    SELECT
        leads.from_id, string_agg(other.term_id, ', ' ORDER BY other.term_sv COLLATE sv) AS see_also_ids,
        string_agg(other.term_sv, ', ' ORDER BY other.term_sv COLLATE sv) AS see_also_sv,
        string_agg(other.term_en, ', ' ORDER BY other.term_sv COLLATE sv) AS see_also_en
    FROM leads
    JOIN term AS other ON other.term_id = leads.to_id
    GROUP BY leads.from_id
)
SELECT
    term.term_id,
    row_number() OVER (ORDER BY term.term_sv COLLATE sv) AS alphabetical_sv,
    row_number() OVER (ORDER BY lower(term.term_en)) AS alphabetical_en,
    term.term_sv,
    term.term_en,
    term.written_sv,
    term.written_en,
    term.short_for_sv,
    term.short_for_en,
    term.sentence_sv,
    term.sentence_en,
    term.explained_by,
    term.page,
    source.short_sv AS source_short_sv,
    source.short_en AS source_short_en,
    led.see_also_ids,
    led.see_also_sv,
    led.see_also_en,
    coalesce(term.term_id = $term, false) AS is_looked_up,
    term.catalogue,
    page_refs(term.source_id, term.page) AS source_refs
FROM term
JOIN source ON source.source_id = term.source_id
LEFT JOIN led ON led.from_id = term.term_id
ORDER BY term.term_sv COLLATE sv, term.term_id
