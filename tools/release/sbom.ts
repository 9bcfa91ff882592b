import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";
import { lockedPackages } from "./lockfile.ts";
import { type Manifest, manifestOf, ROOT, readText } from "./project.ts";

/** A bill of materials, as far as it is changed here. */
export interface Bom {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}
export interface Component {
  "bom-ref": string;
  name: string;
  version: string;
  properties?: { name: string; value: string }[];
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
}

const DEVELOPMENT = "cdx:npm:package:development";
const BUNDLED = { name: "cdx:npm:package:bundled", value: "true" };

/**
 * Returns the bill of materials of a published package: what is installed with it, and what its files contain.
 * `npm sbom --omit=dev` misses both what is bundled and what a development dependency needs as well, such as lru-cache.
 */
export function sbomOf(folder: string): Bom {
  const manifest = manifestOf(folder);
  const all = npmSbom(folder === "sdk/" ? "" : folder);
  const bundled = folder === "" ? bundledRefs() : { files: [], trees: [] };
  const self = `${manifest.name}@${manifest.version}`;
  const installed = directRefs(all, self, manifest);
  const refs = new Set([...closure(all, [...installed, ...bundled.trees]), ...bundled.files]);
  const installs = closure(all, installed);
  const component = [all.metadata.component, ...all.components].find((one) => one["bom-ref"] === self);
  if (!component) throw new Error(`npm sbom does not list ${self}.`);
  const components = [...new Map(all.components.map((one) => [one["bom-ref"], one])).values()];
  return {
    ...all,
    metadata: { ...all.metadata, component: { ...component, name: manifest.name } },
    components: components
      .filter((one) => refs.has(one["bom-ref"]))
      .map((one) => shipped(one, !installs.has(one["bom-ref"]))),
    dependencies: [
      { ref: self, dependsOn: [...new Set([...installed, ...bundled.trees, ...bundled.files])] },
      ...all.dependencies
        .filter(({ ref }) => refs.has(ref))
        .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
    ],
  };
}

/** A development dependency becomes a part of the package by being bundled. */
function shipped(component: Component, isBundled: boolean): Component {
  const properties = (component.properties ?? []).filter(({ name }) => name !== DEVELOPMENT);
  return { ...component, properties: isBundled ? [...properties, BUNDLED] : properties };
}

function npmSbom(folder: string): Bom {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const options = { cwd: join(ROOT, folder), encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  return withoutPeers(JSON.parse(execFileSync("npm", args, options)) as Bom, folder);
}

/** Without peers: the lock file has those of development tools, which nobody installs with the package. */
function withoutPeers(bom: Bom, folder: string): Bom {
  const locked = lockedPackages(folder);
  const needs = ({ ref, dependsOn = [] }: Bom["dependencies"][number]) => {
    const names = locked.get(ref)?.dependencies;
    return { ref, dependsOn: names ? dependsOn.filter((one) => names.includes(nameOf(one))) : dependsOn };
  };
  return { ...bom, dependencies: bom.dependencies.map(needs) };
}

const nameOf = (ref: string) => ref.slice(0, ref.lastIndexOf("@"));

function directRefs({ dependencies }: Bom, self: string, manifest: Manifest): string[] {
  const needed = dependencies.find(({ ref }) => ref === self)?.dependsOn ?? [];
  const names = Object.keys(manifest.dependencies ?? {});
  return needed.filter((ref) => names.includes(nameOf(ref)));
}

function closure({ dependencies }: Bom, from: string[]): Set<string> {
  const needs = new Map(dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const found = new Set(from);
  for (const ref of found) for (const next of needs.get(ref) ?? []) found.add(next);
  return found;
}

/**
 * Reads the licences beside the built files, which name the packages that these contain. The viewer of the documentation
 * is a bundle itself, of a whole tree of packages.
 */
function bundledRefs(): { files: string[]; trees: string[] } {
  const refs = (pattern: string) =>
    globSync(pattern, { cwd: ROOT })
      .flatMap((file) => readText(file).split(/^-{80}$/m))
      .flatMap((part) => {
        const [, name, version] = /^\s*(\S+) (\d+\.\d+\.\d+\S*)/.exec(part) ?? [];
        return name === undefined ? [] : `${name}@${version}`;
      });
  const [files, trees] = [refs("dist/**/LICENSES.txt"), refs("dist/**/*.LICENSE")];
  if (files.length === 0 || trees.length === 0) throw new Error("dist is not built. Run: npm run build");
  return { files: [...new Set(files)], trees };
}
