"""What every partner has to deliver each quarter: the papers of the year, made from what the copy has published."""

from dataclasses import dataclass
from pathlib import Path

from contract import YEARLY_KINDS
from contract.periods import quarters
from publishing.overlay import Frames
from publishing.partners import Partner, Partners, read_partners
from publishing.versions.reading import newest_whole
from publishing.year.commitments import Row, commitment_rows, meeting_rows
from publishing.year.enterprises import enterprise_rows
from publishing.year.files import Paper
from publishing.year.people import (
    CANARY_OF,
    placement_rows,
    placement_rows_with_zeros,
    placement_year_rows,
    service_rows,
)


@dataclass(frozen=True)
class Office:
    """The partners and what they start from: the extracts as they were published before the year."""

    published: Frames
    partners: Partners
    municipalities: dict[str, str]

    @classmethod
    def of(cls, catalogue: Path) -> "Office":
        """The office of the catalogue in this folder."""
        published = newest_whole(catalogue).frames
        names = published["municipality"].select("municipality_code", "municipality_name").sort("municipality_code")
        return cls(published, read_partners(catalogue), dict(names.iter_rows()))

    def papers(self, period: str) -> list[Paper]:
        """All that comes for a quarter, partner by partner: what is owed, and what public actors send besides."""
        return [
            self.paper(partner.partner_id, kind, period)
            for partner in self.partners.partners
            for kind in (*partner.owes, *(kind for kind in partner.sends if _comes(partner, kind, period)))
        ]

    def paper(self, partner_id: str, kind: str, period: str, *, known: str = "", **more: object) -> Paper:
        """One delivery; its commitments as they were known in the quarter `known`, else in its own. `more`: see Paper."""
        partner = self.partners.find(partner_id)
        has_notes = kind == "placement" and (partner.municipality_code, period) == CANARY_OF
        rows = self._rows(partner, kind, period, known or period)
        return Paper(
            **{"partner": partner, "kind": kind, "period": period, "rows": rows, "has_notes": has_notes} | more
        )

    def _rows(self, partner: Partner, kind: str, period: str, known: str) -> list[Row]:
        code = partner.municipality_code
        codes, actor = [code] if code else list(self.municipalities), partner.public_actor or "kommun"
        if kind == "placement_year":
            return placement_year_rows([self._rows(partner, "placement", one, one) for one in _until(period)], period)
        if kind == "placement" and kind not in partner.owes:
            return placement_rows_with_zeros(self.published, actor, period)
        if kind == "placement":
            return placement_rows(self.published, codes, actor, period)
        if kind == "service_use":
            return service_rows(self.published, codes, actor, period, is_everywhere=kind in partner.owes)
        if kind == "enterprise":
            return enterprise_rows(self.published, period)
        if kind == "commitment":
            return commitment_rows(self.published, code, known)
        return meeting_rows(code, period)


def _comes(partner: Partner, kind: str, period: str) -> bool:
    """Whether a partner sends a kind that it does not owe: public actors do, and what is yearly comes with the fourth quarter."""
    if kind in YEARLY_KINDS:
        return period.endswith("Q4")
    return bool(partner.public_actor)


def _until(period: str) -> list[str]:
    """The quarters of the year up to `period`."""
    return quarters(f"{period[:4]}-Q1", period)
