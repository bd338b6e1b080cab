-- Whether there is such a municipality on a day: divisions change at the turn of a year. Whatever counts municipalities, or asks
-- each of them, takes those that there are on the last day of what it counts: a figure of one that was merged stays its own, and
-- nothing of it is added to the one that came after.

CREATE MACRO is_there_on(municipality, day) AS
    coalesce(year(day) BETWEEN coalesce(municipality.valid_from_year, 0) AND coalesce(municipality.valid_to_year, 9999), true);

-- The same at some time between two days: for what adds years, each of which holds those that there were in it.
CREATE MACRO is_there_between(municipality, first_day, last_day) AS
    coalesce(municipality.valid_from_year <= year(last_day), true)
    AND coalesce(municipality.valid_to_year >= year(first_day), true);
