"""Explainable face verification for forensic examiners.

The way of the data, which is also the order of the folders::

    image file → evidence → face crop → embedding → comparison → explanation → annotation → report
    domain  →  engine | persistence | reporting  →  services  →  ui | cli
"""

__version__ = "0.1.0"
