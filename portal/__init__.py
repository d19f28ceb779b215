"""Portal for the tegenprestatie: what people on bijstand propose, and what the gemeente decides."""
