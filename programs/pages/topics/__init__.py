"""What pages state, a topic a file: each reads the sentences that its words are in."""
