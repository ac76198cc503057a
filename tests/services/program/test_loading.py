"""What is loaded beside the window disturbs it as little as can be."""

import gc

import pytest

from xfv_desktop.services.program import loading


@pytest.mark.parametrize("fails", [False, True])
def test_nobody_looks_for_garbage_while_it_is_loaded_or_among_it(monkeypatch, fails):
    """Afterwards it is looked for again, even where something cannot be imported."""
    collecting = []

    def import_module(_):
        collecting.append(gc.isenabled())
        if fails:
            raise ImportError

    monkeypatch.setattr(loading, "import_module", import_module)
    monkeypatch.setattr(loading.superpixels, "load", lambda: None)
    try:
        if fails:
            with pytest.raises(ImportError):
                loading.load()
        else:
            loading.load()
        assert not any(collecting)
        assert len(collecting) == (1 if fails else len(loading.LATER))
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
