-- low <= best <= high.
-- severity: error
SELECT toll_id, place, measure, date, low, best, high FROM tolls WHERE low > best OR best > high OR low < 0;
