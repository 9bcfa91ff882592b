import type { ServerResponse } from "node:http";
import type { EventLog, EventPosition, EventQuery, EventRecord, EventsRead, Listening } from "../port/events.ts";
import type { LargeResponses, RequestContext } from "../port/plugin-api.ts";
import { json } from "./json.ts";
import { encodePosition } from "./position-cursor.ts";
import { eventView } from "./views.ts";
import type { Wait } from "./waiting-requests.ts";

/** Milliseconds after which a client connects again. */
const RETRY_MS = 3_000;
/** Proxies close a connection on which nothing is sent for a minute. */
const COMMENT_MS = 15_000;
/** What is read at a time, and held until the client has taken it. */
const PAGE = { limit: 100, maxBytes: 64 * 1024 };

type Page = Extract<EventsRead, { events: unknown }>;

export interface StreamOptions {
  events: EventLog;
  filter: Pick<EventQuery, "flowId" | "types">;
  after: EventPosition;
}

interface Receiver {
  res: ServerResponse;
  context: RequestContext;
  wait: Wait;
  largeResponses: LargeResponses | undefined;
  /** Called with what the store could not do. */
  onFailure: (error: unknown) => void;
}

/**
 * Server-Sent Events (WHATWG HTML, section 9.2): the journal from a position on, for as long as both sides like. While
 * there is nothing to send, no promise is kept: an idle stream should cost little memory.
 */
export class EventStream {
  readonly #events: EventLog;
  readonly #filter: StreamOptions["filter"];
  #position: EventPosition;
  /** What the client would send as `Last-Event-ID`. */
  #lastId = "";
  #receiver: Receiver | undefined;
  #listening: Listening | undefined;
  #timer: NodeJS.Timeout | undefined;
  #openedAt = 0;

  constructor({ events, filter, after }: StreamOptions) {
    this.#events = events;
    this.#filter = filter;
    this.#position = after;
  }

  next(): Promise<EventsRead> {
    return this.#events.read({ ...this.#filter, ...PAGE, after: this.#position });
  }

  /** Sends the head and the first page; what follows comes by itself, until the wait ends. */
  open(first: EventsRead, receiver: Receiver): void {
    const { res, context, wait } = receiver;
    this.#receiver = receiver;
    this.#openedAt = performance.now();
    context.isStream = true;
    res.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      // nginx passes each message on at once.
      "x-accel-buffering": "no",
      "x-request-id": context.requestId,
      ...context.fields,
    });
    // Sent by itself, the head is kept as one string; together with the first message as its 40 parts, a kilobyte more.
    res.flushHeaders();
    // The id first: a client that began at the latest event goes on from there, though it has seen none.
    res.write(`retry: ${RETRY_MS}\n${this.#idIfNew(this.#position)}\n`);
    this.#timer = setInterval(comment, COMMENT_MS, this);
    wait.whenOver(() => this.#end(receiver));
    void this.#run(receiver, first);
  }

  /** With the id of where the stream has come: an old one expires, while no event passes the filter. */
  comment(): void {
    const { res } = this.#receiver ?? {};
    if (res && !res.writableNeedDrain) res.write(`:\n${this.#idIfNew(this.#position)}\n`);
  }

  /** Until there is nothing to send, or the client has to read first. */
  async #run(receiver: Receiver, first?: EventsRead): Promise<void> {
    const { res, wait, largeResponses } = receiver;
    const goOn = () => void this.#run(receiver);
    try {
      for (let page = first ?? (await this.next()); !wait.isOver; page = await this.next()) {
        if ("refused" in page && page.refused === "unknown") return wait.end();
        const leave = isLarge(page) ? await largeResponses?.enter() : undefined;
        if (wait.isOver) return leave?.();
        const text = "refused" in page ? this.#gap(page.oldest) : this.#messagesOf(page);
        if (text !== "") res.write(text);
        leave?.();
        if (res.writableNeedDrain) return void res.once("drain", goOn);
        if (text === "") {
          this.#listening = this.#events.listen(this.#position, goOn);
          return;
        }
      }
    } catch (error) {
      receiver.onFailure(error);
      wait.end();
    }
  }

  #end({ res, context, wait }: Receiver): void {
    clearInterval(this.#timer);
    this.#listening?.stop();
    context.waitedMs = performance.now() - this.#openedAt;
    res.end();
    // A secret that is no longer good serves nothing else on its connection.
    if (wait.refusal) res.socket?.destroySoon();
  }

  #messagesOf({ events, position: end }: Page): string {
    this.#position = end;
    let text = "";
    for (const { event, position } of events)
      text += `${this.#idIfNew(position)}event: ${event.type}\ndata: ${eventView(event)}\n\n`;
    return text;
  }

  #gap(oldest: EventPosition): string {
    this.#position = oldest;
    const id = this.#idIfNew(oldest);
    return `${id}event: gap\ndata: {"oldestCursor":${json(encodePosition(oldest))}}\n\n`;
  }

  #idIfNew(position: EventPosition): string {
    const id = encodePosition(position);
    if (id === this.#lastId) return "";
    this.#lastId = id;
    return `id: ${id}\n`;
  }
}

/** One function for all streams. */
function comment(stream: EventStream): void {
  stream.comment();
}

/** Whether it is one event with more text than a page should have. */
function isLarge(page: EventsRead): boolean {
  const lengthOf = ({ currentStep = "", progressSummary = "" }: EventRecord) =>
    currentStep.length + progressSummary.length;
  return "events" in page && page.events.some(({ event }) => lengthOf(event) > PAGE.maxBytes);
}
