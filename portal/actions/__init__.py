"""The only code that changes data: one function per thing a person does."""
