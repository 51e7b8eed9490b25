"""The applicant's questions: their form, their JSON, and what is kept of the answers in a session."""
