import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";

import { aFlow } from "../store/describe-flow-store.ts";
import { insertFlow } from "../support/flows.ts";

import { temporaryDirectory } from "../support/gateway.ts";

import { run, start } from "../support/program.ts";
import { ENDPOINT, filled } from "../transfer/records.ts";

const SESSION = "agent:main:main";
let stateDir: string;
beforeAll(async () => {
  stateDir = await filled(join(temporaryDirectory(), "state"));
});
const fresh = (name: string) => join(temporaryDirectory(), name);

test("an export goes through a pipe, says which endpoints are disabled, and changes nothing twice", async () => {
  const copy = fresh("copy");
  const { out, err } = await run(["export", "--state-dir", stateDir]);
  expect(err).toMatch(/^Exported 2 flows, 3 tasks, .* to standard output\.\nThe export has no secrets\./);
  const said = await run(["import", "--state-dir", copy, "-"], {}, out);
  expect(said.code, said.err).toBe(0);
  expect(said.out).toMatch(/^Imported 2 flows, 3 tasks, .* from standard input\.\nDisabled, because/);
  expect(said.out).toContain(`  ${ENDPOINT.endpointId} of session "${SESSION}"\n`);
  expect(said.out + said.err).not.toContain("whsec_");
  const again = await run(["import", "--state-dir", copy, "-"], {}, out);
  expect(again.out).toMatch(/^Imported nothing from standard input\.\nAlready there: 2 flows, 3 tasks, /);
});

test("a damaged file and a wrong command line change nothing, and say what to do", async () => {
  const [file, copy] = [fresh("export.jsonl"), fresh("copy")];
  expect((await run(["export", "--state-dir", stateDir, "--with-secrets", file])).err).toContain(", with secrets.");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = await run(["export", "--state-dir", stateDir, file]);
  expect(again).toMatchObject({ code: 1, err: `${file} exists. An export overwrites nothing: choose another name.\n` });
  writeFileSync(file, readFileSync(file, "utf8").slice(0, -10));
  const cut = await run(["import", "--state-dir", copy, file]);
  expect(cut).toMatchObject({ code: 1, out: "" });
  expect(cut.err).toMatch(/, line \d+: the file is cut off in this line\. Nothing was imported\.\n$/);
  expect(existsSync(copy)).toBe(false);
  const usage = await run(["import", "--state-dir", copy, "--on-conflict", "skipp", file]);
  expect(usage).toMatchObject({
    code: 2,
    err: '--on-conflict takes refuse or skip, not "skipp". Did you mean skip?\n',
  });
});

test("an export whose reader goes away fails, and leaves nothing behind", async () => {
  const used = fresh("used");
  const store = openStore({ stateDir: used });
  for (let count = 0; count < 20; count += 1) await insertFlow(store, aFlow({ goal: "g".repeat(20_000) }));
  await store.close();
  const before = readdirSync(used).sort();
  const { child, output } = start(["export", "--state-dir", used, "-"]);
  child.stdout?.destroy();
  const [code] = await once(child, "exit");
  expect([code, output.err]).toEqual([1, "Standard output cannot be written (EPIPE).\n"]);
  expect(readdirSync(used).sort()).toEqual(before);
});
