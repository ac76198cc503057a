"""Saliency maps added up over regions, and drawn: in colours, by lines, as figures."""
