-- title_sv: Katalogens versioner
-- title_en: The versions of the catalogue
-- definition_sv: Varje utgiven version och vad varje leverans ändrade i den: rader som kom till, ändrades och togs bort, slag av ändring och anmärkning. En återkallad version anger vilken som återkallade den. Bara versioner vars manifest går att läsa står med.
-- definition_en: Each published version and what each delivery changed in it: rows that were added, changed and removed, kind of change and note. A withdrawn version says which one withdrew it. Only versions whose manifest can be read are included.
-- unit: version
-- grain: one row per version and change, or one for a version without changes, the newest first
-- sources: version
SELECT
    catalogue,
    version,
    published_on,
    as_of,
    is_shown,
    public_note,
    withdraws,
    points_back_to,
    withdrawn_by,
    withdrawn_note,
    partner_id,
    delivery_kind,
    period,
    change_kind,
    rows_new,
    rows_changed,
    rows_removed,
    note
FROM version
ORDER BY version DESC, period, delivery_kind, partner_id
