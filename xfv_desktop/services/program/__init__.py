"""The program itself: settings, language, manual, licences, whom it trusts, and files of users."""
