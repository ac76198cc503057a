"""Signing, and verifying without any network."""
