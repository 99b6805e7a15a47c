"""The record as pages, tables and exports."""
