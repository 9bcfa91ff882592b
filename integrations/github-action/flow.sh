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

[ -n "$FLOW_URL" ] || die "Which route? Give url, or set TASKFLOW_WEBHOOKS_URL in the environment of the job."
[ -n "$FLOW_SECRET" ] || die "With which secret? Give secret, or set TASKFLOW_WEBHOOKS_SECRET in the environment of the job."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
answer=$work/answer.json
code=

# ACTION FIELDS: the answer is in $answer, and in $code why it was refused, if it was. curl tries again what may be
# temporary, and the key makes sure that it is done once. The secret is in no argument, which other processes can see.
perform() {
  jq --compact-output --arg action "$1" '{action: $action} + .' <<< "$2" > "$work/request.json"
  local key secret=${FLOW_SECRET//\\/\\\\}
  key=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf 'header = "Authorization: Bearer %s"\n' "${secret//\"/\\\"}" \
    | curl --config - --silent --show-error --max-time 60 --retry 4 --retry-all-errors \
      --header 'Content-Type: application/json' --header "Idempotency-Key: $key" \
      --data-binary "@$work/request.json" --output "$answer" "$FLOW_URL" \
    || die "$1: $FLOW_URL was not reached."
  # An empty answer is an answer too.
  code=$(jq --raw-output --slurp '.[0] | if .ok and .result then "" else .code // error("no route") end' "$answer" 2> /dev/null) \
    || die "$1: what answers at $FLOW_URL is not a route. Its URL is like https://host/plugins/webhooks/github"
}

done_or_die() {
  [ -z "$code" ] || die "$(jq --raw-output --arg action "$1" '"\($action): \(.error) (\(.code))"' "$answer")"
}

# What the flow is like, for the steps to come.
report() {
  jq --raw-output '(.result.flow // .result.current)
    | "flow-id=\(.flowId)", "revision=\(.revision)", "status=\(.status)",
      "cancel-requested=\(.cancelRequestedAt != null)"' "$answer" >> "$GITHUB_OUTPUT"
}

# Reads the flow; says whether it is still open. What has ended, somebody else has ended: it stays as it is.
is_open() {
  perform get_flow "$(jq --null-input --arg id "$FLOW_ID" '{flowId: $id}')"
  done_or_die get_flow
  jq --exit-status .result.flow "$answer" > /dev/null || die "This route has no flow $FLOW_ID."
  jq --exit-status '.result.flow.endedAt == null' "$answer" > /dev/null && return
  say warning "The flow has ended already ($(jq --raw-output .result.flow.status "$answer")). It is left as it is."
  return 1
}

# ACTION FIELDS: changes the flow as it is now; anew, a few times, when another writer was faster.
change() {
  local attempt
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    is_open || break
    perform "$1" "$(jq --argjson fields "$2" '.result.flow | {flowId, expectedRevision: .revision} + $fields' "$answer")"
    [ "$code" = revision_conflict ] || break
    sleep "0.$((RANDOM % attempt))"
  done
  done_or_die "$1"
  report
}

cancel() {
  perform cancel_flow "$(jq --null-input --arg id "$FLOW_ID" '{flowId: $id}')"
  # Ended already is ended.
  [ "$code" = terminal ] || done_or_die cancel_flow
  report
}

open_flow() {
  local run="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
  perform create_flow "$(jq --null-input --arg goal "$FLOW_GOAL" --arg run "$run" --argjson given "$given" '
    {goal: $goal, status: "running", stateJson: {
      repository: env.GITHUB_REPOSITORY, ref: env.GITHUB_REF, commit: env.GITHUB_SHA, workflow: env.GITHUB_WORKFLOW,
      run: $run}} + $given')"
  done_or_die create_flow
  report
  # For the steps of this job that are to come; other jobs take it from the output.
  jq --raw-output '"TASKFLOW_FLOW_ID=\(.result.flow.flowId)"' "$answer" >> "$GITHUB_ENV"
}

end_flow() {
  local why="$GITHUB_WORKFLOW failed: $GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
  case $FLOW_OUTCOME in
    success) change finish_flow "$given" ;;
    failure) change fail_flow "$(jq --arg why "$why" '. + {blockedSummary: $why}' <<< "$given")" ;;
    cancelled) cancel ;;
    *) die "outcome is success, failure or cancelled, not '$FLOW_OUTCOME'. In one job: outcome: \${{ job.status }}" ;;
  esac
}

# The fields that are given for the flow.
given=$(jq --null-input --arg step "$FLOW_STEP" --arg state "$FLOW_STATE" '
  (if $step == "" then {} else {currentStep: $step} end)
  + (if $state == "" then {} else {stateJson: $state | fromjson} end)' 2> /dev/null) \
  || die "state is not JSON: $FLOW_STATE"

case $FLOW_MODE in
  open) open_flow ;;
  step | end)
    # The step that ends the flow runs also when it was never opened. Why that was, its own step has said.
    if [ -z "$FLOW_ID" ]; then
      [ "$FLOW_MODE" = step ] && die "Which flow? Give flow-id, or open one in this job first."
      say warning "No flow was opened, so none is ended."
    elif [ "$FLOW_MODE" = step ]; then
      change resume_flow "$(jq '{status: "running"} + .' <<< "$given")"
    else
      end_flow
    fi
    ;;
  *) die "mode is open, step or end, not '$FLOW_MODE'." ;;
esac
