import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { beforeAll, describe, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import type { Fault } from "../support/faulty-proxy.ts";
import { nodesOnPath, projectWith, readmeProgram, root, run } from "../support/packed-sdk.ts";
import { FACTS, FAULTS, SCENARIO, startStage } from "../support/sdk-stage.ts";
import { archive } from "./support/artifacts.ts";

const { source, output } = readmeProgram();

interface Post {
  post: { "x-actions": Record<string, { description: string; request: string }> };
}

/** As strict as a TypeScript project can be, and without the types of any runtime. */
const TSCONFIG = {
  compilerOptions: {
    module: "nodenext",
    target: "es2022",
    lib: ["es2022", "dom"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    skipLibCheck: false,
    outDir: "out",
  },
};

const ENVIRONMENT = `declare const process: {
  env: { GATEWAY?: string; TASKFLOW_WEBHOOKS_SECRET?: string; ENDPOINT_SECRET?: string };
};
const closeTicket = async (_state: unknown) => {};`;

const tarball = archive("taskflow-webhooks-sdk");
let typescript: string;
let javascript: string;
let nodes: Awaited<ReturnType<typeof nodesOnPath>>;
beforeAll(async () => {
  const program = source.replaceAll('"http://127.0.0.1:18789', '(process.env.GATEWAY ?? "") + "');
  const readme = { "readme.mts": `${ENVIRONMENT}\n${program}`, "examples.mts": docExamples() };
  [typescript, javascript, nodes] = await Promise.all([
    projectWith(tarball, { ...readme, "tsconfig.json": JSON.stringify(TSCONFIG) }),
    projectWith(tarball, SCENARIO),
    nodesOnPath(),
  ]);
});

/** The examples in the comments of public functions, each a function. */
function docExamples(): string {
  const comments = readdirSync(join(root, "sdk/src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(root, "sdk/src", file), "utf8"))
    .flatMap((text) => [...text.matchAll(/@example\n((?: *\* .*\n)+)/g)].map(([, lines = ""]) => lines));
  expect(comments.length).toBeGreaterThanOrEqual(6);
  const functions = comments.map((lines) => `async () => {\n${lines.replaceAll(/^ *\* /gm, "")}}`);
  return `import { createTaskFlowClient, type TaskFlowClient, TaskFailure, unwrapEvent } from "taskflow-webhooks-sdk";
declare const client: TaskFlowClient, flowId: string, secret: string, request: Request;
export const examples = [${functions.join(",\n")}];
`;
}

/** What the program says in each Node.js on the path, before a new gateway each time. */
async function said(cwd: string, program: string, faults?: Fault[]): Promise<[version: string, lines: string[]][]> {
  const lines: [string, string[]][] = [];
  for (const [version, node] of nodes) {
    const stage = await startStage(faults);
    const out = await run(cwd, node, [program], stage.env);
    lines.push([version, out.trimEnd().split("\n")]);
    await stage.close();
  }
  return lines;
}

describe("the package", () => {
  test("holds what is needed and nothing else", () => {
    const installed = join(javascript, "node_modules/taskflow-webhooks-sdk");
    const files = new Set(readdirSync(installed, { recursive: true, encoding: "utf8" }));
    const expected = ["LICENSE", "README.md", "dist", "dist/index.d.ts", "dist/index.js", "package.json"];
    expect(files).toEqual(new Set(expected));
    const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    expect(Object.keys(dependencies)).toEqual(["openapi-fetch"]);
    expect(readFileSync(join(installed, "LICENSE"), "utf8")).toBe(readFileSync(join(root, "LICENSE"), "utf8"));
  });

  test("is 8 kB (8,192 bytes) at most in a bundle, with openapi-fetch, minified and compressed", async () => {
    const bundle = await rolldown({ input: "all", cwd: javascript, plugins: [everything] });
    const { output: chunks } = await bundle.generate({ format: "esm", minify: true });
    await bundle.close();
    expect(chunks).toHaveLength(1);
    expect(chunks[0].imports).toEqual([]);
    expect(gzipSync(chunks[0].code, { level: 9 }).length).toBeLessThanOrEqual(8_192);
  });
});

test("an editor shows the contract's descriptions of actions and fields", () => {
  const declarations = readFileSync(join(javascript, "node_modules/taskflow-webhooks-sdk/dist/index.d.ts"), "utf8");
  const plain = (text: string) => text.replaceAll(/\s+/g, " ").trim();
  const shown = plain(declarations.replaceAll(/\n\s*\* /g, " "));
  const { paths, components } = JSON.parse(readFileSync(join(root, "generated/openapi.json"), "utf8"));
  const actions = Object.values<{ description: string; request: string }>(
    Object.values<Post>(paths)[0]?.post["x-actions"] ?? {},
  );
  expect(actions).toHaveLength(ACTION_NAMES.length);
  for (const { description, request } of actions) {
    expect(shown).toContain(plain(description));
    for (const [name, field] of Object.entries<{ description?: string }>(components.schemas[request].properties))
      if (name !== "action" && field.description) expect(shown).toContain(plain(field.description));
  }
});

/** An entry that uses all that the SDK exports. */
const everything = {
  name: "everything",
  resolveId: (id: string) => (id === "all" ? join(javascript, "all.js") : undefined),
  load: (id: string) => (id.endsWith("/all.js") ? 'export * from "taskflow-webhooks-sdk";' : undefined),
};

describe("in an empty TypeScript project", () => {
  test.each([
    ["TypeScript 7", "node_modules/typescript/bin/tsc"],
    ["TypeScript 5", "tools/codegen/node_modules/typescript/bin/tsc"],
  ])("the examples of the README and of the comments compile with %s", async (_name, compiler) => {
    await run(typescript, process.execPath, [join(root, compiler), "-p", "."]);
  });

  test("and do what they say, in every Node.js on the path", async () => {
    expect(output).toHaveLength([...source.matchAll(/console\.log\(/g)].length);
    expect(await said(typescript, "out/readme.mjs")).toEqual(nodes.map(([version]) => [version, output]));
  });
});

test("in an empty JavaScript project all actions work, in every Node.js on the path", async () => {
  const found = await said(javascript, "main.mjs", FAULTS);
  expect(found.map(([version, [line = ""]]) => [version, JSON.parse(line)])).toEqual(
    nodes.map(([version]) => [version, FACTS]),
  );
});
