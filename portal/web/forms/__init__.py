"""Forms: questions with their answers, declared once and used on every page, letter and receipt."""
