-- title_sv: Vad dokumenten säger om processen
-- title_en: What the documents say of the process
-- definition_sv: Vad dokumenten har som mål, vad som fungerar, vad som saknas eller brister, vad de rekommenderar och vilka exempel de ger från andra, i våra ord och med sida. Det gäller ett steg i processen där det står, annars hela.
-- definition_en: What the documents have as their goal, what works, what is lacking or wanting, what they recommend and which examples they give from others, in our words and with the page. It is about one step of the process where it says so, else about the whole.
-- unit: findings
-- grain: one row per finding
-- sources: pathway_finding, source, codelist
SELECT
    finding.finding_id,
    finding.finding_kind,
    finding.pathway_step,
    finding.wording_sv AS finding_sv,
    finding.wording_en AS finding_en,
    finding.page,
    source.short_sv AS source_sv,
    source.short_en AS source_en,
    finding.catalogue,
    concat_ws(':', finding.source_id, finding.page) AS source_refs
FROM pathway_finding AS finding
JOIN source ON source.source_id = finding.source_id
JOIN codelist ON codelist.codelist = 'finding_kind' AND codelist.code = finding.finding_kind
ORDER BY codelist.position, finding.position
