"""The explanation methods; importing this package enters all of them into ``EXPLAINERS``.

One module per family. Each has the formula, the source and the choices that the source leaves
open; options are frozen and hold the published defaults, and every one of them is recorded in the
explanation. Final normalisations to [0, 1] are left out everywhere: maps of one explanation are
displayed on one scale. FGGB itself and its ablations are in ``engine/fggb.py``; maps are stored
without the blur for display, so the ablation “no blur” is FGGB's map as it is.
"""

import xfv_desktop.engine.explainers.cam
import xfv_desktop.engine.explainers.controls
import xfv_desktop.engine.explainers.corrrise
import xfv_desktop.engine.explainers.exchange
import xfv_desktop.engine.explainers.fame
import xfv_desktop.engine.explainers.gradients
import xfv_desktop.engine.explainers.lime
import xfv_desktop.engine.explainers.minplus
import xfv_desktop.engine.explainers.occlusion
import xfv_desktop.engine.explainers.rise
import xfv_desktop.engine.explainers.xface
import xfv_desktop.engine.explainers.xssab
import xfv_desktop.engine.fggb  # noqa: F401 - each enters its explainers
