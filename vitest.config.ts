import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { startsPrograms } from "./test/support/starts-programs.ts";

/** Suites that need more than `npm ci`: each has a separate script that installs it, and is run by .ci/run. */
const HEAVY = [
  "clients",
  "compatibility",
  "deploy",
  "docs",
  "durability",
  "hosts",
  "integrations",
  "postgres",
  "proxies",
  "release",
  "sdk-runtimes",
  "torture",
];

const root = fileURLToPath(new URL(".", import.meta.url));
const files = globSync("test/**/*.test.ts", { cwd: root, exclude: ["**/node_modules", "**/.work"] }).filter(
  (file) => !HEAVY.some((suite) => file.startsWith(`test/${suite}/`)),
);
/** Files that wait for timers, or start one program after the other: `npm run test:slow`, for `npm test` is to take minutes. */
const SLOW = [
  "test/cli/refused-start.test.ts",
  "test/cli/work.test.ts",
  "test/gateway/log-destination.test.ts",
  "test/gateway/refresh.test.ts",
  "test/gateway/reload.test.ts",
  "test/gateway/watch/watch-config.test.ts",
  "test/sdk/work.test.ts",
  "test/worker/acp/failures.test.ts",
];
const quick = files.filter((file) => !SLOW.includes(file));
const programs = quick.filter((file) => startsPrograms(`${root}${file}`));

/** Generous: a test that waits ends as soon as what it waits for is there, and a busy machine takes several times as long. */
const common = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 10_000 } },
  globalSetup: ["test/support/run-folder.ts"],
};
const suite = (name: string, include: string[]) => ({ test: { ...common, name, include } });

export default defineConfig({
  test: {
    projects: [
      // Answers in a minute; what starts programs takes longer.
      suite(
        "unit",
        quick.filter((file) => !programs.includes(file)),
      ),
      suite("programs", programs),
      suite("slow", SLOW),
      ...HEAVY.map((name) => suite(name, [`test/${name}/**/*.test.ts`])),
    ],
  },
});
