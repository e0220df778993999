#!/usr/bin/env bash
# Django 5.2.19, its SMTP mail backend, at a server that offers SMTPUTF8.
# For zoë@example.org the envelope recipient is an encoded word, the form that headers have:
# <=?utf-8?q?zo=C3=AB?=@example.org>. That is a mailbox of its own, which nobody has; the offered
# SMTPUTF8 is not asked for, and send() counts the mail as sent.
# Matters to a newsletter form: an address that every check takes may still never be written to, so
# ask the publisher whether his mail software knows such names before accepting them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check django==5.2.19

cat > run.py <<'END'
import socket
import threading

import django
from django.conf import settings

settings.configure(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend")
django.setup()
from django.core.mail import EmailMessage, get_connection

heard = []


def serve(listener):
    lines = listener.accept()[0].makefile("rwb", buffering=0)
    lines.write(b"220 sink\r\n")
    in_body = False
    for line in lines:
        word = line.strip().upper()
        if in_body and word != b".":
            continue
        heard.append(line.strip().decode())
        in_body = word == b"DATA"
        if word.startswith(b"EHLO"):
            lines.write(b"250-sink\r\n250-SMTPUTF8\r\n250 8BITMIME\r\n")
        else:
            lines.write(b"354 go on\r\n" if in_body else b"250 fine\r\n")


listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(listener,), daemon=True).start()
connection = get_connection(host="127.0.0.1", port=listener.getsockname()[1])
sent = EmailMessage("s", "b", "news@example.org", ["zoë@example.org"], connection=connection).send()

mail_from, recipient = (next(h for h in heard if h.upper().startswith(w)) for w in ("MAIL", "RCPT"))
print(f"sent {sent}\n{mail_from}\n{recipient}")
assert sent == 1
assert "SMTPUTF8" not in mail_from.upper()
assert recipient.split(":", 1)[1] == "<=?utf-8?q?zo=C3=AB?=@example.org>"
END
PYTHONUTF8=1 env/bin/python run.py
echo "as stated: django 5.2.19 asks for a mailbox named by an encoded word"
