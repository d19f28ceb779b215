"""Lists of people as offices send them: read from whatever their spreadsheet wrote, cleaned, and checked."""
