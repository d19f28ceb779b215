"""The database: SQLAlchemy Core tables and the only SQL of the portal."""
