-- title_sv: Uttagens kolumner
-- title_en: The columns of the extracts
-- definition_sv: Varje kolumn i varje uttag som kontraktet beskriver den: rubrik, anmärkning, typ, nyckel, om värdet får saknas, kodlista och vad kolumnen hör till.
-- definition_en: Each column of each extract as the contract describes it: heading, note, type, key, whether the value may be missing, code list, and what the column belongs to.
-- unit: column
-- grain: one row per extract and column, in the order of the contract
-- sources: dictionary
SELECT
    extract,
    column_name,
    heading_sv,
    heading_en,
    note_sv,
    note_en,
    data_type,
    is_key,
    may_be_null,
    codelist,
    foreign_key
FROM dictionary
ORDER BY row_number() OVER ()
