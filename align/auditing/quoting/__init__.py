"""Where quotations begin and end, and which marks they lack."""
