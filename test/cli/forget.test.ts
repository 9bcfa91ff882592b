import { expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { fillSession } from "../store/describe-forgetting.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { run } from "../support/program.ts";

const SESSION = "agent:main:main";
const COUNTS = "2 flows, 2 tasks, 5 events, 1 endpoint, 1 delivery and 1 idempotency key";

test("forget asks for --yes where nobody can be asked, refuses a directory in use, and tells what it has deleted", async () => {
  const stateDir = temporaryDirectory();
  const store = openStore({ stateDir });
  await fillSession(store, SESSION, "forgotten");
  const forget = (...more: string[]) => run(["forget", "--session", SESSION, "--state-dir", stateDir, ...more]);
  const refused = await forget("--yes");
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toMatch(/^Another process uses the state directory .* Stop it, or choose another directory/);
  await store.close();
  expect(await forget()).toEqual({
    code: 2,
    out: "",
    err: "forget deletes without asking only with --yes: standard input is no terminal.\n",
  });
  expect(await forget("--yes")).toEqual({
    code: 0,
    out: `Deleted ${COUNTS} of the session "${SESSION}".\n`,
    err: "",
  });
});
