"""The way back through a network as linear steps: many cotangents in one batch, by two engines."""
