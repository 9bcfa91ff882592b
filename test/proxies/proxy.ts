import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { certificate, writeCertificate } from "../support/certificate.ts";
import { freePort } from "../support/free-port.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const recipe = (name: string) => readFileSync(new URL(`../../docs/proxies/${name}`, import.meta.url), "utf8");

/** The file of the recipe with other ports and paths; each of those it names must be there. */
export function adapted(name: string, replacements: Record<string, string>): string {
  let text = recipe(name);
  for (const [from, to] of Object.entries(replacements)) {
    expect(text, `${name} names ${from}`).toContain(from);
    text = text.replaceAll(from, to);
  }
  return text;
}

export interface Proxy {
  port: number;
  /** What its certificate is to be verified with. */
  ca: string;
}

/** The real program, with the recipe's file, in front of a gateway; until the test is over. */
export async function startProxy(name: "nginx" | "caddy", gateway: string): Promise<Proxy> {
  const directory = temporaryDirectory();
  const own = await certificate();
  writeCertificate(directory, own);
  const port = await freePort();
  const common = { "127.0.0.1:18789": new URL(gateway).host, "/etc/ssl/hooks.example.com": directory };
  const args =
    name === "nginx"
      ? nginx(directory, adapted("nginx.conf", { ...common, "listen 443": `listen 127.0.0.1:${port}` }))
      : caddy(directory, adapted("Caddyfile", { ...common, "hooks.example.com {": `https://localhost:${port} {` }));
  const env = { ...process.env, HOME: directory, XDG_DATA_HOME: directory, XDG_CONFIG_HOME: directory };
  const child = spawn(name, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk) => void (errors += chunk));
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  await expect.poll(() => isListening(port), { timeout: 15_000, message: errors }).toBe(true);
  return { port, ca: own.cert };
}

function nginx(directory: string, site: string): string[] {
  mkdirSync(join(directory, "temp"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${directory}/temp/${kind};`,
  );
  const file = join(directory, "nginx.conf");
  // The workers' usual user cannot look into a temporary directory of root's.
  writeFileSync(
    file,
    `user root; daemon off; pid ${directory}/nginx.pid; error_log stderr; events {}
http { access_log off; ${temporary.join(" ")} include ${directory}/site.conf; }\n`,
  );
  writeFileSync(join(directory, "site.conf"), site);
  return ["-c", file, "-p", directory];
}

function caddy(directory: string, site: string): string[] {
  const file = join(directory, "Caddyfile");
  // Neither its own administration nor a redirect from port 80 has a place in a test.
  writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`);
  return ["run", "--config", file, "--adapter", "caddyfile"];
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}
