"""A case: made and opened, its people, custody and originals, checked against its audit trail."""
