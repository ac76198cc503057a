"""Settings of hypothesis for this folder."""

from hypothesis import settings

# A shared machine may pause any example; how long one takes says nothing about the domain.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
