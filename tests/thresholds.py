"""A decision threshold at which nobody measured error rates."""

import attrs

from xfv_desktop.services.reports import completeness


def unmeasured(monkeypatch):
    """From now on what a report lacks is looked for as if nobody had measured the error rates."""
    real = completeness.records.examination

    def examination(case, number):
        found = real(case, number)
        point = attrs.evolve(found.comparison.model.operating_point, fmr=None)
        model = attrs.evolve(found.comparison.model, operating_point=point)
        return attrs.evolve(found, comparison=attrs.evolve(found.comparison, model=model))

    monkeypatch.setattr(completeness.records, "examination", examination)
