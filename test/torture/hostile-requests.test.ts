import { expect, test } from "vitest";
import { allFlows, Connection } from "./support/connection.ts";
import { residentKilobytes } from "./support/process-usage.ts";
import { exchange, head, open } from "./support/raw.ts";
import { configure, type Service, startService } from "./support/service.ts";

/** A smuggled request, whose effect must not exist afterwards. */
const SMUGGLED = '{"action":"create_flow","goal":"smuggled"}';
const smuggledRequest = `${head(`Content-Length: ${SMUGGLED.length}`)}\r\n\r\n${SMUGGLED}`;
const whole = (body: string) => `${head(`Content-Length: ${Buffer.byteLength(body)}`)}\r\n\r\n${body}`;
const chunked = (...lines: string[]) => `${head("Transfer-Encoding: chunked")}\r\n\r\n${lines.join("\r\n")}`;
const size = SMUGGLED.length.toString(16);
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

/** Streams in which two parsers could disagree about the end of a request (RFC 9112, section 11.2). */
const SMUGGLING: Record<string, string> = {
  "Content-Length and Transfer-Encoding": `${head("Content-Length: 4", "Transfer-Encoding: chunked")}\r\n\r\n0\r\n\r\n${smuggledRequest}`,
  "Transfer-Encoding and Content-Length": `${head("Transfer-Encoding: chunked", `Content-Length: ${SMUGGLED.length}`)}\r\n\r\n${SMUGGLED}`,
  "two Content-Lengths": `${head("Content-Length: 2", `Content-Length: ${SMUGGLED.length}`)}\r\n\r\n${SMUGGLED}`,
  "a list of Content-Lengths": `${head(`Content-Length: ${SMUGGLED.length}, ${SMUGGLED.length}`)}\r\n\r\n${SMUGGLED}`,
  "a signed Content-Length": `${head(`Content-Length: +${SMUGGLED.length}`)}\r\n\r\n${SMUGGLED}`,
  "a Content-Length of letters": `${head("Content-Length: 0x2a")}\r\n\r\n${SMUGGLED}`,
  "a coding that is not known": `${head("Transfer-Encoding: xchunked")}\r\n\r\n${size}\r\n${SMUGGLED}\r\n0\r\n\r\n`,
  "chunked that is not the last coding": `${head("Transfer-Encoding: chunked, identity")}\r\n\r\n${size}\r\n${SMUGGLED}\r\n0\r\n\r\n`,
  "a blank before the colon": `${head("Transfer-Encoding : chunked")}\r\n\r\n${size}\r\n${SMUGGLED}\r\n0\r\n\r\n`,
  "a folded line (obs-fold)": `${head("Transfer-Encoding:\r\n chunked")}\r\n\r\n${size}\r\n${SMUGGLED}\r\n0\r\n\r\n`,
  "lines that end in a bare LF": whole(SMUGGLED).replaceAll("\r\n", "\n"),
  "one line that ends in a bare LF": `${head("X-One: 1\nX-Two: 2", `Content-Length: ${SMUGGLED.length}`)}\r\n\r\n${SMUGGLED}`,
  "a bare CR in a field": `${head("X-One: 1\rX-Two: 2", `Content-Length: ${SMUGGLED.length}`)}\r\n\r\n${SMUGGLED}`,
  "a NUL in a field": `${head("X-One: 1\0", `Content-Length: ${SMUGGLED.length}`)}\r\n\r\n${SMUGGLED}`,
  "a NUL in a field's name": `${head("X\0One: 1", `Content-Length: ${SMUGGLED.length}`)}\r\n\r\n${SMUGGLED}`,
  "a chunk size of other letters": chunked("zz", SMUGGLED, "0", "", ""),
  "a negative chunk size": chunked(`-${size}`, SMUGGLED, "0", "", ""),
  "a chunk size with 0x": chunked(`0x${size}`, SMUGGLED, "0", "", ""),
  "a chunk size beyond 64 bits": chunked("fffffffffffffffff", SMUGGLED, "0", "", ""),
  "a chunk that is longer than its size": chunked("2", SMUGGLED, "0", "", ""),
  "a chunk that ends in a bare LF": `${head("Transfer-Encoding: chunked")}\r\n\r\n${size}\n${SMUGGLED}\n0\n\n`,
  "a chunk extension without an end": chunked(`${size};${"x".repeat(100_000)}`, SMUGGLED, "0", "", ""),
};

const BROKEN: Record<string, string> = {
  "HTTP/0.9": "GET /plugins/webhooks/zapier\r\n\r\n",
  "the preface of HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "a version that there is not": whole(SMUGGLED).replace("HTTP/1.1", "HTTP/9.9"),
  "a method that there is not": whole(SMUGGLED).replace("POST", "SMUGGLE"),
  "a NUL in the path": whole(SMUGGLED).replace("zapier", "zap\0ier"),
  "the first bytes of TLS": `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${"\x00".repeat(200)}`,
  "text that is not HTTP": "EHLO example.org\r\n".repeat(100),
  "one field of a megabyte": `${head(`X-Large: ${"x".repeat(1_000_000)}`)}\r\n\r\n`,
  "20,000 fields": `${head(...Array.from({ length: 20_000 }, (_, n) => `X-${n}: ${n}`))}\r\n\r\n`,
  "a path of a megabyte": whole(SMUGGLED).replace("zapier", "z".repeat(1_000_000)),
  "no Host": whole(SMUGGLED).replace("Host: gateway\r\n", ""),
};

const BODIES: Record<string, string> = {
  "a body that says it is too large": `${head("Content-Length: 99999999999")}\r\n\r\n`,
  "chunks that grow too large": chunked(
    ...Array.from({ length: 40 }, () => `4000\r\n${"x".repeat(0x4000)}`),
    "0",
    "",
    "",
  ),
  "arrays, 100,000 deep": whole(nested(100_000)),
  "a state, 100,000 deep": whole(`{"action":"create_flow","goal":"smuggled","stateJson":${nested(100_000)}}`),
  "__proto__ as a field": whole('{"__proto__":{"action":"create_flow"},"action":"create_flow","goal":"smuggled"}'),
  "constructor as a field": whole('{"constructor":{"prototype":{}},"action":"create_flow","goal":"smuggled"}'),
  "an action that every object has": whole('{"action":"toString","goal":"smuggled"}'),
  "__proto__ as an action": whole('{"action":"__proto__","goal":"smuggled"}'),
  "NULs for JSON": whole("\0".repeat(1_000)),
  "a NUL within JSON": whole('{"action":"create_flow","goal":"smuggled\0"}'),
  "half of a body, and then nothing": `${head("Content-Length: 200")}\r\n\r\n{"action":`,
};

/** A heap so small that any leak ends the process. */
const SMALL_HEAP = { NODE_OPTIONS: "--max-old-space-size=48" };

async function expectRefused({ url }: Service, what: string, bytes: string): Promise<void> {
  const { statuses, text, closed } = await exchange(url, Buffer.from(bytes, "latin1"), 1_500);
  expect(closed || statuses.length > 0, `${what}: neither an answer nor closed`).toBe(true);
  const unclean = statuses.filter((status) => status < 400 || status > 499);
  expect(unclean, `${what}: ${text.slice(0, 500)}`).toEqual([]);
  expect(text, what).not.toMatch(/\n\s+at |node:internal|\.ts:\d/);
}

/** Uploads whose senders disconnect halfway, with and without a pending response. */
async function abort({ url }: Service): Promise<void> {
  const socket = await open(url);
  socket.write(`${head("Content-Length: 100000")}\r\n\r\n${"x".repeat(50_000)}`);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
  socket.resetAndDestroy();
}

async function attack(service: Service): Promise<void> {
  const requests = Object.entries({ ...SMUGGLING, ...BROKEN, ...BODIES });
  await Promise.all(requests.map(([what, bytes]) => expectRefused(service, what, bytes)));
  await Promise.all(Array.from({ length: 50 }, () => abort(service)));
}

test("requests that no client sends are refused or cut off, make nothing, and leave no memory behind", async () => {
  const service = await startService(configure({ limits: { bodyTimeoutMs: 1_000 } }), SMALL_HEAP);
  // The first rounds fill caches that every server has: compiled code, pools of buffers.
  for (let round = 0; round < 5; round += 1) await attack(service);
  const before = residentKilobytes(service.child.pid);
  for (let round = 0; round < 10; round += 1) await attack(service);
  const grown = residentKilobytes(service.child.pid) - before;
  expect(grown, "kilobytes that the memory has grown by").toBeLessThan(32 * 1024);

  const connection = new Connection(service.url);
  expect(await allFlows(connection)).toEqual([]);
  connection.close();
  expect(service.child.exitCode).toBeNull();
});

test("a pipeline is answered in its order up to where it turns into garbage, and no further", async () => {
  const { url } = await startService(configure());
  const read = whole('{"action":"find_latest_flow"}');
  const { statuses, closed } = await exchange(
    url,
    `${read.repeat(100)}\x00\x01garbage\r\n\r\n${smuggledRequest}`,
    3_000,
  );
  expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
  expect({ last: statuses.at(-1), closed }).toEqual({ last: 400, closed: true });
  const connection = new Connection(url);
  expect(await allFlows(connection)).toEqual([]);
  connection.close();
});

test("keys of objects' prototypes in a state are data like any other, and NULs in strings are kept", async () => {
  const { url } = await startService(configure());
  const connection = new Connection(url);
  const state = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"\\u0000"}';
  const body = `{"action":"create_flow","goal":"\\u0000goal","stateJson":${state}}`;
  const { text } = await exchange(url, whole(body));
  expect(text).toContain(`"stateJson":${state}`);
  expect((await allFlows(connection)).map(({ goal }) => goal)).toEqual(["\0goal"]);
  const { body: latest } = await connection.call({ action: "find_latest_flow" });
  expect(JSON.stringify(latest)).not.toContain('"polluted":true,"');
  connection.close();
});
