"""Model cards and the files they describe: the program's own, imported ones, measured points."""
