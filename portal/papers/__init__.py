"""What becomes of a file that a client adds: looked at, scanned, and made anew without what it hid."""
