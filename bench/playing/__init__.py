"""The parts of ``bench/flow.py``: who fills in a form, what is served to them, what that costs."""
