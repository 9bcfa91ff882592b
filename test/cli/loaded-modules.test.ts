import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

const SOURCE = new URL("../../src/", import.meta.url);

/** What Node has loaded of itself for a module of the program. */
function builtinsOf(path: string): string[] {
  const script = `await import(${JSON.stringify(new URL(path, SOURCE).href)}); console.log(process.moduleLoadList.join("\\n"));`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }).split("\n");
}

test.each(["cli/serve.ts", "cli/work.ts", "cli/call.ts"])("%s does not load Node's client for WebSockets", (path) => {
  const loaded = builtinsOf(path);
  expect(loaded.length).toBeGreaterThan(100);
  expect(loaded.filter((name) => name.includes("undici"))).toEqual([]);
});
