import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root, run } from "../support/packed-sdk.ts";
import { archive, PUBLISHED, projectOf, version } from "./support/artifacts.ts";

describe.each(PUBLISHED)("the archive of %s", (name) => {
  test("has no complaint of publint", async () => {
    const said = await run(root, join(root, "node_modules/.bin/publint"), ["run", "--strict", archive(name)]);
    expect(said).not.toMatch(/^(?:Errors|Warnings):/m);
  });

  test("has its name, its version, a licence, a README, and the repository that its provenance names", async () => {
    const files = (await run(root, "tar", ["-tzf", archive(name)])).split("\n");
    expect(files).toEqual(expect.arrayContaining(["package/LICENSE", "package/README.md"]));
    expect(files.filter((file) => /\.(?:env|key|pem|secret)$|node_modules|\.test\./.test(file))).toEqual([]);
    const manifest = JSON.parse(await run(root, "tar", ["-xzOf", archive(name), "package/package.json"]));
    expect(manifest).toMatchObject({ name, version, license: "MIT" });
    expect(manifest.private).toBeUndefined();
    expect(manifest.repository.url).toBe("git+https://github.com/your-org/taskflow-webhooks.git");
  });
});

test("the SDK has no complaint of Are the types wrong", async () => {
  const attw = join(root, "node_modules/.bin/attw");
  const said = await run(root, attw, ["--profile", "esm-only", archive("taskflow-webhooks-sdk")]);
  expect(said).toMatch(/node16 \(from ESM\).*🟢/);
});

test("npm publish takes every archive, in a dry run", async () => {
  const said = await run(root, process.execPath, ["tools/release/publish.ts", "--dry-run"]);
  expect(said.match(/^\+ .*$/gm)).toEqual(PUBLISHED.map((name) => `+ ${name}@${version}`));
});

test("the n8n package installs in a project that has n8n's core, and its nodes load", {
  timeout: 120_000,
}, async () => {
  // n8n brings the core along; it is a peer, and large.
  const project = await projectOf("--omit=peer", archive("n8n-nodes-taskflow-webhooks"));
  const folder = join(project, "node_modules/n8n-nodes-taskflow-webhooks");
  const { n8n } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const core = join(root, "integrations/n8n/node_modules");
  for (const file of [...n8n.nodes, ...n8n.credentials]) {
    const loads = `console.log(Object.keys(require(${JSON.stringify(join(folder, file))})).length)`;
    expect(await run(project, process.execPath, ["-e", loads], { NODE_PATH: core })).toMatch(/^[1-9]/);
  }
});

test.runIf(existsSync(join(root, "deploy/chart")))(
  "the chart is in the version of the release, and of its image",
  async () => {
    const chart = await run(root, "tar", ["-xzOf", archive("taskflow-webhooks-chart"), "taskflow-webhooks/Chart.yaml"]);
    expect(parse(chart)).toMatchObject({ name: "taskflow-webhooks", version, appVersion: version });
  },
);
