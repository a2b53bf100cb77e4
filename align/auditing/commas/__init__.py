"""Lost commas: what finds them, each in one situation, and what the original and its translation say about them."""
