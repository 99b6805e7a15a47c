"""The record as pages, tables and text for the terminal.

brief(process, event_id), index(processes)      self-contained HTML pages of a meeting, and over all of them
process_page, person_page, promise_page         the same of a process over time, a person, a promise
tables(...), write_jsonl, write_csv             the exported record
show(...), show_process, show_person, show_promise    all of these as plain text
"""

from communique.publish.files import write_csv, write_jsonl
from communique.publish.html_repr import html_table
from communique.publish.meetings import file_name, meetings
from communique.publish.page.brief import brief
from communique.publish.page.index import index
from communique.publish.page.person import person_page
from communique.publish.page.process import process_page
from communique.publish.page.promise import promise_page
from communique.publish.tables import tables
from communique.publish.text import show, show_person, show_process, show_promise

__all__ = [
    "brief",
    "file_name",
    "html_table",
    "index",
    "meetings",
    "person_page",
    "process_page",
    "promise_page",
    "show",
    "show_person",
    "show_process",
    "show_promise",
    "tables",
    "write_csv",
    "write_jsonl",
]
