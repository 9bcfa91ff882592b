#!/usr/bin/env bash
# One step of a pipeline's flow, as action.yml describes it. Needs curl and jq, which GitHub's runners have.
set -euo pipefail

# A line that GitHub shows at the run: LEVEL TEXT.
say() {
  local text=${2//'%'/%25}
  text=${text//$'\r'/%0D}
  echo "::$1 title=TaskFlow::${text//$'\n'/%0A}"
}

die() {
  say error "$1"
  exit 1
}

# TEXT without what a file or a pasted secret may have around it: blanks, line breaks, byte order marks, no-break spaces.
trimmed() {
  local text=$1 before='' mark
  until [ "$text" = "$before" ]; do
    before=$text
    text=${text#"${text%%[![:space:]]*}"}
    text=${text%"${text##*[![:space:]]}"}
    for mark in $'\xef\xbb\xbf' $'\xc2\xa0'; do
      text=${text#"$mark"}
      text=${text%"$mark"}
    done
  done
  printf '%s' "$text"
}

random() {
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

# FILE NAME VALUE: an output, or a variable of the steps to come. Nothing in the value can end it: nobody knows the delimiter.
give() {
  local delimiter
  delimiter=$(random)
  printf '%s<<%s\n%s\n%s\n' "$2" "$delimiter" "$3" "$delimiter" >> "$1"
}

for tool in curl jq; do
  command -v "$tool" > /dev/null || die "The runner has no $tool, which this action needs. Install $tool in a step before it."
done

EXAMPLE=https://host/plugins/webhooks/github
url=$(trimmed "$FLOW_URL")
secret=$(trimmed "$FLOW_SECRET")
[ -n "$url" ] || die "The URL of the route is missing. Set the input url, or TASKFLOW_WEBHOOKS_URL in the environment of the job."
[ -n "$secret" ] || die "The secret is missing. Set the input secret, or TASKFLOW_WEBHOOKS_SECRET in the environment of the job."
# Neither is shown: a secret may have been put in the place of the other.
pattern='^[Hh][Tt][Tt][Pp][Ss]?://[^/?#@[:space:][:cntrl:]]+(/[^?#[:space:][:cntrl:]]*)?$'
[[ $url =~ $pattern ]] \
  || die "The URL does not start with http:// or https://, or has a user, a query or a fragment. The URL of a route looks like $EXAMPLE"
case $secret in
  *$'\n'* | *$'\r'*) die "The secret has a line break inside. A secret is one line: check that it is only one secret." ;;
  *[[:cntrl:]]*) die "The secret has characters that are invalid in a header." ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
answer=$work/answer.json
# Of an answer: the flow, as it is after the action or as it was when the action was refused.
flow='(.result.flow // .result.current)'
code=

# How often curl tries again what may be temporary, and for how many seconds.
retries=4
patience=120

# ACTION FIELDS [KEY]: the answer is in $answer, its status in $status, and in $code why it was refused, if it was. Without
# an answer of a route it fails, and $problem says why. The key makes sure that a repeated request is done once. The secret
# is in no argument, which other processes can see.
attempt() {
  jq --compact-output --arg action "$1" '{action: $action} + .' <<< "$2" > "$work/request.json"
  local said redirect key=${3:-$(random)} quoted=${secret//\\/\\\\}
  status=
  said=$(printf 'header = "Authorization: Bearer %s"\n' "${quoted//\"/\\\"}" \
    | curl --config - --silent --show-error --globoff --proto =http,https \
      --max-time 60 --retry "$retries" --retry-all-errors --retry-max-time "$patience" \
      --header 'Content-Type: application/json' --header "Idempotency-Key: $key" \
      --data-binary "@$work/request.json" --dump-header "$work/headers" --output "$answer" \
      --write-out '%{http_code} %{redirect_url}' "$url" 2> "$work/curl") \
    || { problem="no answer from $url: $(tail -n 1 "$work/curl" | sed 's/^curl: ([0-9]*) //')" && return 1; }
  status=${said%% *}
  # Followed, it would take the goal and the secret to somebody else.
  redirect=$(sed -e 's#//[^/]*@#//#' -e 's/[?#].*//' <<< "${said#* }")
  case $said in
    3*"$secret"*) redirect="another address, which holds the secret" ;;
  esac
  problem="$url redirects to ${redirect:-another address}. Redirects are not followed: use the URL of the route itself."
  case $said in
    3*) return 1 ;;
  esac
  problem="the server at $url answers with $status and is not a route. The URL of a route looks like $EXAMPLE"
  # An empty answer is an answer too. Others say {"ok":false} as well.
  code=$(jq --raw-output --slurp '
    if length != 1 then error("no route") else .[0] end
    | if .ok == true and (.result | type) == "object" then ""
      elif .ok == false and (.error | type) == "string" then .code | strings // error("no route")
      else error("no route") end' "$answer" 2> /dev/null)
}

perform() {
  attempt "$@" || die "$1: $problem"
}

done_or_die() {
  [ -z "$code" ] || die "$(jq --raw-output --arg action "$1" '"\($action): \(.error) (\(.code))"' "$answer")"
}

# Whether this holds of the flow in the answer.
is() {
  jq --exit-status "$flow | $1" "$answer" > /dev/null
}

# What the flow is like, for the steps to come.
give_outputs() {
  local name
  for name in flowId revision status; do
    give "$GITHUB_OUTPUT" "${name/flowId/flow-id}" "$(jq --raw-output "$flow.$name" "$answer")"
  done
  give "$GITHUB_OUTPUT" cancel-requested "$(jq "$flow.cancelRequestedAt != null" "$answer")"
}

report() {
  give_outputs
  # From now on, an end of the flow is no longer that of an earlier attempt.
  give "$GITHUB_ENV" TASKFLOW_FLOW_TOUCHED "$(jq --raw-output "$flow.flowId" "$answer")"
}

read_flow() {
  perform get_flow "$(jq --null-input --arg id "$FLOW_ID" '{flowId: $id}')"
  done_or_die get_flow
}

read_known_flow() {
  read_flow
  is '. != null' || die "This route has no flow $FLOW_ID."
}

# Whether an earlier attempt of this run has ended the flow: a re-run goes on with it. A flow that was cancelled cannot go
# on, for the gateway would cancel it again; a re-run still ends it by its outcome.
is_earlier_end() {
  if [ "${GITHUB_RUN_ATTEMPT:-1}" -le 1 ] || [ "${TASKFLOW_FLOW_TOUCHED:-}" = "$FLOW_ID" ]; then return 1; fi
  if [ "$FLOW_MODE" = end ] && [ "$FLOW_OUTCOME" != cancelled ]; then return; fi
  is '.cancelRequestedAt == null'
}

# Whether the flow may be changed. One that somebody else has ended stays as it is.
is_ours() {
  if is '.endedAt == null' || is_earlier_end; then return; fi
  say warning "The flow has ended already ($(jq --raw-output "$flow.status" "$answer")). The flow stays unchanged."
  return 1
}

# ACTION FIELDS: changes the flow in the answer; retries a few times when another writer was faster.
change() {
  local attempt
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    # By files: a long state does not fit into an argument.
    perform "$1" "$(jq --slurp "(.[0] | $flow"' | {flowId, expectedRevision: .revision}) + .[1]' "$answer" - <<< "$2")"
    if [ "$code" != revision_conflict ]; then break; fi
    # Ended in the meantime: that was said, and is no failure.
    is_ours || { code= && break; }
    sleep "0.$((RANDOM % attempt))"
  done
  done_or_die "$1"
  report
}

resume() {
  change resume_flow "$(jq '{status: "running"} + .' <<< "$given")"
}

cancel() {
  # What an earlier attempt has ended, this one ends otherwise.
  is '.endedAt == null' || resume
  perform cancel_flow "$(jq --null-input --arg id "$FLOW_ID" '{flowId: $id}')"
  # Ended already is ended.
  [ "$code" = terminal ] || done_or_die cancel_flow
  report
}

# SUFFIX: creates the flow of this run, job, goal and key, or finds the one that was created with them. The request is
# the same each time, as its Idempotency-Key is.
create() {
  local key run="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
  key=$(printf '%s\0' "$GITHUB_REPOSITORY" "$GITHUB_RUN_ID" "$GITHUB_JOB" "$FLOW_GOAL" "$FLOW_KEY" "$1" | checksum)
  perform create_flow "$(jq --null-input --arg run "$run" '
    {goal: env.FLOW_GOAL, status: "running", stateJson: {
      repository: env.GITHUB_REPOSITORY, ref: env.GITHUB_REF, commit: env.GITHUB_SHA, workflow: env.GITHUB_WORKFLOW,
      run: $run}}')" "github-$key"
  done_or_die create_flow
  FLOW_ID=$(jq --raw-output .result.flow.flowId "$answer")
  # A repetition is answered with the flow as it was when it was created.
  if grep --quiet --ignore-case '^idempotency-replayed: *true' "$work/headers"; then read_flow; fi
}

checksum() {
  { sha256sum 2> /dev/null || shasum --algorithm 256; } | cut -c 1-64
}

open_flow() {
  local n=0
  create ""
  # Gone, or cancelled, which cannot go on: the next one, which an earlier attempt may have opened. Each attempt leaves one
  # such flow at most.
  until is '. != null and .cancelRequestedAt == null' || [ "$n" -ge "${GITHUB_RUN_ATTEMPT:-1}" ]; do
    n=$((n + 1))
    create "attempt $n"
  done
  report
  # For the steps of this job that are to come; other jobs take it from the output.
  give "$GITHUB_ENV" TASKFLOW_FLOW_ID "$FLOW_ID"
  if [ "$given" != '{}' ] || is '.endedAt != null'; then resume; fi
}

end_flow() {
  local why="$GITHUB_WORKFLOW failed: $GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
  case $FLOW_OUTCOME in
    success) change finish_flow "$given" ;;
    failure) change fail_flow "$(jq --arg why "$why" '. + {blockedSummary: $why}' <<< "$given")" ;;
    cancelled) cancel ;;
  esac
}

# What step and end do to the flow, if it is theirs to change.
move_flow() {
  read_known_flow
  if ! is_ours; then
    report
  elif [ "$FLOW_MODE" = step ]; then
    resume
  else
    end_flow
  fi
}

# The cursor after the last event of the flow's end; none while the gateway tells of none. A gateway that does not know the
# action (400, 501) or a route that may not use it (403) does not learn to.
cursor=
follows=yes

# FIELDS: looks for the flow's end. Without an answer it is not repeated: reading the flow says more.
follow() {
  cursor=
  [ -n "$follows" ] || return 0
  local fields
  fields=$(jq --compact-output --arg id "$FLOW_ID" '
    {flowId: $id, types: ["flow.succeeded", "flow.failed", "flow.cancelled", "flow.lost", "flow.deleted"]} + .' <<< "$1")
  if retries=0 attempt list_events "$fields" && [ -z "$code" ]; then
    cursor=$(jq --raw-output '.result.cursor | strings' "$answer")
  fi
  case $status in
    400 | 403 | 501) follows= ;;
  esac
}

# SECONDS: returns when the flow may have ended, or after a while, which is that long at most.
pause() {
  local wait=$(($1 < 25 ? $1 : 25)) began=$SECONDS
  if [ -n "$cursor" ]; then
    follow "$(jq --null-input --arg cursor "$cursor" --argjson wait "$wait" '{cursor: $cursor, waitMs: ($wait * 1000)}')"
    if [ -n "$cursor" ] && jq --exit-status '.result.events != []' "$answer" > /dev/null; then return; fi
    # A gateway that stops answers at once. Asked again without a pause, it would be flooded.
    if [ -n "$cursor" ] && [ $((SECONDS - began)) -ge $((wait / 2)) ]; then return; fi
  fi
  sleep $(($1 < 5 ? $1 : 5))
}

# Waits until somebody has ended the flow.
wait_for_flow() {
  local left deadline=$((SECONDS + FLOW_TIMEOUT))
  # A gateway can be away for as long as it takes to replace it.
  retries=10 patience=300
  while :; do
    left=$((deadline - SECONDS))
    if [ "$left" -lt "$patience" ]; then patience=$((left > 10 ? left : 10)); fi
    # The cursor first: an event after it is of a change that the flow may not show yet.
    [ -n "$cursor" ] || follow '{"position": "latest", "limit": 1}'
    read_known_flow
    if is '.status | IN("succeeded", "failed", "cancelled", "lost")' || [ "$left" -le 0 ]; then break; fi
    pause "$left"
  done
  give_outputs
  judge
}

# Ends the step by how the flow has ended.
judge() {
  local outcome why
  outcome=$(jq --raw-output "$flow"' | {succeeded: "success", failed: "failure", lost: "failure", cancelled: "cancelled"}[.status]
    // "timeout"' "$answer")
  give "$GITHUB_OUTPUT" outcome "$outcome"
  why=$(jq --raw-output "$flow"' | .status + ([.currentStep, .blockedSummary] | map(strings) | if . == [] then "" else " (" + join(": ") + ")" end)' \
    "$answer")
  case $outcome/$FLOW_REQUIRE_SUCCESS in
    timeout/*) die "After $FLOW_TIMEOUT seconds the flow $FLOW_ID is still $why. To wait longer, set the input timeout." ;;
    success/* | */false) ;;
    *) die "The flow $FLOW_ID has ended as $why." ;;
  esac
}

# The fields that are given for the flow.
given=$(jq --compact-output --null-input '
  (if env.FLOW_STEP == "" then {} else {currentStep: env.FLOW_STEP} end)
  + (if env.FLOW_STATE == "" then {} else {stateJson: env.FLOW_STATE | fromjson} end)' 2> /dev/null) \
  || die "state is not JSON: ${FLOW_STATE:0:200}"

case $FLOW_MODE/$FLOW_OUTCOME in
  open/* | step/* | wait/* | end/success | end/failure | end/cancelled) ;;
  end/*) die "outcome is success, failure or cancelled, not '$FLOW_OUTCOME'. In one job: outcome: \${{ job.status }}" ;;
  *) die "mode is open, step, wait or end, not '$FLOW_MODE'." ;;
esac
if [ "$FLOW_MODE" = wait ]; then
  [[ $FLOW_TIMEOUT =~ ^[1-9][0-9]{0,6}$ ]] || die "timeout is a number of seconds, not '$FLOW_TIMEOUT'."
  [[ $FLOW_REQUIRE_SUCCESS =~ ^(true|false)$ ]] || die "require-success is true or false, not '$FLOW_REQUIRE_SUCCESS'."
fi
if [ "$FLOW_MODE" = open ]; then
  open_flow
elif [ -n "$FLOW_ID" ]; then
  if [ "$FLOW_MODE" = wait ]; then wait_for_flow; else move_flow; fi
elif [ "$FLOW_MODE" != end ]; then
  die "The flow is missing. Set flow-id, or open a flow in this job first."
else
  # The step that ends the flow runs also when it was never opened. Why that was, its own step has said.
  say warning "No flow was opened, so none is ended."
fi
