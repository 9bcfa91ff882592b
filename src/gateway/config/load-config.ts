import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import JSON5 from "json5";
import { validateWebhooksConfig } from "../../../generated/validate-config.js";
import { type Routes, routePath, sharedPaths, type WebhooksConfig } from "../../plugin/config.ts";
import { resolveFrom, withPathsFrom } from "../../secrets/resolve-path.ts";
import type { SecretDefaults, SecretInput, SecretProviders } from "../../secrets/secret-ref.ts";
import { parseBlock } from "../../shared/ip.ts";
import type { MaintenanceSettings } from "../../taskflow/maintenance.ts";
import { DEFAULT_LIMITS, type GatewayLimits } from "../connections/limits.ts";
import { hostName } from "../known-hosts.ts";
import { bindAddress } from "./bind-address.ts";
import { ConfigError, type ConfigProblem } from "./config-error.ts";
import { describeProblems, describeValue, pathOf } from "./describe-problems.ts";
import { type MetricsPlace, type MetricsSection, metricsPlace, metricsProblems } from "./metrics-place.ts";
import { sectionsSchema } from "./sections.schema.ts";
import { type TlsFiles, type TlsSection, tlsFiles, tlsProblems } from "./tls-section.ts";

export interface GatewayConfig {
  file: string;
  gateway: {
    port: number;
    host: string;
    trustedProxies: string[];
    allowRealIpFallback: boolean;
    /** Names under which documentation and metrics are shown on loopback, beside addresses and `localhost`. */
    hosts: string[];
    limits: GatewayLimits;
    docs: boolean;
    metrics: MetricsPlace;
    /** Absolute paths; without them it speaks HTTP. */
    tls?: TlsFiles;
  };
  webhooks: { enabled: boolean; config: WebhooksConfig };
  secrets: { providers: SecretProviders; defaults: SecretDefaults };
  taskflow: {
    stateDir?: string;
    store?: SecretInput;
    maxActiveTasksPerFlow?: number;
    maintenance: Partial<MaintenanceSettings>;
  };
}

/** The sections of the file that are read, as they stand there. */
interface Sections {
  gateway?: {
    port?: number;
    bind?: string;
    customBindHost?: string;
    trustedProxies?: string[];
    allowRealIpFallback?: boolean;
    hosts?: string[];
    limits?: Partial<GatewayLimits>;
    docs?: boolean;
    metrics?: MetricsSection;
    tls?: TlsSection;
  };
  plugins?: { entries?: { webhooks?: { enabled?: boolean; config?: unknown } } };
  secrets?: { providers?: SecretProviders; defaults?: SecretDefaults };
  taskflow?: Partial<GatewayConfig["taskflow"]>;
}

export const WEBHOOKS = "plugins.entries.webhooks.config";
const DEFAULT_PORT = 18_789;

const validateSections = new Ajv2020({ allErrors: true, strict: true, discriminator: true }).compile<Sections>(
  sectionsSchema,
);

/** Reads an `openclaw.json` (JSON5). Throws `ConfigError` with every problem in it. */
export function loadConfig(file: string): GatewayConfig {
  const document = parse(file);
  const problems = validateSections(document) ? [] : describeProblems(validateSections.errors ?? [], document, "");
  const sections = (document ?? {}) as Sections;
  const config = sections.plugins?.entries?.webhooks?.config ?? {};
  if (!validateWebhooksConfig(config))
    problems.push(...describeProblems(validateWebhooksConfig.errors ?? [], config, WEBHOOKS));
  // These look at what other problems leave of the file, so that a mistake does not hide the next.
  problems.push(
    ...pathProblems((config as WebhooksConfig).routes ?? {}),
    ...addressProblems(sections),
    ...tlsProblems(sections.gateway?.tls),
  );
  const unique = problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);
  if (unique.length > 0) throw new ConfigError(file, unique);
  return settings(file, sections, config as WebhooksConfig);
}

function settings(file: string, sections: Sections, config: WebhooksConfig): GatewayConfig {
  const { port = DEFAULT_PORT, trustedProxies = [], allowRealIpFallback = false } = sections.gateway ?? {};
  const { hosts = [], limits, docs = true } = sections.gateway ?? {};
  const host = bindHost(sections) ?? "";
  const metrics = metricsPlace(sections.gateway?.metrics, { host, trustedProxies });
  const { stateDir, maintenance = {}, ...taskflow } = sections.taskflow ?? {};
  return {
    file,
    gateway: {
      port,
      host,
      trustedProxies,
      allowRealIpFallback,
      hosts: hosts.map(hostName),
      limits: { ...DEFAULT_LIMITS, ...limits },
      docs,
      metrics,
      ...tlsFiles(file, sections.gateway?.tls),
    },
    webhooks: { enabled: sections.plugins?.entries?.webhooks?.enabled ?? true, config },
    secrets: {
      providers: withPathsFrom(file, sections.secrets?.providers ?? {}),
      defaults: sections.secrets?.defaults ?? {},
    },
    taskflow: { ...taskflow, ...(stateDir && { stateDir: resolveFrom(file, stateDir) }), maintenance },
  };
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const found = `${(error as NodeJS.ErrnoException).code ?? "an error"} when reading it`;
    throw new ConfigError(file, [{ path: "", found, expected: "a readable file" }]);
  }
  try {
    return JSON5.parse(text);
  } catch (error) {
    const { lineNumber, columnNumber } = error as { lineNumber?: number; columnNumber?: number };
    const found = `a syntax error at line ${lineNumber ?? "?"}, column ${columnNumber ?? "?"}`;
    throw new ConfigError(file, [{ path: "", found, expected: "JSON5" }]);
  }
}

function pathProblems(routes: Routes): ConfigProblem[] {
  const served = Object.entries(routes)
    .filter(([, route]) => route?.enabled !== false && ["undefined", "string"].includes(typeof route?.path))
    .map(([routeId, route]) => ({ routeId, path: routePath(routeId, route?.path) }));
  return sharedPaths(served).map(({ routeId, path, expected }) => ({
    path: pathOf(WEBHOOKS, ["routes", routeId, "path"]),
    found: JSON.stringify(path),
    expected,
  }));
}

function addressProblems(sections: Sections): ConfigProblem[] {
  const { bind, trustedProxies = [] } = sections.gateway ?? {};
  const problems = metricsProblems(sections.gateway?.metrics);
  if (bindHost(sections) === undefined)
    problems.push(
      bind === "custom"
        ? {
            path: "gateway.customBindHost",
            found: describeValue(sections.gateway?.customBindHost),
            expected: "an IP address",
          }
        : { path: "gateway.bind", found: describeValue(bind), expected: "loopback, lan, custom or an IP address" },
    );
  const proxies = Array.isArray(trustedProxies) ? trustedProxies : [];
  for (const [index, entry] of proxies.entries())
    if (typeof entry === "string" && !parseBlock(entry))
      problems.push({
        path: `gateway.trustedProxies.${index}`,
        found: describeValue(entry),
        expected: "an IP address or a CIDR block",
      });
  return problems;
}

function bindHost({ gateway }: Sections): string | undefined {
  const { bind = "loopback", customBindHost = "" } = gateway ?? {};
  return bindAddress(bind === "custom" ? customBindHost : bind);
}
