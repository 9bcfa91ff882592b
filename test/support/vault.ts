import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Reference to the secret in the vault of the same directory. */
export const VAULT_SECRET = { source: "exec", provider: "v", id: "k" };
export const INITIAL = "secret-of-the-vault";

/** An `exec` provider that records each run, waits while it is stalled, and then prints its secret. */
export function vaultIn(directory: string) {
  const at = (name: string) => join(directory, name);
  const script = `const { appendFileSync, existsSync, readFileSync } = require("node:fs");
    appendFileSync(${JSON.stringify(at("runs"))}, process.pid + "\\n");
    const timer = setInterval(() => {
      if (existsSync(${JSON.stringify(at("stalled"))})) return;
      clearInterval(timer);
      const values = { k: readFileSync(${JSON.stringify(at("kept"))}, "utf8") };
      console.log(JSON.stringify({ protocolVersion: 1, values }));
    }, 10);`;
  writeFileSync(at("vault"), `#!${process.execPath}\n${script}\n`);
  chmodSync(at("vault"), 0o700);
  writeFileSync(at("kept"), INITIAL);
  writeFileSync(at("runs"), "");
  return {
    provider: { source: "exec", command: at("vault"), timeoutMs: 60_000 },
    keep: (value: string) => writeFileSync(at("kept"), value),
    fail: () => rmSync(at("kept")),
    stall: () => writeFileSync(at("stalled"), ""),
    goOn: () => rmSync(at("stalled")),
    /** The process ids of its runs. */
    runs: () => readFileSync(at("runs"), "utf8").split("\n").filter(Boolean).map(Number),
  };
}
