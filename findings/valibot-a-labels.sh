#!/usr/bin/env bash
# valibot 1.5.0, its action email().
# Every address at an internationalised domain is refused in the ASCII form in which the domain
# stands in the DNS, because the pattern takes no two hyphens in a row and A-labels begin with xn--.
# rfcEmail() of the same package, the rule of HTML's own e-mail field, takes them.
# Matters to a newsletter form: a careful client converts such domains to ASCII, and a server that
# checks with email() then turns all of these readers away.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  valibot@1.5.0 > /dev/null

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import * as v from "valibot";

const takes = (rule, address) => v.safeParse(v.pipe(v.string(), rule), address).success;
for (const [address, byEmail] of [
  ["ada@grun.example", true],
  ["ada@xn--grn-ioa.example", false],
  ["ada@xn--bcher-kva.example", false],
  ["ada@example.xn--p1ai", false],
]) {
  const seen = { email: takes(v.email(), address), rfcEmail: takes(v.rfcEmail(), address) };
  console.log(address, seen);
  assert.deepEqual(seen, { email: byEmail, rfcEmail: true });
}
END
node run.mjs
echo "as stated: valibot 1.5.0 email() refuses A-labels, rfcEmail() takes them"
