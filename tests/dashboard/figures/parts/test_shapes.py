import json
from itertools import combinations

import pytest

from dashboard.figures.parts.shapes import hatch_lines, label_points, outer_rings

SQUARE = json.dumps({"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]})
# A U: its middle lies outside it.
CUP = json.dumps(
    {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [6, 9], [6, 3], [3, 3], [3, 9], [0, 9], [0, 0]]]}
)


class TestShapes:
    def test_a_label_stands_inside_with_the_most_room(self):
        ((longitude, latitude),) = label_points((SQUARE,), ((1.0, 1.0),))

        assert (longitude, latitude) == (5, 5)

    def test_a_label_stands_inside_a_shape_whose_middle_lies_outside(self):
        ((longitude, latitude),) = label_points((CUP,), ((1.0, 1.0),))

        assert latitude < 3 or not 3 < longitude < 6

    def test_labels_give_way_to_each_other(self):
        size = (6.0, 3.0)
        points = label_points((SQUARE, SQUARE), (size, size))

        for one, other in combinations(points, 2):
            assert abs(one[0] - other[0]) >= size[0] or abs(one[1] - other[1]) >= size[1]

    def test_hatch_lines_end_at_the_boundary(self):
        lines = hatch_lines(CUP, gap=0.5)

        assert len(lines) > 20
        for start, end in lines:
            middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            assert not (3 < middle[0] < 6 and middle[1] > 3)
            assert all(-1e-9 <= value <= 9 + 1e-9 for value in (*start, *end))

    def test_only_areas_have_rings(self):
        with pytest.raises(KeyError):
            outer_rings('{"type": "Point", "coordinates": [1, 2]}')
