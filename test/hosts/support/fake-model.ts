import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A reply, a failure of the provider, or no answer until the client gives up. */
export type ModelAnswer = { reply: string } | { failure: string } | "hang";

/** An OpenAI-compatible model on loopback, whose answer a test decides. */
export class FakeModel {
  /** What it was asked, as the texts of the users. */
  readonly prompts: string[] = [];
  /** Requests whose client gave up. */
  aborted = 0;
  readonly #answerTo: (prompt: string) => ModelAnswer;
  readonly #server = createServer((req, res) => void text(req).then((body) => this.#answer(body, res)));

  constructor(answerTo: (prompt: string) => ModelAnswer) {
    this.#answerTo = answerTo;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(body: string, res: ServerResponse): void {
    const { messages, stream } = JSON.parse(body) as { messages: Message[]; stream?: boolean };
    const prompt = JSON.stringify(messages.filter(({ role }) => role === "user").map(({ content }) => content));
    this.prompts.push(prompt);
    const answer = this.#answerTo(prompt);
    if (answer === "hang") res.on("close", () => void (this.aborted += 1));
    else if ("failure" in answer)
      res
        .writeHead(400, { "content-type": "application/json" })
        .end(JSON.stringify({ error: { message: answer.failure, type: "invalid_request_error" } }));
    else if (stream) writeStream(answer.reply, res);
    else throw new Error("The gateway is expected to ask for a stream.");
  }
}

interface Message {
  role: string;
  content: unknown;
}

function writeStream(reply: string, res: ServerResponse): void {
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
  const choice = (delta: object, reason: string | null) => [{ index: 0, delta, finish_reason: reason }];
  const chunks = [
    { choices: choice({ role: "assistant", content: reply }, null) },
    { choices: choice({}, "stop") },
    { choices: [], usage },
  ];
  res.writeHead(200, { "content-type": "text/event-stream" });
  for (const chunk of chunks) {
    const whole = { id: "1", object: "chat.completion.chunk", created: 1, model: "fake", ...chunk };
    res.write(`data: ${JSON.stringify(whole)}\n\n`);
  }
  res.end("data: [DONE]\n\n");
}
