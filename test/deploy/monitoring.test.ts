import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { gatewayForTest, temporaryDirectory } from "../support/gateway.ts";

const DEPLOY = fileURLToPath(new URL("../../deploy", import.meta.url));
const ALERTS = join(DEPLOY, "prometheus/alerts.yaml");

interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
}
const dashboard = JSON.parse(readFileSync(join(DEPLOY, "grafana/dashboard.json"), "utf8")) as Dashboard;
const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

test("dashboard.json is what its program prints", () => {
  const printed = execFileSync(process.execPath, [join(DEPLOY, "grafana/write-dashboard.ts")], { encoding: "utf8" });
  expect(JSON.parse(printed)).toEqual(dashboard);
});

test("Prometheus accepts the alert rules", () => {
  execFileSync("promtool", ["check", "rules", ALERTS], { stdio: "pipe" });
});

test("Prometheus accepts the queries of the dashboard", () => {
  const rules = queries.map((expr, index) => ({
    record: `panel:${index}`,
    expr: expr.replaceAll("$__rate_interval", "5m"),
  }));
  const file = join(temporaryDirectory(), "rules.yaml");
  writeFileSync(file, JSON.stringify({ groups: [{ name: "dashboard", rules }] }));
  execFileSync("promtool", ["check", "rules", file], { stdio: "pipe" });
});

test("a gateway has every metric that the rules and the dashboard name", async () => {
  const { metricsUrl } = await gatewayForTest({ gateway: { metrics: "beside" } });
  const scraped = await (await fetch(`${metricsUrl}/metrics`)).text();
  const known = new Set([...scraped.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name as string));
  const texts = [...queries, readFileSync(ALERTS, "utf8")].join("\n");
  const named = new Set([...texts.matchAll(/\b(?:taskflow|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name));
  const unknown = [...named].filter(
    (name) => !known.has(name) && !known.has(name.replace(/_(?:bucket|sum|count)$/, "")),
  );
  expect(unknown).toEqual([]);
});
