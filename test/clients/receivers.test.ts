import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { codeBlocks, documentAt, sectionOf } from "../support/documents.ts";
import { granted, LOCAL } from "../support/endpoints.ts";
import { freePort } from "../support/free-port.ts";
import { startTestGateway, type TestGateway } from "../support/gateway.ts";
import { hasEnded } from "../support/has-ended.ts";
import { packSdk, projectWith, root } from "../support/packed-sdk.ts";
import { pipInstall } from "./support/python.ts";
import { run } from "./support/run.ts";
import { installOnce } from "./support/workspace.ts";

const receivers = sectionOf(documentAt("docs/events.md"), "## Receivers");
const programIn = (language: string): string => codeBlocks(receivers, language)[0] ?? "";

/** Where a program of the page was made ready to run, and how it is started. */
interface Made {
  folder: string;
  command: string[];
}

/** A receiver that the page shows, or the same with another library. */
interface Sample {
  name: string;
  make: (source: (text: string) => string) => Promise<Made>;
}

function nodeSample(library: string): Sample {
  return {
    name: `Node.js with ${library}`,
    // In the repository, whose packages it finds.
    make: async (source) => {
      const folder = await installOnce({ name: `receivers-${library}`, sources: [] }, async () => {});
      writeFileSync(
        join(folder, "receiver.mjs"),
        source(programIn("js")).replace('"standardwebhooks"', `"${library}"`),
      );
      return { folder, command: [process.execPath, "receiver.mjs"] };
    },
  };
}

const SDK: Sample = {
  name: "Node.js with the SDK",
  make: async (source) => {
    const folder = await projectWith(await packSdk(), { "receiver.mts": source(programIn("ts")) });
    const types = ["--types", "node", "--typeRoots", join(root, "node_modules/@types")];
    const options = ["--ignoreConfig", "--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", ...types];
    await run(join(root, "node_modules/.bin/tsc"), [...options, "receiver.mts"], { cwd: folder });
    return { folder, command: [process.execPath, "receiver.mts"] };
  },
};

const PYTHON: Sample = {
  name: "Python with standardwebhooks",
  make: async (source) => {
    const folder = await installOnce({ name: "receivers-python", sources: ["receivers-python"] }, pipInstall);
    writeFileSync(join(folder, "receiver.py"), source(programIn("python")));
    return { folder, command: [join(folder, "venv/bin/python"), "receiver.py"] };
  },
};

const GO: Sample = {
  name: "Go with standard-webhooks",
  make: async (source) => {
    const folder = await installOnce({ name: "receivers-go", sources: ["receivers-go"] }, async () => {});
    writeFileSync(join(folder, "main.go"), source(programIn("go")));
    await run("go", ["vet", "."], { cwd: folder });
    await run("go", ["build", "-o", "receiver", "."], { cwd: folder });
    return { folder, command: [join(folder, "receiver")] };
  },
};

const SAMPLES = [nodeSample("standardwebhooks"), nodeSample("svix"), SDK, PYTHON, GO];

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ routes: { zapier: granted("agent:main:main") }, taskflow: { endpoints: LOCAL } });
});
afterAll(() => gateway?.close());

describe.each(SAMPLES)("the receiver in $name", ({ make }) => {
  let port: number;
  let url: string;
  let made: Made;

  beforeAll(async () => {
    port = await freePort();
    url = `http://127.0.0.1:${port}/hook`;
    made = await make((text) => text.replace(/\b3000\b/, String(port)));
  }, 10 * 60_000);

  test("accepts what the gateway sends, also during a rotation of the secret", async () => {
    const { endpoint, secret = "" } = (await call({ action: "create_endpoint", url, types: ["flow.succeeded"] }))
      .result;
    const { endpointId } = endpoint;
    onTestFinished(async () => void (await call({ action: "delete_endpoint", endpointId })));
    const old = await startReceiver(made, secret, url);
    const tried = await call({ action: "test_endpoint", endpointId });
    expect(tried.result.attempt).toMatchObject({ delivered: true, status: 204 });
    await expectReceived(old);

    const rotated = (await call({ action: "update_endpoint", endpointId, rotateSecret: true })).result.secret ?? "";
    expect(rotated).not.toBe(secret);
    await expectReceived(old);
    await old.stop();
    await expectReceived(await startReceiver(made, rotated, url));
  });

  test("refuses what the gateway has not signed a moment ago, and goes on", async () => {
    const secret = `whsec_${Buffer.from("a secret of twenty-four b").toString("base64")}`;
    const receiver = await startReceiver(made, secret, url);
    const forged = `whsec_${Buffer.from("another secret of this kind").toString("base64")}`;
    const signed = (at: Date, by = secret, body = BODY) => headersOf(by, at, body);
    const now = new Date();
    const refused: [headers: Record<string, string>, body: string | Buffer][] = [
      [{}, BODY],
      [signed(now, forged), BODY],
      [signed(now), BODY.replace("Forged", "forged")],
      [signed(new Date(now.getTime() - 3_600_000)), BODY],
      [signed(new Date(now.getTime() + 3_600_000)), BODY],
      [{ ...signed(now), "webhook-signature": "v1" }, BODY],
      [{ ...signed(now), "webhook-signature": "v1,ÿ" }, BODY],
      [{ ...signed(now), "webhook-timestamp": "soon" }, BODY],
      [signed(now), Buffer.from([0xff, 0xfe])],
      [signed(now), "{"],
    ];
    const statuses = [];
    for (const [headers, body] of refused) statuses.push((await fetch(url, { method: "POST", headers, body })).status);
    expect(statuses).toEqual(refused.map(() => 401));
    expect((await fetch(url, { method: "POST", headers: signed(now), body: "x".repeat(1_000_001) })).status).toBe(413);
    expect((await fetch(url, { method: "POST", headers: signed(now), body: BODY })).status).toBe(204);
    await expect.poll(() => receiver.output.out, POLL).toBe("flow.succeeded e Forged\n");
  });
});

const POLL = { timeout: 30_000 };
const BODY = JSON.stringify({
  type: "flow.succeeded",
  timestamp: new Date().toISOString(),
  data: { event: { eventId: "e", type: "flow.succeeded", flowId: "f" }, flow: { flowId: "f", goal: "Forged" } },
});

const call = async (request: Parameters<TestGateway["call"]>[0]) => (await gateway.call(request)).body;

function headersOf(secret: string, at: Date, body: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "webhook-id": "e",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign("e", at, body),
  };
}

/** A flow that ends, whose goal and state are more than ASCII, is printed as the page says. */
async function expectReceived({ output }: Receiver): Promise<void> {
  const stateJson = { text: "Grüße, \u2028 “quoted”, 🦀", exact: "12345678901234567890" };
  const { flow } = (await call({ action: "create_flow", goal: "Übersicht 🦀", stateJson })).result;
  const { flowId } = flow;
  await call({ action: "finish_flow", flowId, expectedRevision: 0 });
  const { events } = (await call({ action: "list_events", flowId, types: ["flow.succeeded"] })).result;
  await expect.poll(() => output.out, POLL).toContain(`flow.succeeded ${events[0]?.eventId} Übersicht 🦀\n`);
}

interface Receiver {
  output: { out: string; err: string };
  stop: () => Promise<void>;
}

/** Starts the program, and waits until it answers. It ends with the test, if not before. */
async function startReceiver({ folder, command }: Made, secret: string, url: string): Promise<Receiver> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, ENDPOINT_SECRET: secret } });
  const output = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk) => void (output.out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk) => void (output.err += chunk));
  const stop = () => stopped(child);
  onTestFinished(stop);
  const answers = async () => {
    if (hasEnded(child)) throw new Error(`The receiver has ended: ${output.err}`);
    return (await fetch(url, { method: "POST", body: "{}" }).catch(() => undefined))?.status;
  };
  await expect.poll(answers, { timeout: 60_000 }).toBe(401);
  return { output, stop };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await ended;
}
