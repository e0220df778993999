"""Filters for HTML: reads texts as JSON, writes what each filter makes of them."""

import json
import sys

import bleach
import feedparser
import lxml_html_clean
import nh3


def feed(html):
    entry = f"<item><description><![CDATA[{html}]]></description></item>"
    parsed = feedparser.parse(f'<rss version="2.0"><channel>{entry}</channel></rss>')
    return parsed.entries[0].get("description", "")


FILTERS = {
    "nh3": nh3.clean,
    "bleach": bleach.clean,
    "bleach-strip": lambda html: bleach.clean(html, strip=True),
    "lxml": lxml_html_clean.clean_html,
    "feedparser": feed,
}

clean = FILTERS[sys.argv[1]]
json.dump({name: clean(html) for name, html in json.load(sys.stdin).items()}, sys.stdout)
