"""The report as a PDF file: pages, attachments, extract, and the form in which it is kept."""
