import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import {
  CHART,
  helm,
  isCustom,
  ofKind,
  problemsOf,
  type Resource,
  render,
  typeProblemsOf,
  VALUE_FILES,
} from "./support/chart.ts";

test("the chart has the version of the package", () => {
  const { version, appVersion } = parse(readFileSync(join(CHART, "Chart.yaml"), "utf8")) as Record<string, string>;
  expect({ version, appVersion }).toEqual({ version: packageJson.version, appVersion: packageJson.version });
});

test("Helm finds nothing wrong with the chart", () => {
  const { status, stdout } = helm("lint", "--strict", CHART);
  expect(stdout).not.toMatch(/\[(?:WARNING|ERROR)\]/);
  expect(status).toBe(0);
});

test.each(VALUE_FILES)("Kubernetes accepts what the chart makes of %s", (file) => {
  const resources = render(file);
  expect(problemsOf(resources.filter((resource) => !isCustom(resource)))).toBe("");
});

test("every value file has another set of objects, from SQLite on a volume to workers with metrics", () => {
  const sets = VALUE_FILES.map((file) =>
    render(file)
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
      .sort(),
  );
  expect(new Set(sets.map(String)).size).toBe(6);
  const kinds = sets.flat().map((name) => name.split(" ")[0] as string);
  const known =
    "ConfigMap Deployment HTTPRoute Ingress NetworkPolicy PodDisruptionBudget Service ServiceMonitor StatefulSet";
  expect(new Set(kinds)).toEqual(new Set(known.split(" ")));
});

test("the validation of objects sees a misspelt field, at any depth", () => {
  const [deployment] = ofKind(render("postgresql.yaml"), "Deployment") as [Resource];
  const misspelt = JSON.stringify(deployment).replace('"readOnlyRootFilesystem"', '"readOnlyRootFileSystem"');
  expect(problemsOf([JSON.parse(misspelt) as object])).toContain("readOnlyRootFileSystem");
});

test("the Prometheus Operator and the Gateway API have every field of the custom resources, and no misspelt one", () => {
  const custom = ["monitoring.yaml", "gateway-api.yaml"].flatMap((file) => render(file).filter(isCustom));
  expect(custom.map(({ kind }) => kind)).toEqual(["ServiceMonitor", "HTTPRoute"]);
  expect(typeProblemsOf(custom)).toBe("");
  const misspelt = JSON.stringify(custom).replace('"interval"', '"intervall"').replace('"backendRefs"', '"backendRef"');
  const problems = typeProblemsOf(JSON.parse(misspelt) as Resource[]);
  expect(problems).toContain("intervall");
  expect(problems).toContain("backendRef");
});

test.each([
  ["replica=2", "'replica' not allowed"],
  ["store.type=postgres", "/store/type"],
  ["store.type=postgresql", "/store/postgresql/secretName"],
  ["replicas=2", "/replicas': maximum: got 2, want 1"],
  ["secrets.zapier.name=x", "'name' not allowed"],
  ["secrets.store.secretName=x", "invalid propertyName 'store'"],
  ["routes.zapier.secrett=x", "'secrett' not allowed"],
  ["routes.zapier.limits.requestsPerMinutes=5", "'requestsPerMinutes' not allowed"],
  ["config.gateway.trustedProxys={10.0.0.0/8}", "'trustedProxys' not allowed"],
  ["config.gateway.port=80", "'port' not allowed"],
  ["config.taskflow.store=x", "'store' not allowed"],
  ["workers.config.routes.zapier.queues.builds.comand=/x", "'comand' not allowed"],
  ["workers.enabled=true", "/workers/config': missing property 'routes'"],
  ["workers.resources.limit.memory=1Gi", "'limit' not allowed"],
  ["ingress.enabled=true", "/ingress/hosts': minItems"],
  ["httpRoute.enabled=true", "/httpRoute/parentRefs': minItems"],
  ["metrics.serviceMonitor.enabled=true", "/metrics/enabled"],
  ["networkPolicy.from[0].podSelectors.a=b", "'podSelectors' not allowed"],
  ["image.digest=latest", "/image/digest"],
])("the schema of the values refuses %s", (setting, problem) => {
  const { status, stderr } = helm("template", "taskflow", CHART, "--set", setting);
  expect(stderr).toContain(problem);
  expect(status).not.toBe(0);
});
