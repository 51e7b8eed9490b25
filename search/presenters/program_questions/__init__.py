"""Questions about one program and their answers, made from its facts alone."""

from search.presenters.program_questions.answering import Answer, Line, page_to_read, questions_about

__all__ = ["Answer", "Line", "page_to_read", "questions_about"]
