import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import { loadConfig } from "../../src/gateway/config/load-config.ts";
import { loadWorkerConfig } from "../../src/worker/config/load-worker-config.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { ready, run, start } from "../support/program.ts";
import { ofKind, type Pod, podsOf, type Resource, render, VALUE_FILES } from "./support/chart.ts";

const SECRET = "c2VjcmV0LW9mLXRoZS1yb3V0ZQ";

/** The files of a pod as the kubelet mounts them, in a folder. */
function mount(resources: readonly Resource[], { spec }: Pod) {
  const folder = temporaryDirectory();
  const secrets = join(folder, "secrets");
  mkdirSync(join(secrets, "..2026_11_27"), { recursive: true });
  symlinkSync("..2026_11_27", join(secrets, "..data"));
  const sources = spec.volumes.flatMap(({ projected }) => projected?.sources ?? []);
  for (const { path } of sources.flatMap(({ secret }) => secret.items)) {
    writeFileSync(join(secrets, "..data", path), SECRET);
    chmodSync(join(secrets, "..data", path), 0o440);
    symlinkSync(`..data/${path}`, join(secrets, path));
  }
  const data = Object.assign({}, ...ofKind(resources, "ConfigMap").map((map) => map.data)) as Record<string, string>;
  for (const [name, text] of Object.entries(data))
    writeFileSync(
      join(folder, name),
      // A program that is there.
      text.replaceAll("/run/secrets/taskflow", secrets).replaceAll(/\/opt\/tasks\/\w+/g, process.execPath),
    );
  const here = (args: readonly string[]) =>
    args.map((arg) => arg.replace("/config", folder).replace(/^\/data$/, join(folder, "data")));
  return { folder, here };
}

const gatewayOf = (resources: readonly Resource[]) => podsOf(resources).find((pod) => partOf(pod) === "gateway") as Pod;
const partOf = ({ metadata }: Pod) => metadata.labels["app.kubernetes.io/component"];

const hasLabels = (labels: Record<string, string>, selected: Record<string, string>) =>
  Object.entries(selected).every(([name, value]) => labels[name] === value);

describe.each(VALUE_FILES)("the pods of %s", (file) => {
  const resources = render(file);
  const pods = podsOf(resources);

  test("have a configuration that the gateway and the workers accept", async () => {
    const gateway = gatewayOf(resources);
    const { folder } = mount(resources, gateway);
    const config = loadConfig(join(folder, "openclaw.json"));
    expect(config.warnings).toEqual([]);
    const mounted = new Set(
      gateway.spec.volumes
        .flatMap(({ projected }) => projected?.sources ?? [])
        .flatMap(({ secret }) => secret.items)
        .map(({ path }) => path),
    );
    for (const provider of Object.values(config.secrets.providers))
      expect(mounted).toContain((provider as { path: string }).path.split("/").at(-1));
    if (ofKind(resources, "ConfigMap").length === 2) {
      const { routes, warnings } = await loadWorkerConfig(join(folder, "worker.json"), {});
      expect(routes.map(({ url, secret }) => ({ url, secret }))).toEqual([
        { url: "http://taskflow:18789/plugins/webhooks/zapier", secret: SECRET },
      ]);
      expect(warnings).toEqual([]);
    }
  });

  test("are probed at a port that they listen on, which every network policy opens", () => {
    for (const pod of pods) {
      const [container] = pod.spec.containers as [Pod["spec"]["containers"][0]];
      const { startupProbe, livenessProbe, readinessProbe } = container;
      expect([startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet.path)).toEqual([
        "/healthz",
        "/healthz",
        "/readyz",
      ]);
      const ports = new Set([startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet.port));
      const policies = ofKind(resources, "NetworkPolicy").filter(({ spec }) =>
        hasLabels(pod.metadata.labels, spec.podSelector.matchLabels),
      );
      expect(policies.length).toBe(file === "monitoring.yaml" ? 1 : 0);
      for (const port of ports) {
        expect(container.ports.map(({ name }) => name)).toContain(port);
        for (const { spec } of policies)
          expect(spec.ingress.flatMap((rule) => rule.ports.map((open) => open.port))).toContain(port);
      }
    }
  });

  test("are those that each Service selects, and have its ports", () => {
    for (const { metadata, spec } of ofKind(resources, "Service")) {
      const selected = pods.filter((pod) => hasLabels(pod.metadata.labels, spec.selector as Record<string, string>));
      expect(selected.length, metadata.name).toBe(1);
      const names = selected[0]?.spec.containers[0]?.ports.map(({ name }) => name);
      for (const { targetPort } of spec.ports) expect(names).toContain(targetPort);
    }
  });

  test("are restricted as the Pod Security Standard asks, and write to volumes alone", () => {
    for (const { spec } of pods) {
      expect(spec.automountServiceAccountToken).toBe(false);
      expect(spec.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 65532,
        seccompProfile: { type: "RuntimeDefault" },
      });
      for (const { securityContext, resources: limits, volumeMounts } of spec.containers) {
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        });
        expect(limits.limits.memory).toBeDefined();
        expect(volumeMounts.map(({ mountPath }) => mountPath)).toEqual(
          expect.arrayContaining(["/config", "/data", "/tmp"]),
        );
      }
    }
  });
});

test("a gateway with the arguments and the files of its pod resolves its secrets and answers its probes", async () => {
  const resources = render("sqlite.yaml");
  const pod = gatewayOf(resources);
  const [container] = pod.spec.containers as [Pod["spec"]["containers"][0]];
  const { folder, here } = mount(resources, pod);
  const listed = await run(["routes", "--config", join(folder, "openclaw.json")]);
  expect(listed).toMatchObject({ code: 0, out: expect.stringContaining("secret resolves") });
  expect(listed.out).not.toContain("Warnings");
  const gateway = start([...here(container.args), "--port", "0", "--bind", "loopback"]);
  const url = await ready(gateway);
  for (const { httpGet } of [container.startupProbe, container.livenessProbe, container.readinessProbe])
    expect((await fetch(`${url}${httpGet.path}`)).status).toBe(200);
  const answer = await fetch(`${url}/plugins/webhooks/zapier`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}` },
    body: JSON.stringify({ action: "create_flow", goal: "Review inbound queue" }),
  });
  expect(answer.status).toBe(200);
});

describe("an upgrade of the release", () => {
  const annotationOf = (...settings: string[]) =>
    gatewayOf(render("sqlite.yaml", ...settings)).metadata.annotations["taskflow-webhooks/settings-at-startup"];

  test.each([
    "config.taskflow.maintenance.batchSize=9",
    "config.taskflow.endpoints.allowHttp=true",
    "bind=::",
    "metrics.enabled=true",
  ])("that sets %s replaces the pods, because a gateway reads it at startup", (setting) =>
    expect(annotationOf(setting)).not.toBe(annotationOf()),
  );

  test.each(["routes.zapier.limits.maxInFlight=9", "config.gateway.docs=false", "config.secrets.refreshMs=1000"])(
    "that sets %s keeps the pods, because a gateway reloads it",
    (setting) => expect(annotationOf(setting)).toBe(annotationOf()),
  );
});

/** Seconds of src/gateway/drain.ts and src/cli/serve.ts, and what programs need to be killed. */
const DRAIN = 1 + 30 + 1 + 1;
const KILL = CONFIG_DEFAULTS.WorkerQueue.killAfterMs / 1000;

test.each([
  ["sqlite.yaml", "gateway", DRAIN],
  ["postgresql.yaml", "gateway", 5 + DRAIN],
  ["workers.yaml", "gateway", 20 + KILL + DRAIN],
  ["workers.yaml", "workers", 60 + KILL],
  ["monitoring.yaml", "workers", CONFIG_DEFAULTS.WorkerConfig.shutdownMs / 1000 + KILL],
])("in %s, the pod of the %s has ten seconds more to stop than it can need", (file, part, seconds) => {
  const pod = podsOf(render(file)).find((candidate) => partOf(candidate) === part) as Pod;
  expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(seconds + 10);
  expect(pod.spec.terminationGracePeriodSeconds).toBeLessThan(seconds + 40);
});
