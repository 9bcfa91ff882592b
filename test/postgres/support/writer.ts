import type { Answer, GatewayProcess } from "./gateways.ts";

/** Creates a flow and changes it, over and over, and remembers what was acknowledged. */
export class Writer {
  /** The greatest revision that was acknowledged, by flow. */
  readonly acknowledged = new Map<string, number>();
  readonly refused: Answer[] = [];
  readonly #replica: GatewayProcess;

  constructor(replica: GatewayProcess) {
    this.#replica = replica;
  }

  async writeUntil(stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      const created = await this.#answered({ action: "create_flow", goal: "g" });
      const flowId = created?.result?.flow?.flowId;
      for (let revision = 0; flowId !== undefined && revision < 3; revision += 1) {
        this.acknowledged.set(flowId, revision);
        const change = { action: "set_waiting", flowId, expectedRevision: revision };
        if (!(await this.#answered(change))) break;
        this.acknowledged.set(flowId, revision + 1);
      }
    }
  }

  async #answered(body: Record<string, unknown>): Promise<Answer["body"] | undefined> {
    const answer = await this.#replica.call(body);
    if (answer.status === 200) return answer.body;
    this.refused.push(answer);
    // As Retry-After asks, only sooner.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return undefined;
  }
}

/** Flows that are not as they were acknowledged, as a gateway shows them. */
export async function lostBy(writers: readonly Writer[], reader: GatewayProcess): Promise<string[]> {
  const lost: string[] = [];
  for (const [flowId, revision] of writers.flatMap(({ acknowledged }) => [...acknowledged])) {
    const { body } = await reader.call({ action: "get_flow", flowId });
    const found = body.result?.flow?.revision ?? -1;
    // One more than was acknowledged: the answer to that change was lost on its way.
    if (found !== revision && found !== revision + 1) lost.push(`${flowId}: ${found}, not ${revision}`);
  }
  return lost;
}
