"""Pure state and permission rules of a case: which moves exist, who may make them."""
