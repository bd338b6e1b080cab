import hashlib

from publishing.deliveries.receipt import in_force, twin
from publishing.deliveries.store import read_receipts

FIRST, SECOND = b"forsta", b"andra"


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def test_the_newest_accepted_of_a_square_is_in_force(add, folder):
    add()
    add(change_kind="correction")
    add(outcome="refused")
    add(kind="commitment")
    add(partner_id="arbetsformedlingen")
    receipts = read_receipts(folder)

    assert [one.number for one in in_force(receipts)] == [2, 4, 5]
    assert [one.number for one in in_force(receipts, {2, 4})] == [1, 5]


def test_the_same_file_again_is_a_twin(add):
    receipt = add(FIRST)

    assert twin([receipt], sha256(FIRST), partner_id="kommun-2180") == (receipt,)
    assert twin([receipt], sha256(SECOND), partner_id="kommun-2180") == ()
    assert twin([receipt], sha256(FIRST), partner_id="kommun-2183") == (), "sent in under a wrong name before"


def test_a_file_that_changes_something_again_is_no_twin(add):
    refused = add(FIRST, outcome="refused")
    assert twin([refused], sha256(FIRST), partner_id="kommun-2180") == ()

    first, second = add(FIRST), add(SECOND, change_kind="correction")
    assert twin([refused, first], sha256(FIRST), partner_id="kommun-2180") == (first,)
    assert twin([refused, first], sha256(FIRST), partner_id="kommun-2180", withdrawn={first.number}) == ()
    assert twin([first, second], sha256(FIRST), partner_id="kommun-2180") == (), (
        "the correction was wrong: take it back"
    )
    assert twin([first, second], sha256(SECOND), partner_id="kommun-2180") == (second,)
