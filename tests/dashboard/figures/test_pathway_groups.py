from dashboard.figures.pathway_groups import chart, sentence
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of

__all__ = ["rows_of"]


def test_each_group_has_its_shape_its_definition_and_its_page(rows_of):
    defined = [{"pathway_group": "red", "wording_sv": "långt borta", "wording_en": "far", "page": "10"}]

    frame = rows_of("pathway_groups", pathway_group=defined)

    assert sentence(frame, "sv") == "En grupp efter hur nära arbetsmarknaden de inskrivna står"
    assert sentence(frame.clear(), "sv") == "Inga grupper är beskrivna"
    assert chart(frame, SWEDISH) == (
        '<dl class="groups"><dt><i class="grp red" aria-hidden="true"></i>Röd</dt>'
        "<dd>långt borta <small>s. 10</small></dd></dl>"
    )
