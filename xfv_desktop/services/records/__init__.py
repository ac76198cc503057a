"""What can be found: cases by words, and events of the audit trail."""
