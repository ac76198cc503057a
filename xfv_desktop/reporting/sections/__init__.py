"""The numbered sections of a report, each a function from a document to what stands on paper."""
