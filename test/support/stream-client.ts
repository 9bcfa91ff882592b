import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { StringDecoder } from "node:string_decoder";
import { expect, onTestFinished } from "vitest";
import type { components } from "../../generated/types.ts";
import { SECRET } from "./gateway.ts";
import { PATIENCE } from "./raw-client.ts";

export type Event = components["schemas"]["Event"];

export interface Message {
  id: string;
  event: string;
  data: string;
}

/** Reads Server-Sent Events as WHATWG HTML, section 9.2.6, says. */
export class StreamParser {
  readonly messages: Message[] = [];
  comments = 0;
  retry: number | undefined;
  /** Of the last message that came whole: one that breaks off has not been seen. */
  lastEventId = "";
  #rest = "";
  #id = "";
  #event = "";
  #data: string[] = [];

  feed(text: string): void {
    const lines = (this.#rest + text).split(/\r\n|\n|\r/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#line(line);
  }

  #line(line: string): void {
    if (line === "") return this.#dispatch();
    const [, name = "", value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === "") this.comments += 1;
    else if (name === "event") this.#event = value;
    else if (name === "data") this.#data.push(value);
    else if (name === "id") this.#id = value;
    else if (name === "retry") this.retry = Number(value);
  }

  #dispatch(): void {
    this.lastEventId = this.#id;
    if (this.#data.length > 0)
      this.messages.push({ id: this.lastEventId, event: this.#event, data: this.#data.join("\n") });
    this.#event = "";
    this.#data = [];
  }
}

interface StreamOptions {
  path?: string;
  query?: string;
  method?: string;
  secret?: string;
  headers?: Record<string, string>;
}

/** An open stream, or the answer that came in its place. */
export class EventStreamClient extends StreamParser {
  status = 0;
  headers: IncomingMessage["headers"] = {};
  text = "";
  /** Whether the response has come to its proper end. */
  ended = false;
  /** Whether its connection is gone. */
  closed = false;
  readonly #req: ClientRequest;
  #res: IncomingMessage | undefined;

  constructor(
    url: string,
    { path = "/plugins/webhooks/zapier/events", query = "", method, ...more }: StreamOptions = {},
  ) {
    super();
    const { secret = SECRET, headers } = more;
    const sent = { authorization: `Bearer ${secret}`, accept: "text/event-stream", ...headers };
    this.#req = request(`${url}${path}${query}`, { method, headers: sent, agent: false }, (res) => {
      this.#res = res;
      this.status = res.statusCode ?? 0;
      this.headers = res.headers;
      const decoder = new StringDecoder();
      res.on("data", (chunk: Buffer) => {
        const text = decoder.write(chunk);
        this.text += text;
        this.feed(text);
      });
      res.on("end", () => void (this.ended = res.complete));
      res.on("error", () => {});
    });
    this.#req.on("error", () => {});
    this.#req.on("close", () => void (this.closed = true));
    this.#req.end();
    onTestFinished(() => this.close());
  }

  get body() {
    return JSON.parse(this.text) as { code: string; error: string; details?: { pointer: string; header?: string }[] };
  }

  get events(): Event[] {
    return this.messages.filter(({ event }) => event !== "gap").map(({ data }) => JSON.parse(data) as Event);
  }

  async opened(): Promise<this> {
    await expect.poll(() => this.status || this.closed, PATIENCE).toBeTruthy();
    return this;
  }

  /** Resolves when the whole answer has come. */
  async over(): Promise<this> {
    await expect.poll(() => this.closed, PATIENCE).toBe(true);
    return this;
  }

  async receives(count: number): Promise<Event[]> {
    await expect.poll(() => this.events.length, PATIENCE).toBeGreaterThanOrEqual(count);
    return this.events;
  }

  /** Stops to read, as a client that is busy. */
  pause(): void {
    this.#res?.pause();
  }

  resume(): void {
    this.#res?.resume();
  }

  close(): void {
    this.#req.destroy();
  }
}
