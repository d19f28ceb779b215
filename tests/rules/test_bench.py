"""What docs/performance.md says that one can measure can still be measured."""

import runpy

import pytest

from portal.paths import ROOT
from portal.rules import engine


def test_how_fast_the_rules_judge_can_be_measured(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "CHECKS", engine.CHECKS)  # which it counts more than once
    bench = runpy.run_path(str(ROOT / "bench" / "rules.py"))
    for name in ("main", "caseload", "seconds"):
        bench[name].__globals__.update(CASES=20, ROUNDS=1)
    bench["main"]()
    assert capsys.readouterr().out.count("cases a second") == 4
