"""From a score of the network to the share of such findings that were right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Steps = Sequence[Sequence[float]]
"""Rows of score and share, both rising."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Shares by score, as `training/calibrate.py` measured them on passages kept for development.

    >>> Calibration(claim=[[0.5, 0.4], [0.9, 0.8]]).of_claim(0.7)
    0.6
    >>> Calibration().of_event(0.7)
    0.7
    """

    claim: Steps = ()
    """Of claims; empty where nothing was measured."""
    event: Steps = ()
    """Of events."""

    def of_claim(self, score: float) -> float:
        """The share of claims with such a score that were right, 0 to 1."""
        return _share(self.claim, score)

    def of_event(self, score: float) -> float:
        """The share of events with such a score that were right, 0 to 1."""
        return _share(self.event, score)


UNMEASURED = Calibration()
"""Scores as the network gives them."""


def _share(steps: Steps, score: float) -> float:
    """A share between the steps around a score; beyond the first and the last, theirs."""
    if not steps:
        return score
    return round(float(np.interp(score, [row[0] for row in steps], [row[1] for row in steps])), 3)
