"""What a user can do; every changing call is logged in the case."""
