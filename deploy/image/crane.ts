import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MODULE = fileURLToPath(new URL("../../tools/crane", import.meta.url));

/** Builds crane at the version and checksums of tools/crane; once, after that from Go's cache. */
export function buildCrane(work: string): string {
  const binary = join(work, "crane");
  const command = "github.com/google/go-containerregistry/cmd/crane";
  execFileSync("go", ["build", "-buildvcs=false", "-o", binary, command], { cwd: MODULE, stdio: "inherit" });
  return binary;
}

/** Runs crane, and returns what it prints. */
export type Run = (...args: string[]) => string;

/** Starts a registry in memory for as long as the work takes: crane changes images that are in one. */
export async function withRegistry(
  crane: string,
  work: (registry: string, run: Run) => void | Promise<void>,
): Promise<void> {
  const server = spawn(crane, ["registry", "serve", "--address", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
  try {
    let output = "";
    server.stdout.on("data", (chunk) => (output += chunk));
    server.stderr.on("data", (chunk) => (output += chunk));
    let port: string | undefined;
    while (port === undefined) {
      if (server.exitCode !== null) throw new Error(`crane did not start a registry: ${output}`);
      await Promise.race([once(server.stderr, "data"), once(server.stdout, "data"), once(server, "exit")]);
      port = /serving on port (\d+)/.exec(output)?.[1] ?? /:(\d+)/.exec(output)?.[1];
    }
    await work(`127.0.0.1:${port}`, (...args) =>
      execFileSync(crane, ["--insecure", ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }),
    );
  } finally {
    server.kill();
    await once(server, "exit");
  }
}
