"""Plays the scenario with the tools that a framework made, as an agent would call them."""

import asyncio
from typing import Any

from contract import SECRET, operations
from toolset import Toolset

UNION = "performAction" in operations()


async def perform(toolset: Toolset, action: str, body: dict[str, Any]) -> dict[str, Any]:
    if UNION:
        return await toolset.call("performAction", {"action": action, **body})
    first, *words = action.split("_")
    return await toolset.call(first + "".join(map(str.capitalize, words)), body)


async def main() -> None:
    toolset = Toolset(SECRET)

    async def result(action: str, **body: Any) -> dict[str, Any]:
        answer = await perform(toolset, action, body)
        assert answer["ok"] is True, answer
        return answer["result"]

    async def failure(code: str, action: str, through: Toolset = toolset, **body: Any) -> dict[str, Any]:
        answer = await perform(through, action, body)
        assert answer["ok"] is False and answer["code"] == code, answer
        return answer

    created = await result("create_flow", goal="Review inbound queue", stateJson={"reviewed": 0})
    assert created["created"] is True
    inbound = created["flow"]
    assert inbound["status"] == "queued" and inbound["stateJson"] == {"reviewed": 0}
    flow_id = inbound["flowId"]
    thread_id = (await result("create_flow", goal="Summarise the thread"))["flow"]["flowId"]
    stale_id = (await result("create_flow", goal="Close stale tickets"))["flow"]["flowId"]

    assert (await result("get_flow", flowId=flow_id))["flow"]["goal"] == "Review inbound queue"
    assert (await result("get_flow", flowId="unknown"))["flow"] is None
    first = await result("list_flows", limit=2)
    last = await result("list_flows", limit=2, cursor=first["nextCursor"])
    assert "nextCursor" not in last
    assert [flow["flowId"] for flow in first["flows"] + last["flows"]] == [stale_id, thread_id, flow_id]
    assert (await result("find_latest_flow"))["flow"]["flowId"] == stale_id
    assert (await result("resolve_flow", token=flow_id))["flow"]["flowId"] == flow_id

    parked = {"flowId": flow_id, "expectedRevision": 0, "currentStep": "await_reply", "waitJson": {"kind": "reply"}}
    waiting = await result("set_waiting", **parked)
    assert waiting["flow"]["status"] == "waiting" and waiting["flow"]["waitJson"] == {"kind": "reply"}
    resumed = await result("resume_flow", flowId=flow_id, expectedRevision=1, status="running")
    assert resumed["flow"]["status"] == "running"
    conflict = await failure("revision_conflict", "finish_flow", flowId=flow_id, expectedRevision=1)
    revision = conflict["result"]["current"]["revision"]
    finish = {"flowId": flow_id, "expectedRevision": revision, "stateJson": {"reviewed": 42}}
    assert (await result("finish_flow", **finish))["flow"]["status"] == "succeeded"

    task = {"flowId": thread_id, "runtime": "acp", "task": "Inspect the next message batch"}
    assert (await result("run_task", **task))["task"]["status"] == "queued"
    assert (await result("get_task_summary", flowId=thread_id))["summary"]["active"] == 1
    assert (await result("cancel_flow", flowId=thread_id))["cancelled"] is False
    failed = await result("fail_flow", flowId=thread_id, expectedRevision=1, blockedSummary="The worker is gone")
    assert failed["flow"]["blockedSummary"] == "The worker is gone"

    asked = await result("request_cancel", flowId=stale_id, expectedRevision=0)
    assert asked["flow"]["cancelRequestedAt"]
    assert (await result("cancel_flow", flowId=stale_id))["flow"]["status"] == "cancelled"

    not_running = {"flowId": flow_id, "runtime": "acp", "task": "Started without running", "startedAt": 1}
    invalid = await failure("invalid_request", "run_task", **not_running)
    assert invalid["details"][0]["pointer"] == "/status"
    await failure("unauthorized", "get_flow", through=Toolset("wrong"), flowId=flow_id)


asyncio.run(main())
