import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";
import { SECRET } from "../../support/gateway.ts";

/** A raw response, with the fields that tests of acknowledged changes read. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: {
    ok: boolean;
    code?: string;
    error?: string;
    result?: {
      flow?: Flow | null;
      flows?: Flow[];
      nextCursor?: string;
      task?: { taskId: string };
      summary?: { total: number };
    };
  };
}

export interface Flow {
  flowId: string;
  goal: string;
  revision: number;
  status: string;
  createdAt: number;
  stateJson?: { step?: number };
}

/** A keep-alive connection that opens when needed, and again after the server closed it. */
export class Connection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #url: string;

  constructor(url: string) {
    this.#url = `${url}/plugins/webhooks/zapier`;
  }

  /** Sends one action. Rejects without a complete response. */
  async call(action: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Answer> {
    const sending = this.open(headers);
    sending.end(JSON.stringify(action));
    return sending.answer;
  }

  /** Opens a request whose body the caller writes. The headers are sent immediately. */
  open(headers: Record<string, string> = {}) {
    const sent = request(this.#url, {
      method: "POST",
      agent: this.#agent,
      headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}`, ...headers },
    });
    const answer = new Promise<Answer>((resolve, reject) => {
      sent.on("error", reject);
      sent.on("response", (received) => {
        const { statusCode: status = 0, headers } = received;
        text(received)
          .then((body) => resolve({ status, headers, body: JSON.parse(body) as Answer["body"] }))
          .catch(reject);
      });
    });
    // The rejection still reaches callers that await the response later.
    answer.catch(() => undefined);
    return { write: (part: string) => sent.write(part), end: (rest: string) => sent.end(rest), answer };
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Reads every flow of the route, page by page. */
export async function allFlows(connection: Connection): Promise<Flow[]> {
  const flows: Flow[] = [];
  for (let cursor: string | undefined; ; ) {
    const { body } = await connection.call({ action: "list_flows", limit: 1_000, ...(cursor && { cursor }) });
    flows.push(...(body.result?.flows ?? []));
    cursor = body.result?.nextCursor;
    if (cursor === undefined) return flows;
  }
}
