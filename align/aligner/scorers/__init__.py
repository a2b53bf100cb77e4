"""The witnesses of the aligner, one a module."""
