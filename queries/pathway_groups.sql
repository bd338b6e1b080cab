-- title_sv: Grupperna grön, gul och röd
-- title_en: The groups green, yellow and red
-- definition_sv: Grupperna som de inskrivna delas in i efter hur nära arbetsmarknaden de står, som dokumentet definierar dem.
-- definition_en: The groups that those enrolled are divided into by how near the labour market they are, as the document defines them.
-- unit: groups
-- grain: one row per group
-- sources: pathway_group, codelist
SELECT
    defined.pathway_group,
    defined.wording_sv AS group_definition_sv,
    defined.wording_en AS group_definition_en,
    defined.page,
    defined.catalogue,
    concat_ws(':', defined.source_id, defined.page) AS source_refs
FROM pathway_group AS defined
JOIN codelist ON codelist.codelist = 'pathway_group' AND codelist.code = defined.pathway_group
ORDER BY codelist.position
