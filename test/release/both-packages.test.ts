import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { temporaryDirectory } from "../support/gateway.ts";
import { nodesOnPath, root, run } from "../support/packed-sdk.ts";
import { archive, projectOf, version } from "./support/artifacts.ts";

/** A program of a person who has read the README, in an empty project. */
const PROGRAM = `import { readFileSync } from "node:fs";
import { createTaskFlowClient, type Flow } from "taskflow-webhooks-sdk";

const [url = "", file = ""] = process.argv.slice(2);
const client = createTaskFlowClient({ url, secret: readFileSync(file, "utf8").trim() });
const { flow } = await client.createFlow({ goal: "From two archives" });
const { flow: finished }: { flow: Flow } = await client.finishFlow({
  flowId: flow.flowId,
  expectedRevision: flow.revision,
});
console.log(finished.goal, finished.status);
`;
const TSCONFIG = { compilerOptions: { module: "nodenext", target: "es2024", strict: true, types: ["node"] } };

let project: string;
let command: string;
beforeAll(async () => {
  project = await projectOf(archive("taskflow-webhooks"), archive("taskflow-webhooks-sdk"));
  command = join(project, "node_modules/.bin/taskflow-webhooks");
  const typeRoots = [join(root, "node_modules/@types")];
  const compilerOptions = { ...TSCONFIG.compilerOptions, typeRoots };
  writeFileSync(join(project, "program.ts"), PROGRAM);
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
});

test("in an empty project, a program that tsc compiled drives a flow by the SDK at the gateway", async () => {
  await run(project, process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."]);
  const state = temporaryDirectory();
  const gateway = spawn(process.execPath, [command, "serve", "--port", "0", "--state-dir", state]);
  try {
    let output = "";
    gateway.stdout.on("data", (chunk) => (output += chunk));
    const steps = /POST (http:\S+).*Bearer \$\(cat (\S+)\)/;
    await expect.poll(() => output, { timeout: 30_000 }).toMatch(steps);
    const [, url = "", file = ""] = steps.exec(output) ?? [];
    expect(readFileSync(file, "utf8")).not.toBe("");
    expect(await run(project, process.execPath, ["program.js", url, file])).toBe("From two archives succeeded\n");
  } finally {
    gateway.kill("SIGTERM");
    await once(gateway, "exit");
  }
});

test("the command has the version of the release", () => {
  expect(execFileSync(process.execPath, [command, "--version"], { encoding: "utf8" })).toBe(`${version}\n`);
});

/** Every Node.js on the path that is too old, or else this one, which says so. */
async function tooOld(): Promise<[version: string, node: string, args: string[]][]> {
  const claim = join(temporaryDirectory(), "claim.cjs");
  writeFileSync(claim, 'Object.defineProperty(process.versions, "node", { value: "20.20.2" });');
  const older = (await nodesOnPath()).filter(([found]) => Number.parseInt(found.slice(1), 10) < 24);
  return [
    ["20.20.2", process.execPath, ["--require", claim]],
    ...older.map(([found, node]): [string, string, string[]] => [found.slice(1), node, []]),
  ];
}

test("on an older Node.js the command ends with one sentence that names both versions", async () => {
  for (const [old, node, args] of await tooOld()) {
    const { status, stderr } = spawnSync(node, [...args, command, "serve"], { encoding: "utf8" });
    expect([status, stderr]).toEqual([
      1,
      `TaskFlow Webhooks needs Node.js 24 or newer, and this is Node.js ${old} (${node}).\n`,
    ]);
  }
});
