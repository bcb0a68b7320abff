"""Read bytes; write whole or not at all."""
