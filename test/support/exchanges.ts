import { readFileSync } from "node:fs";

/** A recorded request to the reference, and its response (test/reference/exchanges.json). */
export interface Step {
  name: string;
  route?: string;
  method?: string;
  path?: string;
  auth?: "none" | "wrong" | "header" | Record<string, string>;
  contentType?: string;
  body?: Record<string, unknown>;
  raw?: string;
  fillBytes?: { field: string; length: number };
  /** By name, where the response has the value that `{{name}}` stands for in later steps. */
  capture?: Record<string, string>;
  response: { status: number; kind: "json" | "text"; allow?: string; body: unknown };
}

export const { steps } = JSON.parse(readFileSync(new URL("../reference/exchanges.json", import.meta.url), "utf8")) as {
  steps: Step[];
};

export interface PlainRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** The request of a step, with the values that earlier steps captured. */
export function requestOf(step: Step, secret: string, captured: Record<string, string>): PlainRequest {
  const { body, fillBytes } = step;
  const sent = fillBytes ? { ...body, [fillBytes.field]: "x".repeat(fillBytes.length) } : body;
  const text =
    step.raw ?? (sent && JSON.stringify(sent).replaceAll(/\{\{(\w+)\}\}/g, (_all, name) => captured[name] ?? ""));
  return {
    method: step.method ?? "POST",
    path: step.path ?? `/plugins/webhooks/${step.route ?? "zapier"}`,
    headers: { "content-type": step.contentType ?? "application/json", ...credentials(step.auth, secret) },
    ...(text !== undefined && { body: text }),
  };
}

/** Captures the values of a response that later steps use. */
export function capture(step: Step, answer: unknown, captured: Record<string, string>): void {
  for (const [name, path] of Object.entries(step.capture ?? {}))
    captured[name] = path
      .split(".")
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], answer) as string;
}

/** The field that a sentence of the reference names, as a JSON Pointer: `goal: …`, or a quoted key; else the body. */
export function pointerOf(sentence: string): string {
  const field = /^(\w+)(?:\.\S+)?: /.exec(sentence)?.[1] ?? /Unrecognized keys?: "(\w+)"/.exec(sentence)?.[1];
  return field ? `/${field}` : "";
}

function credentials(auth: Step["auth"], secret: string): Record<string, string> {
  if (auth === "none") return { authorization: "" };
  if (auth === "wrong") return { authorization: "Bearer wrong" };
  if (auth === "header") return { authorization: "", "x-openclaw-webhook-secret": secret };
  if (auth)
    return Object.fromEntries(Object.entries(auth).map(([name, value]) => [name, value.replace("SECRET", secret)]));
  return { authorization: `Bearer ${secret}` };
}
