"""People's decisions: what most needs one, and how what a person points at becomes one."""

from communique.review.deciding import decision
from communique.review.proposals import Proposal, proposals

__all__ = ["Proposal", "decision", "proposals"]
