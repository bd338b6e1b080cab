-- What the questions look up, as whoever serves tables by Datasette adds it.
CREATE INDEX placement_cell_looked_up ON placement_cell (breakdown, code, municipality_code, period);
CREATE INDEX placement_cell_looked_up_by_day ON placement_cell (breakdown, code, municipality_code, period_end);
CREATE INDEX placement_cell_by_actor ON placement_cell (public_actor, breakdown, code, municipality_code, period);
CREATE INDEX placement_cell_by_day ON placement_cell (breakdown, period_end, period);
CREATE INDEX placement_cell_latest ON placement_cell (period_end);
CREATE INDEX service_cell_looked_up ON service_cell (breakdown, code, municipality_code, period_end);
CREATE INDEX service_cell_latest ON service_cell (period_end);
CREATE INDEX coverage_cell_looked_up ON coverage_cell (coverage_measure, municipality_code, period);
CREATE INDEX coverage_cell_by_day ON coverage_cell (coverage_measure, period, period_end);
CREATE INDEX municipality_looked_up ON municipality (municipality_code);
CREATE INDEX codelist_looked_up ON codelist (codelist, code);
ANALYZE;
