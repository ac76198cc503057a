"""The case on disk: the only home of sqlite-utils, SQLCipher and bagit."""
