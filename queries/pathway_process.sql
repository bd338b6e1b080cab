-- title_sv: Processens steg
-- title_en: The steps of the process
-- definition_sv: Processen från ansökan till arbete, steg för steg, som dokumentet beskriver den: vad som händer, vem som möter vem och när. Där dokumentet är oklart står vår slutsats.
-- definition_en: The process from application to work, step by step, as the document describes it: what happens, who meets whom and when. Where the document is unclear our inference is stated.
-- unit: steps
-- grain: one row per step of the process
-- sources: pathway_step, codelist
SELECT
    step.pathway_step,
    step.wording_sv AS step_wording_sv,
    step.wording_en AS step_wording_en,
    step.meets_sv,
    step.meets_en,
    step.when_sv,
    step.when_en,
    step.page,
    step.inference_sv,
    step.inference_en,
    step.catalogue,
    concat_ws(':', step.source_id, step.page) AS source_refs
FROM pathway_step AS step
JOIN codelist ON codelist.codelist = 'pathway_step' AND codelist.code = step.pathway_step
ORDER BY codelist.position
