"""Trials of explanations; importing this package enters all of them into ``METRICS``.

One module per family: pure functions that serve a single pair as well, and a metric that the
laboratory calls.
"""

import xfv_desktop.engine.trials.deletion
import xfv_desktop.engine.trials.partner
import xfv_desktop.engine.trials.randomisation
import xfv_desktop.engine.trials.regions
import xfv_desktop.engine.trials.runtime
import xfv_desktop.engine.trials.sensitivity  # noqa: F401 - each enters its metrics
