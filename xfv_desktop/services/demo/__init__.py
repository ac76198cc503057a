"""The whole way on portraits that ship with the program, and benches that walk it."""
