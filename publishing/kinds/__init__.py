"""The kinds of delivery, each in a file of its own with all that is said of it, and the list of them."""

from publishing.kinds import (
    activity_report,
    commitment,
    component_state,
    council_decision,
    council_meeting,
    dialogue_meeting,
    enterprise,
    knowledge_survey,
    noted_decision,
    participant_step,
    pathway,
    pathway_time,
    placement,
    placement_year,
    procurement,
    project,
    service_use,
    target_group_size,
    training_participation,
    wish_report,
)
from publishing.kinds.kind import Before, Frames, Kind

KINDS: dict[str, Kind] = {
    module.KIND.name: module.KIND
    for module in (
        placement,
        service_use,
        enterprise,
        commitment,
        dialogue_meeting,
        placement_year,
        council_meeting,
        council_decision,
        noted_decision,
        wish_report,
        activity_report,
        project,
        pathway,
        # After the counts that it rests on: both are published at once.
        pathway_time,
        participant_step,
        component_state,
        training_participation,
        target_group_size,
        knowledge_survey,
        procurement,
    )
}
FORMS = {name: kind.form for name, kind in KINDS.items()}
HELD_KINDS = tuple(name for name, kind in KINDS.items() if kind.is_held)
# Those with figures that are numbers of people, and the extract of each.
KINDS_OF_PEOPLE = tuple(name for name, kind in KINDS.items() if kind.form.counts_people)
KIND_OF_EXTRACT = {kind.extract: kind for kind in KINDS.values()}

__all__ = ["FORMS", "HELD_KINDS", "KINDS", "KINDS_OF_PEOPLE", "KIND_OF_EXTRACT", "Before", "Frames", "Kind"]
