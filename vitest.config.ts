import { defineConfig } from "vitest/config";

/** Suites that need more than `npm ci`: each has a separate script that installs it, and is run by .ci/run. */
const HEAVY = [
  "clients",
  "compatibility",
  "docs",
  "durability",
  "hosts",
  "integrations",
  "postgres",
  "proxies",
  "sdk-runtimes",
  "torture",
];

const common = { testTimeout: 20_000, hookTimeout: 60_000, globalSetup: ["test/support/run-folder.ts"] };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: HEAVY.map((suite) => `test/${suite}/**`),
        },
      },
      ...HEAVY.map((suite) => ({
        test: { ...common, name: suite, include: [`test/${suite}/**/*.test.ts`] },
      })),
    ],
  },
});
