"""The tables of the partner."""
