"""The record as pages, tables and text for the terminal.

brief(process, event_id), index(processes)      self-contained HTML pages
tables(...), write_jsonl, write_csv             the exported record
show(process, event_id, width)                  the same meeting as plain text
"""

from communique.publish.files import write_csv, write_jsonl
from communique.publish.html_repr import html_table
from communique.publish.meetings import file_name, meetings
from communique.publish.page.brief import brief
from communique.publish.page.index import index
from communique.publish.tables import tables
from communique.publish.text import show

__all__ = ["brief", "file_name", "html_table", "index", "meetings", "show", "tables", "write_csv", "write_jsonl"]
