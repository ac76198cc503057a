"""The program itself: settings, language, manual, licences, the computer, and files of users."""
