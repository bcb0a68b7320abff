"""Telegrams of the Department of State, as sent and as web pages show them."""
