import { execFile } from "node:child_process";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer, type LookupFunction, type Socket } from "node:net";
import tls from "node:tls";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { Connections } from "../../src/delivery/connections.ts";
import { forbiddenAddresses } from "../../src/delivery/forbidden-addresses.ts";
import { MAX_HEAD_BYTES, post, type TransportRules } from "../../src/delivery/transport.ts";
import { certificate } from "../support/certificate.ts";
import { startReceiver } from "./support/receiver.ts";

const LOOPBACK: TransportRules = {
  forbidden: forbiddenAddresses(["127.0.0.0/8"]),
  allowHttp: true,
  timeoutMs: 20_000,
};
const toLoopback: LookupFunction = (_name, { all }, callback) =>
  all ? callback(null, [{ address: "127.0.0.1", family: 4 }]) : callback(null, "127.0.0.1", 4);

const send = (url: string, rules: Partial<TransportRules> = {}, signal = new AbortController().signal) =>
  post({ url, headers: { "webhook-id": "1" }, body: Buffer.from('{"a":1}') }, { ...LOOPBACK, ...rules }, signal);

/** Its status and its error class. */
const outcome = async (...args: Parameters<typeof send>) => {
  const answer = await send(...args);
  return answer && [answer.status, answer.error];
};

/** Says something to whoever connects. */
async function listener(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Says a part now and then, until the other side has closed. */
function trickle(socket: Socket, part: string): void {
  const timer = setInterval(() => socket.write(part), 20);
  socket.on("close", () => clearInterval(timer));
}

describe("an exchange", () => {
  test("is one POST with the headers and the body, and nothing of this process", async () => {
    const { url, received } = await startReceiver((res) => res.writeHead(200, { "set-cookie": "a=b" }).end());
    for (const _ of [1, 2]) expect(await outcome(`${url}?token=1`)).toEqual([200, undefined]);
    const host = new URL(url).host;
    const headers = { "webhook-id": "1", "content-length": "7", connection: "close", host };
    const one = { url: "/hook?token=1", body: '{"a":1}', headers };
    expect(received.map(({ at: _at, ...rest }) => rest)).toEqual([one, one]);
  });

  test.each([200, 201, 202, 204, 299])("that is answered with %d succeeds", async (status) => {
    const { url } = await startReceiver((res) => res.writeHead(status).end());
    expect(await outcome(url)).toEqual([status, undefined]);
  });

  test.each([400, 401, 404, 410, 429, 500, 503, 599])("that is answered with %d fails", async (status) => {
    const { url } = await startReceiver((res) => res.writeHead(status, { "retry-after": "7" }).end());
    expect(await send(url)).toMatchObject({ status, error: "http_status", retryAfter: "7" });
  });

  test.each([300, 301, 302, 303, 304, 307, 308])("that is answered with %d is not followed", async (status) => {
    const other = await startReceiver();
    const { url } = await startReceiver((res) => res.writeHead(status, { location: other.url }).end());
    expect(await outcome(url)).toEqual([status, "redirect"]);
    expect(other.received).toEqual([]);
  });

  test("keeps the first kilobyte of the answer and closes the connection", async () => {
    let closed = false;
    const { url } = await startReceiver((res) => {
      res.on("close", () => {
        closed = true;
      });
      const more = () => void (res.write("x".repeat(1_000)) ? setImmediate(more) : res.once("drain", more));
      more();
    });
    const answer = await send(url);
    expect(answer?.status).toBe(200);
    expect(answer?.head.length).toBe(MAX_HEAD_BYTES);
    await expect.poll(() => closed, { timeout: 10_000 }).toBe(true);
  });

  test("ends by its time when the receiver does not answer", async () => {
    const url = await listener(() => undefined);
    expect(await outcome(url, { timeoutMs: 100 })).toEqual([undefined, "timeout"]);
  });

  test("ends by its time when the receiver sends its headers, or headers of other answers, bit by bit", async () => {
    const headers = await listener((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nx: ");
      trickle(socket, "y");
    });
    expect(await outcome(headers, { timeoutMs: 300 })).toEqual([undefined, "timeout"]);
    const answers = await listener((socket) => trickle(socket, "HTTP/1.1 102 Processing\r\n\r\n"));
    expect(await outcome(answers, { timeoutMs: 300 })).toEqual([undefined, "timeout"]);
  });

  test("succeeds with the status, though the body comes bit by bit", async () => {
    const url = await listener((socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n");
      trickle(socket, "y");
    });
    const started = performance.now();
    expect(await outcome(url)).toEqual([200, undefined]);
    expect(performance.now() - started).toBeLessThan(LOOPBACK.timeoutMs);
  });

  test("succeeds with a status that came in time, though its time ends before the body does", async () => {
    const url = await listener((socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n");
      trickle(socket, "y");
    });
    expect(await outcome(url, { timeoutMs: 400 })).toEqual([200, undefined]);
  });

  test("that is answered before the body was read has that status", async () => {
    const url = await listener((socket) => socket.end("HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\n\r\n"));
    expect(await outcome(url)).toEqual([413, "http_status"]);
  });

  test.each([
    ["protocol", "SSH-2.0-OpenSSH_9.6\r\n"],
    ["protocol", "HTTP/1.1 200 OK\r\nx y\r\n\r\n"],
    ["connection", ""],
    ["connection", "HTTP/1.1 200 OK\r\nx:"],
  ])("fails as %s when the receiver closes after saying %j", async (error, text) => {
    const url = await listener((socket) => {
      socket.once("data", () => socket.end(text));
    });
    expect(await outcome(url)).toEqual([undefined, error]);
  });

  test("fails as protocol when the headers of the answer do not end", async () => {
    const url = await listener((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      trickle(socket, `x: ${"y".repeat(2_000)}\r\n`);
    });
    expect(await outcome(url)).toEqual([undefined, "protocol"]);
  });

  test("fails as connection where nobody listens, and as dns where the name does not resolve", async () => {
    const { url } = await startReceiver();
    const closed = url.replace(/:\d+/, ":1");
    expect(await outcome(closed)).toEqual([undefined, "connection"]);
    expect(await outcome("http://nothing.invalid/")).toEqual([undefined, "dns"]);
  });

  test("is not begun when http is not allowed", async () => {
    const { url, received } = await startReceiver();
    expect(await outcome(url, { allowHttp: false })).toEqual([undefined, "forbidden_scheme"]);
    expect(received).toEqual([]);
  });

  test("that is aborted has no answer", async () => {
    const url = await listener(() => undefined);
    const aborting = new AbortController();
    const answer = send(url, {}, aborting.signal);
    aborting.abort();
    expect(await answer).toBeUndefined();
    expect(await send(url, {}, aborting.signal)).toBeUndefined();
  });

  test("uses no proxy of the environment, nor trusts a certificate because the environment says so", async () => {
    const { url, received } = await startReceiver();
    const proxy = await startReceiver();
    const program = `
      import { forbiddenAddresses } from "./src/delivery/forbidden-addresses.ts";
      import { post } from "./src/delivery/transport.ts";
      const rules = { forbidden: forbiddenAddresses(["127.0.0.0/8"]), allowHttp: true, timeoutMs: 20_000 };
      const answer = await post({ url: process.argv[1], headers: {}, body: Buffer.from("{}") }, rules, new AbortController().signal);
      console.log(answer.status ?? answer.error);`;
    const { origin } = new URL(proxy.url);
    const proxies = { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: origin, http_proxy: origin, HTTPS_PROXY: origin };
    const env = { ...process.env, ...proxies, NODE_TLS_REJECT_UNAUTHORIZED: "0", NODE_NO_WARNINGS: "1" };
    const run = async (target: string) => {
      const args = ["--input-type=module", "--eval", program, target];
      return (await promisify(execFile)(process.execPath, args, { env })).stdout.trim();
    };
    expect(await run(url)).toBe("204");
    expect(await run((await startSecure()).url)).toBe("tls");
    expect([received.length, proxy.received.length]).toEqual([1, 0]);
  });
});

async function startSecure(commonName?: string) {
  const { cert, key } = await certificate(commonName);
  const names: tls.TLSSocket["servername"][] = [];
  const hosts: (string | undefined)[] = [];
  const server = createSecureServer({ cert, key }, (req, res) => {
    hosts.push(req.headers.host);
    res.writeHead(204).end();
  });
  server.on("secureConnection", (socket) => names.push(socket.servername));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { cert, port, names, hosts, url: `https://127.0.0.1:${port}/` };
}

describe("a connection that is kept", () => {
  const sendKept = async (url: string, connections: Connections, endpointId = "a", timeoutMs = 20_000) => {
    const message = { url, headers: {}, body: Buffer.from("{}"), agent: connections.of(endpointId, url) };
    const answer = await post(message, { ...LOOPBACK, timeoutMs }, new AbortController().signal);
    return answer?.error ?? answer?.status;
  };
  const keeping = () => {
    const connections = new Connections();
    onTestFinished(() => connections.close());
    return connections;
  };
  const OK = "HTTP/1.1 204 No Content\r\n\r\n";

  test("is used for the next message of its endpoint, and of no other", async () => {
    const ports: (number | undefined)[] = [];
    const url = await listener((socket) => {
      socket.on("data", () => {
        ports.push(socket.remotePort);
        socket.write(OK);
      });
    });
    const connections = keeping();
    for (const endpoint of ["a", "a", "b"]) expect(await sendKept(url, connections, endpoint)).toBe(204);
    expect(ports[1]).toBe(ports[0]);
    expect(ports[2]).not.toBe(ports[0]);
  });

  test("that the receiver has closed meanwhile is replaced by a new one", async () => {
    let count = 0;
    const url = await listener((socket) => {
      let first = true;
      socket.on("data", () => {
        count += 1;
        if (first) socket.write(OK);
        else socket.destroy();
        first = false;
      });
    });
    const connections = keeping();
    for (const _ of [1, 2, 3]) expect(await sendKept(url, connections)).toBe(204);
    expect(count).toBe(4);
  });

  test("does not outlast an answer that was not read to its end", async () => {
    const ports: (number | undefined)[] = [];
    const receiver = await startReceiver((res) => {
      ports.push(res.socket?.remotePort);
      res.end("x".repeat(100_000));
    });
    const connections = keeping();
    for (const _ of [1, 2]) expect(await sendKept(receiver.url, connections)).toBe(200);
    expect(new Set(ports).size).toBe(2);
  });

  test("gives the next message no more time than a new one", async () => {
    let count = 0;
    const url = await listener((socket) => {
      socket.on("data", () => {
        count += 1;
        if (count === 1) socket.write(OK);
      });
    });
    const connections = keeping();
    expect(await sendKept(url, connections)).toBe(204);
    expect(await sendKept(url, connections, "a", 300)).toBe("timeout");
  });
});

describe("an exchange over TLS", () => {
  test("fails as tls with a certificate that nobody vouches for, before anything is sent", async () => {
    const { url, hosts } = await startSecure();
    expect(await outcome(url)).toEqual([undefined, "tls"]);
    expect(hosts).toEqual([]);
  });

  test("fails as tls where the receiver speaks plain HTTP", async () => {
    const { url } = await startReceiver();
    expect(await outcome(url.replace("http:", "https:"))).toEqual([undefined, "tls"]);
  });

  test("names the host of the URL, and takes the certificate of no other", async () => {
    const { cert, port, names, hosts } = await startSecure();
    const before = tls.getCACertificates("default");
    tls.setDefaultCACertificates([...before, cert]);
    onTestFinished(() => tls.setDefaultCACertificates(before));
    const rules = { lookup: toLoopback };
    expect(await outcome(`https://localhost:${port}/`, rules)).toEqual([204, undefined]);
    expect(await outcome(`https://localhost.:${port}/`, rules)).toEqual([204, undefined]);
    expect(await outcome(`https://127.0.0.1:${port}/`, rules)).toEqual([204, undefined]);
    expect(await outcome(`https://hooks.test:${port}/`, rules)).toEqual([undefined, "tls"]);
    expect(names.slice(0, 3)).toEqual(["localhost", "localhost", false]);
    expect(hosts).toEqual([`localhost:${port}`, `localhost.:${port}`, `127.0.0.1:${port}`]);
  });
});
