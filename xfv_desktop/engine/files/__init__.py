"""Bytes of photographs and videos to pictures, with distrust."""
