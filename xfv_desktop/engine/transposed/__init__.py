"""The way back through a network: linear steps, and many cotangents in one batch."""
