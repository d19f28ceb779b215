"""Forms of a client on one page: an answer, a file, who helps."""
