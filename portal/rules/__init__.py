"""What the law says about given facts on a given day. Pure functions over dated data."""
