"""Tài liệu kiểm chứng: the register of documents, what each proves, what is still missing."""
