"""Deciding on a case: what lets it through, what it leaves behind, and what its letter says."""
