import type { Agent } from "node:http";
import https from "node:https";
import { LRUCache } from "lru-cache";
import { Agent as HttpAgent } from "../shared/node-http.ts";

/** A receiver that is silent for longer gets a new connection: a TLS handshake costs both sides milliseconds. */
const IDLE_MS = 4_000;
const IDLE_PER_ENDPOINT = 8;
const MAX_ENDPOINTS = 1_000;

/** Keeps connections for the next message to the same endpoint and origin. None is shared by two endpoints. */
export class Connections {
  /** Connections of an agent that was forgotten close when they have been idle. */
  readonly #agents = new LRUCache<string, Agent>({ max: MAX_ENDPOINTS });

  /** Undefined for a URL that cannot be read. */
  of(endpointId: string, url: string): Agent | undefined {
    const target = URL.parse(url);
    if (!target) return undefined;
    const { origin, protocol } = target;
    const key = `${endpointId} ${origin}`;
    let agent = this.#agents.get(key);
    if (!agent) {
      const options = { keepAlive: true, maxFreeSockets: IDLE_PER_ENDPOINT, timeout: IDLE_MS };
      // Without `proxyEnv`: proxies of the environment are not used.
      agent = protocol === "http:" ? new HttpAgent(options) : new https.Agent(options);
      this.#agents.set(key, agent);
    }
    return agent;
  }

  close(): void {
    for (const agent of this.#agents.values()) agent.destroy();
    this.#agents.clear();
  }
}
