"""Phrases of page furniture: what a site prints around every article, and how credits and stamps begin.

Each pattern speaks of the genre and names no outlet. Lines are matched whole or at their start, so that a sentence of
the article that merely holds such a word is left alone.
"""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
NUMERIC_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})"
WORDED_DAY = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}})"
)
DAY = rf"(?:{NUMERIC_DAY}|{WORDED_DAY})"

# A line that says when the page was put up or changed.
STAMP = _any(
    r"(?:first |last |date |re)?(?:published|posted|updated|modified|created|issued|added|uploaded)"
    r"(?: on| at| by|:)?\b.{0,80}\d.{0,40}",
    r"(?:publication|publishing|release|issue|modification) (?:date|time)\b.{0,80}",
    r"(?:last |latest )(?:update|modified|modification|edited)\b.{0,80}",
    r"(?:опубликован\w*|обновлен\w*|дата публикации|yayın(?:lanma)? tarihi|güncelleme|giriş)\b.{0,80}\d.{0,40}",
    r"(?:about |over )?(?:an?|\d+) (?:second|minute|min|hour|hr|day|week|month|year)s? ago",
    rf"{DAY}[\s,|/•·–—-]*(?:at\s+)?(?:{CLOCK})?\s*(?:[A-Z]{{2,4}}|[(]?(?:GMT|UTC)[^\n]{{0,10}})?",
    rf"{CLOCK}\s*(?:[A-Z]{{2,4}})?[\s,|/•·–—-]*{DAY}",
)

# A line after which a page holds no more of its article.
TAIL = _any(
    r"leave a (?:reply|comment)\b.{0,40}",
    r"(?:post|write|add) (?:a |your )?comments?\b.{0,40}",
    r"comments?(?: \(\d+\))?:?",
    r"\d+ comments?",
    r"check also:?",
    r"(?:related|similar|recommended|more|other|latest|recent|popular|trending)"
    r" (?:news|stor(?:y|ies)|articles?|posts?|content|topics?|links?|coverage|headlines|reading)\b.{0,30}",
    r"(?:you (?:may|might) (?:also|like)|we recommend|recommended for you|most (?:read|popular|viewed|shared))\b.{0,40}",
    r"(?:more|also) (?:from|in|on) [^.]{1,40}",
    r"(?:previous|next)(?: article| post| story)?:?",
    r"about the author\b.{0,40}",
    r"your email address will not be published\b.*",
)

# A line that belongs to the page, wherever it stands.
FURNITURE = _any(
    r"(?:please )?(?:share|tweet|pin|e-?mail|print|save|like|follow|subscribe|bookmark)"
    r"(?: (?:this|the|it|us|on|via|to|now|article|story|post|page|with|your|friends?|our|newsletter|channel"
    r"|facebook|twitter|x|telegram|whatsapp|linkedin|instagram|google|news|youtube|by|email|e-mail|link)\b)*[ .!:|]*",
    r"(?:share|tweet|pin|follow) (?:this|on|us|via|the) .{0,80}",
    r"(?:read|see|watch|view)(?: also| more| too| next)?\s*[:|>»-].{0,200}",
    r"(?:also |must )(?:read|see)\b.{0,160}",
    r"(?:read more|see also|continue reading|click here|tap here|learn more|view comments|load more|show more)\b.{0,160}",
    r"(?:related|more|tags?|topics?|keywords?|categor(?:y|ies)|filed under|labels?|sections?|hashtags?)\s*:.{0,300}",
    r"(?:sign up|subscribe|register|log in|sign in|join us|join our|download our|get our|support us|donate)\b.{0,160}",
    r"(?:get|receive) .{0,60}(?:newsletter|inbox|alerts?|notifications)\b.{0,120}",
    r"(?:we|this (?:web)?site) uses? cookies\b.*",
    r"by (?:continuing|using|clicking|subscribing|signing)\b.{0,60}(?:site|you|cookies|terms|agree)\b.*",
    r".{0,80}\ball rights reserved\b.*",
    r"(?:copyright|©|\(c\))\s.{0,200}",
    r".{0,40}©\s?\d{4}.{0,160}",
    r"required fields are marked\b.*",
    r"(?:advertisement|advertising|sponsored(?: content)?|promoted|ad|close|menu|search|home|skip to .{0,30}"
    r"|back to top|top|next|previous|photos?|videos?|gallery|live|breaking|watch live)[ .:!]*",
    r"story continues below.{0,40}",
    r"media playback is (?:un|not )supported.{0,40}",
    r".{0,80}\b(?:can also be accessed|alternate address(?:es)?|mirror site)\b.{0,120}",
    r"(?:https?://|www\.)\S+",
    r"[\w.-]+\.(?:com|org|net|ir|ru|tr|info|tv|news|eu|int|gov)(?:/\S*)?",
    r"(?:disclaimer|editor'?s note|correction|clarification|note to (?:readers|editors))\s*:.{0,400}",
    r"(?:this|the) (?:article|story|report|piece) (?:was|has been|is) (?:originally |first |also )?"
    r"(?:published|updated|corrected|edited|republished|translated|amended)\b.{0,200}",
    r"(?:additional |with )?(?:reporting|writing|editing|edited|translated|compiled|contributed)(?: additional)? by\b.{0,200}",
    r"(?:contributing|contributors?|source|sources|via|author|writer|editor|reporter|photographer)\s*:.{0,120}",
    r".{0,200}\b(?:contributed to|assisted with) this (?:report|article|story)\b.{0,40}",
    r"(?:the )?views expressed\b.{0,300}",
    r"(?:follow|contact|e-?mail|write to) .{0,60}(?:@|on (?:twitter|facebook|telegram)).{0,100}",
)

BYLINE = _any(
    r"by (?:[A-Z][\w.'’-]+ ){1,4}?(?:[A-Z][\w.'’-]+)(?:(?:,| and| in| for| \|).{0,60})?",
)

CREDIT = _any(
    r"(?:file |archive |ap |afp |reuters )?(?:photo|image|picture|video)s?(?: credit| by| courtesy| from)?\s*[:/|].{0,300}",
    r"file(?: photo)?\s*(?:[-–—:]|photo).{0,500}",
    r"(?:media |image )?caption\b.{0,300}",
    r"enlarge this image\b.{0,300}",
    r"\(?(?:photo|image|picture|illustration) (?:by|courtesy|credit|via)\b.{0,120}",
)
