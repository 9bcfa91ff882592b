"""What no schema can say: values that only the gateway can have given."""

import threading

import schemathesis

# In the bodies of links (links.ts); filled in with what the last answer had.
PLACEHOLDER = "last flow"

last = threading.local()


@schemathesis.hook
def before_call(context, case, kwargs):
    if not isinstance(case.body, dict):
        return
    flow = getattr(last, "flow", None)
    if case.body.get("flowId") == PLACEHOLDER and flow:
        case.body["flowId"] = flow["flowId"]
        if "expectedRevision" in case.body:
            case.body["expectedRevision"] = flow["revision"]
    # A cursor is opaque: a string is what its schema says, but no string is right that the gateway has not given. Where
    # the whole request is meant to be right, it takes one that was given, or none. Wrong cursors are sent all the same,
    # in requests that are meant to be wrong.
    if case.meta.generation.mode.is_positive and isinstance(case.body.get("cursor"), str):
        cursor = getattr(last, "cursors", {}).get(action_of(case))
        if cursor:
            case.body["cursor"] = cursor
            # Not together with a cursor; no schema says that.
            case.body.pop("position", None)
        else:
            del case.body["cursor"]
    # Nobody waits for an event here.
    wait = case.body.get("waitMs")
    if isinstance(wait, (int, float)) and wait is not True and 0 < wait <= 50_000 and wait == int(wait):
        case.body["waitMs"] = 1
    # Times must be near the gateway's clock, or small; no schema can say that. Wrong ones are sent in wrong requests.
    if case.meta.generation.mode.is_positive:
        for name in ("startedAt", "lastEventAt", "runAt"):
            time = case.body.get(name)
            if isinstance(time, (int, float)) and time >= 10**9:
                case.body[name] = int(time) % 10**9
        if action_of(case) == "run_task":
            fit_queue(case.body)


# What only tasks of queues have, and what only tasks have that run already.
OF_QUEUES = ("inputJson", "maxAttempts", "timeoutMs", "runAt", "settleFlow")
OF_RUNNING = ("status", "startedAt", "lastEventAt", "progressSummary")


def fit_queue(body):
    """Whether a task has a queue, its route may decide: no schema says which fields need one."""
    for name in OF_RUNNING if "queue" in body else OF_QUEUES:
        body.pop(name, None)


@schemathesis.hook
def after_call(context, case, response):
    if response.status_code != 200:
        return
    result = response.json()["result"]
    last.flow = result.get("flow") or getattr(last, "flow", None)
    cursor = result.get("nextCursor") or result.get("cursor")
    if cursor:
        last.cursors = {**getattr(last, "cursors", {}), action_of(case): cursor}


def action_of(case):
    """The action that a request asks for, in its body or by its path."""
    named = case.body.get("action") if isinstance(case.body, dict) else None
    return named or case.path.rsplit("/", 1)[-1]
