import { writeFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { connect, type TLSSocket } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Certificate, certificate, writeCertificate } from "../support/certificate.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { run } from "../support/program.ts";
import { LIST, program, route, withRoutes } from "../support/reloading-program.ts";

const TLS = { gateway: { tls: { cert: "cert.pem", key: "key.pem" } } };
const SERVED = withRoutes({ a: route("s") }, TLS);

/** The status of an answer to a client that trusts this certificate alone. */
function status(url: string, ca: string): Promise<number | string> {
  const headers = { "content-type": "application/json", authorization: "Bearer s" };
  return new Promise((resolve) => {
    const req = request(`${url}/plugins/webhooks/a`, { method: "POST", headers, ca, agent: false }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    req.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    req.end(LIST);
  });
}

function handshake(url: string, options: object): Promise<TLSSocket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), ...options }, () => resolve(socket));
    socket.on("error", reject);
    onTestFinished(() => void socket.destroy());
  });
}

describe("a gateway with TLS", () => {
  test("answers over TLS 1.2 and newer with its certificate, and not over older ones or without", async () => {
    const own = await certificate();
    const gateway = await program(SERVED, (directory) => writeCertificate(directory, own));
    expect(gateway.url).toMatch(/^https:/);
    expect(await status(gateway.url, own.cert)).toBe(200);
    expect((await handshake(gateway.url, { ca: own.cert })).getProtocol()).toBe("TLSv1.3");
    expect((await handshake(gateway.url, { ca: own.cert, maxVersion: "TLSv1.2" })).getProtocol()).toBe("TLSv1.2");
    const old = { ca: own.cert, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" };
    await expect(handshake(gateway.url, old)).rejects.toThrow(/protocol version/);
    await expect(fetch(gateway.url.replace("https", "http"))).rejects.toThrow("fetch failed");
    expect(await status(gateway.url, own.cert)).toBe(200);
  });

  test("takes a new certificate without dropping a connection, and keeps the old one while the pair does not fit", async () => {
    const [first, second] = [await certificate(), await certificate()];
    const gateway = await program(SERVED, (directory) => writeCertificate(directory, first));
    const open = await handshake(gateway.url, { ca: first.cert });
    const reported = await gateway.reloaded(() => writeFileSync(join(gateway.directory, "cert.pem"), second.cert));
    expect(reported).toMatch(/gateway\.tls\.key: found .*key\.pem, expected the key of the certificate in .*cert\.pem/);
    expect(await status(gateway.url, first.cert)).toBe(200);
    await gateway.reloaded(() => writeFileSync(join(gateway.directory, "key.pem"), second.key));
    expect(await status(gateway.url, second.cert)).toBe(200);
    expect(await status(gateway.url, first.cert)).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY/);
    open.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    const [answer] = await new Promise<Buffer[]>((resolve) => open.once("data", (chunk) => resolve([chunk])));
    expect(answer?.toString()).toMatch(/^HTTP\/1\.1 200/);
    expect(gateway.log()).not.toContain("PRIVATE KEY");
  });
});

describe("TLS that cannot be had stops the start with the reason", () => {
  const cases: [string, (own: Certificate, other: Certificate) => Partial<Certificate>, RegExp][] = [
    ["no certificate", ({ key }) => ({ key }), /gateway\.tls\.cert: found ENOENT when reading .*cert\.pem, expected/],
    ["no key", ({ cert }) => ({ cert }), /gateway\.tls\.key: found ENOENT when reading .*key\.pem, expected/],
    [
      "a key in the certificate's place",
      ({ key }) => ({ cert: key, key }),
      /gateway\.tls\.cert: found .*cert\.pem, which contains none, expected the path of a certificate in PEM form/,
    ],
    [
      "a certificate in the key's place",
      ({ cert }) => ({ cert, key: cert }),
      /gateway\.tls\.key: found .*key\.pem, which contains none, expected the path of a private key without a passphrase/,
    ],
    [
      "the key of another certificate",
      ({ cert }, { key }) => ({ cert, key }),
      /gateway\.tls\.key: found .*key\.pem, expected the key of the certificate in .*cert\.pem/,
    ],
  ];
  test.each(cases)("%s", async (_what, files, message) => {
    const directory = temporaryDirectory();
    const { cert, key } = files(await certificate(), await certificate());
    if (cert) writeFileSync(join(directory, "cert.pem"), cert);
    if (key) writeFileSync(join(directory, "key.pem"), key);
    const file = join(directory, "openclaw.json");
    writeFileSync(file, JSON.stringify(SERVED));
    const ended = await run(["serve", "--config", file, "--port", "0", "--state-dir", directory]);
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(message);
    expect(ended.err).not.toMatch(/PRIVATE KEY|\n\s+at /);
  });
});
