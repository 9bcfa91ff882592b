import { LRUCache } from "lru-cache";
import type { EventRecord, EventType } from "../port/events.ts";
import type { NotifyPolicy } from "../port/records.ts";
import type { FlowStore } from "../taskflow/flow-store.ts";
import { isWanted } from "./policy.ts";

/** A flow's policy never changes: what follows its first event reads no flow. */
const KEPT_FLOWS = 10_000;

/** Chooses events by the policies of their flows and tasks. */
export class PolicyReader {
  readonly #store: Pick<FlowStore, "findFlow" | "findTask">;
  readonly #flows = new LRUCache<string, NotifyPolicy>({ max: KEPT_FLOWS });

  constructor(store: Pick<FlowStore, "findFlow" | "findTask">) {
    this.#store = store;
  }

  /** Resolves to those that an endpoint with these types gets, in their order. */
  async choose(events: readonly EventRecord[], types: readonly EventType[] | undefined): Promise<EventRecord[]> {
    const flows = new Map<string, Promise<NotifyPolicy | undefined>>();
    const flowPolicy = (event: EventRecord) => {
      let policy = flows.get(event.flowId);
      if (!policy) flows.set(event.flowId, (policy = this.#flowPolicy(event)));
      return policy;
    };
    const wanted = await Promise.all(
      events.map(async (event) => {
        const byTask = types === undefined && event.taskId !== undefined;
        const flow = byTask ? undefined : await flowPolicy(event);
        return isWanted(event, types, { flow, task: byTask ? await this.#taskPolicy(event) : undefined });
      }),
    );
    return events.filter((_, index) => wanted[index]);
  }

  async #flowPolicy({ ownerKey, flowId }: EventRecord): Promise<NotifyPolicy | undefined> {
    const key = JSON.stringify([ownerKey, flowId]);
    const policy = this.#flows.get(key) ?? (await this.#store.findFlow(ownerKey, flowId))?.notifyPolicy;
    if (policy) this.#flows.set(key, policy);
    return policy;
  }

  async #taskPolicy({ ownerKey, flowId, taskId = "" }: EventRecord): Promise<NotifyPolicy | undefined> {
    return (await this.#store.findTask(ownerKey, flowId, taskId))?.notifyPolicy;
  }
}
