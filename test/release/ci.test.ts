import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { root } from "../support/packed-sdk.ts";

/** What an operator of .ci/run may have set for the run that this is part of. */
const UNSET = { CI_MINUTES: "", TORTURE_FACTOR: "" };

/** Runs .ci/run with an npm that does what this case of its arguments says, and otherwise passes one test. */
function ci(cases = "", variables: Record<string, string> = {}): { status: number | null; lines: string[] } {
  const folder = temporaryDirectory();
  cpSync(join(root, ".ci"), join(folder, ".ci"), { recursive: true });
  mkdirSync(join(folder, "bin"));
  const npm = `#!/usr/bin/env bash\ncase $* in\n${cases}\n*) echo " Tests  1 passed (1)" ;;\nesac\n`;
  writeFileSync(join(folder, "bin/npm"), npm, { mode: 0o755 });
  const env = { ...process.env, PATH: `${folder}/bin:${process.env["PATH"]}`, TMPDIR: folder, ...UNSET, ...variables };
  const { status, stdout } = spawnSync(join(folder, ".ci/run"), { encoding: "utf8", env });
  return { status, lines: stdout.trimEnd().split("\n") };
}

describe(".ci/run", () => {
  test("ends with the counts of all suites, and succeeds when all do", () => {
    const { status, lines } = ci();
    const suites = lines.filter((line) => /^=== npm .* 1 passed, 0 failed, \d+ s$/.test(line));
    expect(suites.length).toBeGreaterThan(12);
    expect([status, lines.at(-1)]).toEqual([0, `${suites.length} passed, 0 failed`]);
  });

  test("fails when one suite fails, and counts its tests", () => {
    const { status, lines } = ci('*test:postgres) echo " Tests  2 failed | 3 passed (5)"; exit 1 ;;');
    expect(lines.find((line) => line.startsWith("=== npm run test:postgres: "))).toContain("3 passed, 2 failed");
    expect(status).toBe(1);
  });

  test("repeats at its end what a suite said of its failures: of a long log only the end may be kept", () => {
    const said = ["⎯⎯ Failed Tests 1 ⎯⎯", " FAIL  test/a.test.ts > is right", " Test Files  1 failed (1)"];
    const { lines } = ci(`*test:postgres) printf '%s\\n' '${said.join("' '")}' ' Tests  1 failed (1)'; exit 1 ;;`);
    expect(lines.slice(-5, -1)).toEqual(["=== npm run test:postgres failed:", ...said]);
    const other = ci("*test:postgres) echo no disk; exit 1 ;;").lines;
    expect(other.slice(-3, -1)).toEqual(["=== npm run test:postgres failed:", "no disk"]);
  });

  test("shows what could not be installed ahead, and counts it where its suite cannot install it either", () => {
    const again = ci("*install:ahead) echo no network; exit 1 ;;");
    expect(again.lines).toContain("no network");
    expect([again.status, again.lines.at(-1)]).toEqual([0, expect.stringContaining(" 0 failed")]);
    const still = ci("*install:ahead|*test:integrations) echo no network; exit 1 ;;");
    expect([still.status, still.lines.at(-1)]).toEqual([1, expect.stringContaining(" 1 failed")]);
  });

  test.each([
    { SECONDS: "200", factor: "1.00" },
    { SECONDS: "2400", factor: "0.58" },
    { SECONDS: "4000", factor: "0.20" },
    { SECONDS: "4000", CI_MINUTES: "350", factor: "1.00" },
  ])("repeats fewer crashes and steps where the suites before have taken long: %o", ({ factor, ...variables }) => {
    // Bash counts on from the seconds that its environment names.
    const { lines } = ci('*test:torture) echo "factor $TORTURE_FACTOR"; echo " Tests  1 passed (1)" ;;', variables);
    expect(lines).toContain(`factor ${factor}`);
  });

  test("names a suite that would not end in time, and runs the others", () => {
    const { status, lines } = ci("", { SECONDS: "4000" });
    const [clients = ""] = lines.slice(-2);
    expect(clients).toMatch(/^=== npm run test:clients: not run: it would take 152\d s more, after 400\d s$/);
    expect(lines).toContainEqual(expect.stringMatching(/^=== npm run test:integrations: 1 passed, 0 failed/));
    expect(status).toBe(0);
  });

  test("names what a suite leaves in the temporary folder", () => {
    const { status, lines } = ci("*test:docs) touch $TMPDIR/left ;;");
    expect(lines).toContain("left");
    expect(status).toBe(1);
  });
});
