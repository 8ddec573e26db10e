#!/bin/bash
# Sends what Docs/openapi.yaml allows, and what it does not, to a server of its own: no answer may be an error of the
# server or one that the document does not have. Takes minutes; not part of ./test.
#
#   Scripts/schemathesis.sh [MORE OPTIONS OF schemathesis run]
#
# SAATHI_BINARY      the program (default: .build/debug/saathi)
# SCHEMATHESIS       the command (default: the one of a venv in .build/schemathesis, which is made when it is missing)
# SCHEMATHESIS_PORT  where the server listens (default: 18765)
set -euo pipefail
cd "$(dirname "$0")/.."

binary=${SAATHI_BINARY:-.build/debug/saathi}
port=${SCHEMATHESIS_PORT:-18765}
command=${SCHEMATHESIS:-.build/schemathesis/bin/schemathesis}
if [ ! -x "$command" ]; then
  python3 -m venv .build/schemathesis
  .build/schemathesis/bin/pip install --quiet 'schemathesis>=4.32,<5'
fi

folder=$(mktemp -d)
export SAATHI_DATABASE=$folder/saathi.sqlite SAATHI_LISTEN=127.0.0.1:$port
export SAATHI_OPERATIONS_LISTEN=127.0.0.1:$((port + 1)) SAATHI_LOG_LEVEL=error SAATHI_LOG_FORMAT=plain
server=
trap '[ -z "$server" ] || { kill "$server"; wait "$server" || true; }; rm -rf "$folder"' EXIT

"$binary" migrate > "$folder/migrate.log"
echo 'schemathesis quince meadow' > "$folder/password"
"$binary" workspace create API --owner api@example.com --password-file "$folder/password" > "$folder/workspace.log"
token=$("$binary" token create --workspace API --scopes read,write,import,export,admin | grep -oE 'sat_[A-Za-z0-9_-]+|[A-Za-z0-9_-]{40,}' | head -1)
"$binary" serve > "$folder/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do
  curl -fs "http://127.0.0.1:$((port + 1))/readyz" > /dev/null && break
  sleep 0.1
done

result=0
"$command" run Docs/openapi.yaml --url "http://127.0.0.1:$port" --header "Authorization: Bearer $token" \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
  --phases examples,coverage,fuzzing --max-examples "${SCHEMATHESIS_EXAMPLES:-25}" --seed "${SCHEMATHESIS_SEED:-1}" \
  --max-response-time 10 --continue-on-failure --warnings off --no-color --workers 1 "$@" || result=$?
if [ -s "$folder/server.log" ]; then
  echo "The server's log:"
  tail -20 "$folder/server.log"
fi
exit "$result"
