#!/bin/sh
# A filter in a pipeline: one JSON object a line goes in, one comes out, in the same order and as soon as it is done.
# Everybody in the texts is invented.
#
#   sh examples/pipeline.sh [PROGRAM]        the program is `huisclos` unless told otherwise
#
# In: {"id", "text", "formation"?}. Out: {"id", "text", "report"}; "text" is null where the policy blocks, and {"id",
# "error"} answers a line that can't be read. The program then ends with 5: the other lines are done.
set -eu
huisclos=${1:-huisclos}

# Any program that makes lines …
lines() {
  cat <<'LINES'
{"id":"12","text":"Karim BENALI, 15 ans, est joignable au 06 39 98 41 07."}
{"id":"13","text":"La prochaine réunion est fixée au 2 avril."}
{"id":"14","text":"Karim BENALI, 15 ans, est suivi.","formation":"groupe-social"}
LINES
}

# … the filter; `set -e` would stop at its 5 …
status=0
out=$(lines | "$huisclos" anonymise --jsonl --formation groupe-de-travail) || status=$?

# … and any program that reads lines: here, what may go on, and the numbers of what may not.
printf '%s\n' "$out" | python3 -c '
import json, sys

answers = [json.loads(line) for line in sys.stdin]
for answer in answers:
    print(answer["id"], answer.get("text") or "no output")
texts = {answer["id"]: answer.get("text") for answer in answers}
assert list(texts) == ["12", "13", "14"], "the order is that of the lines"
assert "BENALI" not in texts["12"] and "41 07" not in texts["12"] and "[Mineur A1]" in texts["12"]
assert texts["13"] == "La prochaine réunion est fixée au 2 avril.", "what names nobody stays as it is"
assert texts["14"] is None and answers[2]["report"]["blocked"], "a groupe social has no minutes that may circulate"
'
[ "$status" -eq 5 ]
