#!/bin/sh
# Makes feed.json of a site's RSS or Atom. Usage: nightly.sh URL FOLDER
# If anything fails, the old feed stays, and cron mails what was said.
set -eu

source=${1:?give the address of the RSS or Atom feed}
folder=${2:?give the folder that the web server serves}
feed=$folder/feed.json

newsreel import "$source" --merge "$feed" -o "$feed" --limit 50
found=$(newsreel check "$feed") || printf '%s\n' "$found"
