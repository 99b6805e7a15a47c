"""The record file."""
