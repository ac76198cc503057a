"""What can be found: cases by words, with what may be told of them, and events of the trail."""
