import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAllDocuments } from "yaml";
import { temporaryDirectory } from "../../support/gateway.ts";

export const CHART = fileURLToPath(new URL("../../../deploy/chart", import.meta.url));
const VALUES = fileURLToPath(new URL("../chart-values", import.meta.url));
const TOOLS = fileURLToPath(new URL("../kubernetes", import.meta.url));
/** The folder of Helm and kubectl. */
export const PROGRAMS = join(TOOLS, ".work/bin");

export const VALUE_FILES = globSync("*.yaml", { cwd: VALUES }).sort();
/** The oldest version of the chart's `kubeVersion`, and the newest that kubernetes-validate knows. */
const VERSIONS = ["1.30", "1.37"];

interface Probe {
  httpGet: { path: string; port: string; scheme: string };
}

interface Container {
  args: string[];
  ports: { name: string; containerPort: number }[];
  startupProbe: Probe;
  livenessProbe: Probe;
  readinessProbe: Probe;
  securityContext: object;
  resources: { limits: Record<string, string> };
  volumeMounts: { name: string; mountPath: string }[];
}

export interface Pod {
  metadata: { labels: Record<string, string>; annotations: Record<string, string> };
  spec: {
    automountServiceAccountToken: boolean;
    securityContext: object;
    terminationGracePeriodSeconds: number;
    containers: Container[];
    volumes: { name: string; projected?: { sources: { secret: { items: { path: string }[] } }[] } }[];
  };
}

type Labels = Record<string, string>;

export interface Resource {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels: Labels };
  data: Record<string, string>;
  spec: {
    replicas: number;
    template: Pod;
    selector: unknown;
    podSelector: { matchLabels: Labels };
    ports: { name: string; port: number; targetPort: string }[];
    ingress: { ports: { port: string }[]; from?: unknown[] }[];
    endpoints: { port: string; path: string }[];
    volumeClaimTemplates?: { metadata: { name: string } }[];
  };
}

export function helm(...args: string[]) {
  // Helm looks for plugins and settings in the home directory.
  const env = { PATH: process.env.PATH ?? "", HOME: temporaryDirectory() };
  return spawnSync(join(PROGRAMS, "helm"), args, { encoding: "utf8", env });
}

/** The objects that the chart makes of a file of values, as the release `taskflow`. */
export function render(valueFile: string, ...settings: string[]): Resource[] {
  return renderFiles([join(VALUES, valueFile)], settings);
}

/** Of several files the later ones win. */
export function renderFiles(files: readonly string[], settings: readonly string[] = []): Resource[] {
  const options = [
    ...files.flatMap((file) => ["--values", file]),
    ...settings.flatMap((setting) => ["--set", setting]),
  ];
  const { status, stdout, stderr } = helm("template", "taskflow", CHART, ...options);
  if (status !== 0) throw new Error(stderr);
  return parseAllDocuments(stdout, { version: "1.1" }).flatMap((document) => {
    if (document.errors[0]) throw document.errors[0];
    const resource = document.toJS() as Resource | null;
    return resource ? [resource] : [];
  });
}

export const ofKind = (resources: readonly Resource[], ...kinds: string[]) =>
  resources.filter(({ kind }) => kinds.includes(kind));

/** The pod templates of the workloads. */
export const podsOf = (resources: readonly Resource[]): Pod[] =>
  ofKind(resources, "Deployment", "StatefulSet").map(({ spec }) => spec.template);

export const isCustom = ({ apiVersion }: Pick<Resource, "apiVersion">) =>
  /^(?:monitoring\.coreos\.com|gateway\.networking\.k8s\.io)\//.test(apiVersion);

/** What kubernetes-validate says against these objects, which are no custom resources. */
export function problemsOf(resources: readonly object[]): string {
  const folder = temporaryDirectory();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "objects.yaml");
  writeFileSync(file, resources.map((resource) => JSON.stringify(resource)).join("\n---\n"));
  const versions = VERSIONS.flatMap((version) => ["--kubernetes-version", version]);
  const { status, stdout, stderr } = spawnSync(
    join(TOOLS, ".work/venv/bin/kubernetes-validate"),
    ["--strict", "--quiet", ...versions, file],
    { encoding: "utf8" },
  );
  return status === 0 ? "" : stdout + stderr;
}

const TSC = fileURLToPath(new URL("../../../node_modules/.bin/tsc", import.meta.url));
const TYPES: Record<string, string> = {
  HTTPRoute: "gateway-api/gateway.networking.k8s.io/v1",
  ServiceMonitor: "prometheus-operator/monitoring.coreos.com/v1",
};

/** Custom resources as literals: TypeScript refuses a key that their types do not have. */
export function typeProblemsOf(resources: readonly Resource[]): string {
  const lines = resources.map((resource, index) => {
    const type = `import("@kubernetes-models/${TYPES[resource.kind]}").I${resource.kind}`;
    return `export const resource${index}: ${type} = ${JSON.stringify(resource)};\n`;
  });
  // Where the types are found.
  const file = join(TOOLS, `node_modules/resources-${process.pid}.ts`);
  writeFileSync(file, lines.join(""));
  const settings = ["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--module", "preserve"];
  const { stdout } = spawnSync(TSC, [...settings, file], { encoding: "utf8" });
  rmSync(file);
  return stdout;
}
