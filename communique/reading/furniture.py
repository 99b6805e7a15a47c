"""Phrases of page furniture: what sites print around and between the paragraphs of any article.

Each pattern speaks of the genre and names no outlet. Except for the few in `HOLDS`, lines must match whole, so that a
sentence of the article that merely holds such a word is left alone.
"""

from __future__ import annotations

import re

from communique.text import calendar

LONGEST = 420  # characters; furniture lines are shorter, so that longer ones need no look


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _line(*patterns: str) -> re.Pattern[str]:
    """Return an expression for whole lines; those that are too long are refused before any pattern is tried."""
    return re.compile(rf"\A(?=(?s:.){{1,{LONGEST}}}\Z)(?:{_any(*patterns).pattern})", re.IGNORECASE)


_MONTH = (
    r"(?=[^\W\d])(?:"  # so that a digit is not held against two hundred names
    + "|".join(form for names in calendar.MONTHS.values() for forms in names for form in forms.split("|"))
    + r")\.?"
)
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?"
_ZONE = r"(?:[A-Z]{2,5}|[(]?(?:GMT|UTC|MSK|TSI)[^\n]{0,10})"
_NUMERIC_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})"
_GAP = r"\s{1,9}+"
_WORDED_DAY = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?{_GAP})?"
    rf"(?:{_MONTH}{_GAP}\d{{1,2}}(?:st|nd|rd|th)?,?{_GAP}\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|°|\.)?{_GAP}(?:de{_GAP})?{_MONTH},?{_GAP}(?:del?{_GAP})?\d{{4}})"
)
DAY = rf"\b(?:{_NUMERIC_DAY}|{_WORDED_DAY})"
FULL_DAY = re.compile(DAY, re.IGNORECASE)

# A line that says when the page was put up or changed.
STAMP = _line(
    r"(?:first |last |date |re)?(?:published|posted|updated|modified|created|issued|added|uploaded)\b[^.!?]{0,80}\d"
    r"[^!?]{0,40}",
    r"(?:publication|publishing|release|issue|modification) (?:date|time)\b.{0,80}",
    r"(?:last |latest )(?:update|modified|modification|edited)\b.{0,80}",
    r"(?:опубликован\w*|обновлен\w*|дата публикации|опубліковано|оновлено|yayın(?:lanma)? tarihi|güncelleme|giriş"
    r"|publié|mis à jour|modifié|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|aggiornato"
    r"|نشر|تاريخ النشر|آخر تحديث)\b.{0,80}\d.{0,40}",
    r"(?:发布|發布|更新)(?:时间|時間|于|於)?[:\uff1a\s]{0,3}\d.{0,40}",
    r"(?:about |over )?(?:an?|\d+) (?:second|minute|min|hour|hr|day|week|month|year)s? ago",
    rf"{DAY}[\s,|/•·–—-]*+(?:at\s)?(?:{_CLOCK})?\s*{_ZONE}?",
    rf"{_CLOCK}\s*+{_ZONE}?[\s,|/•·–—-]*+{DAY}",
)

# A line after which a page holds no more of its article.
TAIL = _line(
    r"leave a (?:reply|comment)\b.{0,40}",
    r"(?:post|write|add) (?:a |your )?comments?\b.{0,40}",
    r"comments?(?: \(\d+\))?:?",
    r"\d+ comments?",
    r"check also:?",
    r"(?:previous|next) (?:article|post|story):?",
    r"about the author\b.{0,40}",
    r"your email address will not be published\b.*",
    r"(?:(?:оставить|добавить) комментарий|комментарии|читайте также)\b.{0,40}",
    r"(?:yorumlar|yorum yap|ilgili haberler)\b.{0,40}",
)

# A line that heads a list of other articles.
OTHERS = _line(
    r"(?:related|similar|recommended|more|other|latest|recent|popular|trending)"
    r" (?:news|stor(?:y|ies)|articles?|posts?|content|topics?|links?|coverage|headlines|reading)\b.{0,30}",
    r"(?:you (?:may|might) (?:also|like)|we recommend|recommended for you)\b.{0,40}",
    r"most (?:read|popular|viewed|shared)\b.{0,40}",
    r"(?:more|also) (?:from|in|on) [^.]{1,40}",
)

# A line that belongs to the page, wherever it stands.
FURNITURE = _line(
    r"(?:please )?(?:share|tweet|pin|e-?mail|print|save|like|follow|subscribe|bookmark)"
    r"(?: (?:this|the|it|us|on|via|to|now|article|story|post|page|with|your|friends?|our|newsletter|channel|share|tweet"
    r"|facebook|twitter|x|telegram|whatsapp|linkedin|instagram|google|news|youtube|by|email|e-mail|link)\b)*[ .!:|]*",
    r"(?:share|tweet|pin) (?:this|on|us|via) .{0,80}",
    r"(?:read|see|watch|view)(?: also| more| too| next)?\s?[:|>»-].{0,200}",
    r"(?:also|must) (?:read|see)\b.{0,160}",
    r"(?:read more|see also|continue reading|click here|tap here|(?:learn|load|show) more|view comments)\b.{0,160}",
    r"(?:related|more|also|tags?|topics?|keywords?|categor(?:y|ies)|filed under|labels?|sections?)\s?:.{0,300}",
    r"(?:sign up|subscribe|register|log in|sign in|join (?:us|our)|(?:download|get) our|donate)\b[^.]{0,160}",
    r"(?:get|receive) .{0,80}(?:newsletter|inbox|alerts?|notifications)\b.{0,160}",
    r"(?:we|this (?:web)?site) uses? cookies\b.*",
    r"by (?:continuing|using|clicking|subscribing|signing)\b.{0,60}(?:site|you|cookies|terms|agree)\b.*",
    r"(?:copyright|©|\(c\))\s.{0,200}",
    r"required fields are marked\b.*",
    r"(?:advertisement|advertising|sponsored(?: content)?|promoted|ad|close|menu|search|home|skip to .{0,30}"
    r"|back to top|top|next|previous|photos?|videos?|gallery|live|breaking|watch live)[ .!:]*",
    r"story continues below.{0,40}",
    r"this article is more than .{0,30}",
    r"(?:https?://|www\.)\S+",
    r"[\w.-]+\.(?:com|org|net|info|tv|news|eu|int|gov|[a-z]{2})(?:/\S*)?",
    r"(?:disclaimer|editor'?s note|corrections?(?: & amplifications)?|clarification)\s?:?.{0,400}",
    r"note to (?:readers|editors)\s?:?.{0,400}",
    r"(?:this|the) (?:article|story|report|piece) (?:was|has been|is) (?:originally |first |also )?"
    r"(?:published|updated|corrected|edited|republished|translated|amended)\b.{0,200}",
    r"(?:additional |with )?(?:reporting|writing|editing|edited|translated|compiled|contributed) by\b.{0,200}",
    r"(?:contributing|contributors?|sources?|via|author|writer|editor|reporter|photographer|send tips)\s?:.{0,160}",
    r"(?:the )?views expressed\b.{0,300}",
    r"(?:follow|contact|e-?mail|write to) .{0,60}(?:@|on (?:twitter|facebook|telegram)).{0,100}",
    r"content created by\b.*",
    r"\([^()]{2,80}\)",
)

# Words that mark a line as furniture wherever in it they stand.
HOLDS = _any(
    r"\ball rights reserved\b",
    r"©\s?\d{4}",
    r"\b(?:can also be accessed|alternate address(?:es)?|mirror sites?)\b",
    r"\b(?:contributed to|assisted with) this (?:report|article|story)\b",
    r"\breported from\b.{0,40}\bcontributing:",
)

CREDIT = _line(
    r"(?:file |archive |handout )?(?:photo|image|picture|video)s?(?: credit| by| courtesy| from)?\s?[:/|].{0,300}",
    r"file(?: (?:photo|picture|image))?\s?[:–—-].{0,500}",
    r"(?:media playback is (?:un|not )supported.{0,30})?(?:(?:media |image )caption|caption|image copyright)\b.{0,300}",
    r"enlarge this image\b.{0,300}",
    r"\(?(?:photo|image|picture|illustration) (?:by|courtesy|credit|via)\b.{0,120}",
)

_NAMED = r"[A-Z][\w'’-]+(?: [A-Z]\.)?(?: (?:al-|van |de |bin )?[A-Z][\w'’-]+){1,2}"
BYLINE = re.compile(
    rf"\A(?:[Bb]y |BY |Von |Par )?{_NAMED}(?:(?:,| and|, and| &) {_NAMED})*(?:(?:,| \||,? in| for) .{{2,50}})?"
)
BY = re.compile(r"(?:by|BY|By) [A-Z].{2,100}")
