import { ACTION_NAMES, type ActionMap, type ActionName } from "../../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../../generated/codes.ts";
import { validateResponse } from "../../../generated/validate-response.js";
import type { HostRequest } from "./client.ts";

/** What the reference does not have: the contract lets hosts refuse it as not supported. Of run_task, that is the queue. */
type ExtensionAction = {
  [A in ActionName]: "not_supported" extends ActionMap[A]["codes"] ? A : never;
}[ActionName];
type SharedAction = Exclude<ActionName, Exclude<ExtensionAction, "run_task">>;
export const SHARED = ACTION_NAMES.filter(
  (name): name is SharedAction =>
    name === "run_task" || validateResponse[name][STATUS_BY_CODE.not_supported] === undefined,
);

/** A flow that both gateways have, under a separate id in each. */
export interface KnownFlow {
  route: string;
  revision: number;
}

/**
 * Requests that go on from what the answers so far said. In a body `@flow:N` and `@task:N` stand for ids, which differ
 * between the two gateways. The same seed returns the same requests.
 */
export class RandomWalk {
  readonly flows: KnownFlow[] = [];
  tasks = 0;
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = mulberry32(seed);
  }

  next(): HostRequest & { action?: ActionName; flow?: number; route: string } {
    const route = this.#chance(0.85) ? "zapier" : "other";
    const path = `/plugins/webhooks/${route}${this.#chance(0.05) ? "/" : ""}`;
    if (this.#chance(0.06)) return { route, path, ...this.#oddRequest() };
    const action = this.#chance(0.2) ? "create_flow" : this.#pick(SHARED);
    const flow = this.#chance(0.95) && this.flows.length > 0 ? this.#recentFlow() : undefined;
    const valid = this.#bodyOf(action, flow);
    const body = this.#chance(0.15) ? this.#mutated(valid) : valid;
    return { action, route, path, body: JSON.stringify(body), ...(flow !== undefined && { flow }) };
  }

  /** Mostly one that is still in motion. */
  #recentFlow(): number {
    const span = this.#chance(0.8) ? Math.min(8, this.flows.length) : this.flows.length;
    return this.flows.length - 1 - Math.floor(this.#random() * span);
  }

  #bodyOf(action: SharedAction, flow: number | undefined): Record<string, unknown> {
    const flowId = flow === undefined ? this.#pick(["nothing", "00000000-0000", "x".repeat(300)]) : `@flow:${flow}`;
    const known = flow === undefined ? undefined : this.flows[flow];
    const guard = { flowId, expectedRevision: this.#chance(0.85) ? (known?.revision ?? 0) : this.#integer(6) };
    switch (action) {
      case "create_flow":
        return this.#body(action, { goal: this.#text() }, this.#flowFields(), {
          controllerId: this.#text(),
          status: this.#pick(["queued", "running", "waiting", "blocked"]),
          notifyPolicy: this.#pick(["done_only", "state_changes", "silent"]),
        });
      case "get_flow":
      case "get_task_summary":
      case "cancel_flow":
        return this.#body(action, { flowId });
      case "list_flows":
      case "find_latest_flow":
        return { action };
      case "resolve_flow":
        return { action, token: this.#pick([flowId, "agent:main:main", "agent:main:other", " agent:main:main "]) };
      case "set_waiting":
        return this.#body(action, guard, this.#flowFields(), this.#blockedFields());
      case "resume_flow":
        return this.#body(action, guard, { status: this.#pick(["queued", "running"]), stateJson: this.#json(3) });
      case "finish_flow":
        return this.#body(action, guard, { stateJson: this.#json(3) });
      case "fail_flow":
        return this.#body(action, guard, { stateJson: this.#json(3) }, this.#blockedFields());
      case "request_cancel":
        return this.#body(action, guard);
      case "run_task":
        return this.#runTask(flowId);
    }
  }

  #runTask(flowId: string): Record<string, unknown> {
    const running = this.#chance(0.4);
    const required = { flowId, runtime: this.#pick(["subagent", "acp"]), task: this.#text() };
    const optional = {
      sourceId: this.#text(),
      childSessionKey: this.#pick(["agent:main:acp:worker", "agent:main:subagent:a", "agent:elsewhere:x"]),
      parentTaskId: this.tasks > 0 ? `@task:${Math.floor(this.#random() * this.tasks)}` : "none",
      agentId: this.#text(),
      runId: `run-${this.#integer(2)}`,
      label: this.#text(),
      preferMetadata: this.#chance(0.5),
      notifyPolicy: this.#pick(["done_only", "state_changes", "silent"]),
    };
    const progress = { startedAt: this.#integer(1e6), lastEventAt: this.#integer(1e6), progressSummary: this.#text() };
    return this.#body(
      "run_task",
      { ...required, ...(running && { status: "running" }) },
      optional,
      running ? progress : {},
    );
  }

  #flowFields() {
    return { currentStep: this.#nullable(), stateJson: this.#json(3), waitJson: this.#json(3) };
  }

  #blockedFields() {
    return { blockedTaskId: this.#nullable(), blockedSummary: this.#nullable() };
  }

  /** The required fields, and about a third of the optional ones. */
  #body(action: ActionName, required: object, ...optional: object[]): Record<string, unknown> {
    const chosen = optional.flatMap((fields) => Object.entries(fields)).filter(() => this.#chance(0.35));
    return { action, ...required, ...Object.fromEntries(chosen) };
  }

  /** One thing that is wrong with it, or at least unusual. */
  #mutated(body: Record<string, unknown>): unknown {
    const names = Object.keys(body);
    const name = this.#pick(names);
    switch (this.#integer(5)) {
      case 0:
        return { ...body, [this.#pick(["nope", "owner", "sessionKey", "requesterOrigin"])]: this.#json(1) };
      case 1:
        return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
      case 2:
        return {
          ...body,
          [name]: this.#pick([null, 0, -1, 1.5, true, "", "  ", "\u00a0\ufeff", [], {}, "x", 2 ** 53, 1e300]),
        };
      case 3:
        return this.#pick([[], null, "text", 7, [body], {}]);
      default:
        return { ...body, [name]: typeof body[name] === "string" ? `\t ${body[name]} \u2028` : body[name] };
    }
  }

  #oddRequest(): HostRequest {
    const body = JSON.stringify({ action: "list_flows" });
    return this.#pick<HostRequest>([
      { method: "GET" },
      { method: "PUT", body },
      { method: "DELETE" },
      { headers: { authorization: "" }, body },
      { headers: { authorization: "Bearer wrong" }, body },
      { headers: { authorization: "bearer   s3cret-zapier  " }, body },
      { headers: { authorization: "Basic czpz", "x-openclaw-webhook-secret": "s3cret-zapier" }, body },
      { headers: { authorization: "Bearer wrong", "x-openclaw-webhook-secret": "s3cret-zapier" }, body },
      { headers: { authorization: "", "x-openclaw-webhook-secret": " s3cret-zapier " }, body },
      { headers: { "content-type": "text/plain" }, body },
      { headers: { "content-type": "application/json; charset=utf-8" }, body },
      { headers: { "content-type": "APPLICATION/vnd.flows+JSON" }, body },
      { headers: { "content-type": "application/x-www-form-urlencoded" }, body },
      { body: "{" },
      { body: "" },
      { body: '{"action":"list_flows"} x' },
      { body: '{"action":"no_such_action"}' },
      { body: '{"action":7}' },
      { body: JSON.stringify({ action: "create_flow", goal: "x".repeat(262_144) }) },
      { body: `{"action":"create_flow","goal":"deep","stateJson":${"[".repeat(400)}${"]".repeat(400)}}` },
    ]);
  }

  #nullable(): string | null {
    return this.#chance(0.3) ? null : this.#text();
  }

  #text(): string {
    return this.#pick([
      "Review inbound queue",
      "  trimmed  ",
      'quotes " and \\ back',
      "Zeilen\numbruch\tTab",
      "ünïcödé 🦞 日本",
      "\u0001control",
      "null",
      "a".repeat(1 + this.#integer(200)),
    ]);
  }

  #json(depth: number): unknown {
    const leaf = () =>
      this.#pick([
        null,
        true,
        false,
        0,
        -1.5,
        1e21,
        123_456_789,
        "",
        "text 🦞",
        "\u2028",
        0.1,
        Number.MAX_SAFE_INTEGER,
      ]);
    if (depth === 0 || this.#chance(0.4)) return leaf();
    const size = this.#integer(4);
    if (this.#chance(0.5)) return Array.from({ length: size }, () => this.#json(depth - 1));
    return Object.fromEntries(Array.from({ length: size }, (_, index) => [`key ${index}`, this.#json(depth - 1)]));
  }

  #integer(below: number): number {
    return Math.floor(this.#random() * below);
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#integer(items.length)] as Item;
  }
}

/** A small generator with a seed, so that a failure can be repeated (Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
