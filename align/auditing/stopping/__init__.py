"""Stops that end no sentence."""
