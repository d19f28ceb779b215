"""The parts of ``bench/survive.py``: what is served, who uses it, what breaks, what must be true after."""
