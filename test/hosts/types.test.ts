import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "./support/host.ts";

test("what the adapter declares of its host is what both versions declare themselves", async () => {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const checked = promisify(execFile)(process.execPath, [tsc, "-p", join(root, "test/hosts/types/tsconfig.json")]);
  await expect(checked.then(({ stdout }) => stdout)).resolves.toBe("");
});
