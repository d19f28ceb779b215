"""The Flask side: pages and forms. No SQL, no rules, no commits."""
