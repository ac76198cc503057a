"""Which way a face looks: an estimate from its five landmarks."""

import numpy as np
from numpy.typing import NDArray

MOUTH_BELOW_EYES = 0.99
NOSE_DOWN_THE_WAY = 0.562
NOSE_DEPTH = 0.45
"""The mean face as the detector marks it: the middle of the mouth below that of the eyes, in eye
distances; the nose tip's share of that way; how far it stands out of the plane of eyes and mouth,
in eye distances. Medians over 1,583 faces of Labeled Faces in the Wild; the depth from how much
narrower the eyes stand the farther the nose tip lies beside the middle line."""


def pose_degrees(landmarks_px: NDArray[np.float64]) -> tuple[float, float, float]:
    """(yaw, pitch, roll) of a face in degrees, estimated from its landmarks (5, 2).

    The three axes of a mean face (across, down, towards the viewer) are read off the landmarks
    under weak perspective; the nearest rotation (orthogonal Procrustes) gives the angles, in the
    order yaw, pitch, roll. A real nose is longer or shorter than the mean, and the landmarks lean
    towards a frontal face: a few degrees mean nothing, and a bowed or raised head comes out far
    too small (of some 30° of pitch 10° remain). Signs as in ``FaceQuality``; yaw
    and roll in (-180, 180], pitch in [-90, 90].
    """
    eyes, mouth = landmarks_px[:2].mean(axis=0), landmarks_px[3:].mean(axis=0)
    across = landmarks_px[1] - landmarks_px[0]
    down = (mouth - eyes) / MOUTH_BELOW_EYES
    nose = landmarks_px[2] - eyes - NOSE_DOWN_THE_WAY * (mouth - eyes)
    left, _, right = np.linalg.svd(
        np.column_stack([across, down, nose / NOSE_DEPTH]), full_matrices=False
    )
    x, y = left @ right
    z = np.cross(x, y)
    angles = np.arctan2([-z[0], -z[1], -x[1]], [z[2], np.hypot(x[1], y[1]), y[1]])
    yaw, pitch, roll = np.degrees(angles).tolist()
    return yaw, pitch, roll
