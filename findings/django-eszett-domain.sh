#!/usr/bin/env bash
# Django 5.2.19, its SMTP mail backend.
# Mail to ada@fußball.example is sent to ada@fussball.example, which is another domain and may have
# another owner, and send() counts it as sent. The rules in force since 2010 keep the ß
# (xn--fuball-cta); the codec in use is that of 2003. The same domain as A-labels arrives unchanged.
# Matters to a newsletter form: hand the server A-labels, and nobody's confirmation goes astray.
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

asked = []


def serve(listener):
    while True:
        lines = listener.accept()[0].makefile("rwb", buffering=0)
        lines.write(b"220 sink\r\n")
        in_body = False
        for line in lines:
            word = line.strip().upper()
            if in_body and word != b".":
                continue
            if word.startswith(b"RCPT"):
                asked.append(line.strip().decode().split(":", 1)[1])
            in_body = word == b"DATA"
            lines.write(b"354 go on\r\n" if in_body else b"250 fine\r\n")
            if word == b"QUIT":
                break


listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(listener,), daemon=True).start()


def recipient_of(to):
    connection = get_connection(host="127.0.0.1", port=listener.getsockname()[1])
    sent = EmailMessage("s", "b", "news@example.org", [to], connection=connection).send()
    print(f"to {to}: sent {sent}, the server was asked for {asked[-1]}")
    return asked[-1]


assert recipient_of("ada@fußball.example") == "<ada@fussball.example>"
assert recipient_of("ada@xn--fuball-cta.example") == "<ada@xn--fuball-cta.example>"
END
PYTHONUTF8=1 env/bin/python run.py
echo "as stated: django 5.2.19 writes to the ss domain for the ß domain"
