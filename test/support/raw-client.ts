import { connect, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import { expect, onTestFinished } from "vitest";
import { SECRET } from "./gateway.ts";

/** A machine that is busy with other suites is slow. */
export const PATIENCE = { timeout: 15_000, interval: 20 };

/** The head of a request to a route, with the right secret. */
export function headOf(length: number | string, path = "/plugins/webhooks/zapier", more = ""): string {
  const lines = [`POST ${path} HTTP/1.1`, "Host: localhost", `Authorization: Bearer ${SECRET}`];
  return `${[...lines, "Content-Type: application/json", `Content-Length: ${length}`].join("\r\n")}\r\n${more}\r\n`;
}

export function requestOf(body: object, path?: string): string {
  const text = JSON.stringify(body);
  return headOf(Buffer.byteLength(text), path) + text;
}

/** A client that sends any bytes, and reads only on request. It stays open when the server closes. */
export class RawClient {
  readonly socket: Socket;
  text = "";
  /** Whether the server has ended its side. */
  ended = false;
  /** Whether the connection is gone. */
  closed = false;
  error: NodeJS.ErrnoException | undefined;

  constructor(url: string, tls?: ConnectionOptions) {
    const { hostname, port } = new URL(url);
    const to = { host: hostname, port: Number(port), allowHalfOpen: true };
    this.socket = tls ? connectTls({ ...to, ...tls }) : connect(to);
    this.socket.on("error", (error) => void (this.error = error));
    this.socket.on("end", () => void (this.ended = true));
    this.socket.on("close", () => void (this.closed = true));
    onTestFinished(() => void this.socket.destroy());
  }

  send(bytes: string): this {
    this.socket.write(bytes);
    return this;
  }

  /** Sends the whole text, however slowly the server reads it. */
  async sendAll(bytes: string): Promise<void> {
    await new Promise<void>((resolve) => void this.socket.write(bytes, () => resolve()));
  }

  read(): this {
    this.socket.on("data", (chunk: Buffer) => void (this.text += chunk.toString("latin1"))).resume();
    return this;
  }

  get isOver(): boolean {
    return this.ended || this.closed;
  }

  /** The statuses of the responses so far, in order. */
  get statuses(): number[] {
    return [...this.text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  }

  async receives(count: number): Promise<number[]> {
    await expect.poll(() => this.statuses.length, PATIENCE).toBeGreaterThanOrEqual(count);
    return this.statuses;
  }

  async hasEnded(): Promise<void> {
    await expect.poll(() => this.isOver, PATIENCE).toBe(true);
  }
}
