"""The laid-out file: pages, attachments, extract."""
