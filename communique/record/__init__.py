"""The record file: captures, readings, and what is derived from them."""

from communique.record.record import Record

__all__ = ["Record"]
