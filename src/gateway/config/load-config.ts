import { Ajv2020 } from "ajv/dist/2020.js";
import configSchema from "../../../generated/config.schema.json" with { type: "json" };
import { validateWebhooksConfig } from "../../../generated/validate-config.js";
import { type Routes, routePath, sharedPaths, type WebhooksConfig } from "../../plugin/config.ts";
import { resolveFrom, withPathsFrom } from "../../secrets/resolve-path.ts";
import type { SecretDefaults, SecretInput, SecretProviders } from "../../secrets/secret-ref.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { parseBlock } from "../../shared/ip.ts";
import type { MaintenanceSettings } from "../../taskflow/maintenance.ts";
import { DEFAULT_LIMITS, type GatewayLimits } from "../connections/limits.ts";
import { hostName } from "../known-hosts.ts";
import { bindAddress } from "./bind-address.ts";
import { type ReadOptions, readDocument } from "./config-document.ts";
import { ConfigError, type ConfigProblem } from "./config-error.ts";
import { type ConfigWarning, warningsOf } from "./config-warnings.ts";
import { DEFAULT_PORT } from "./default-config.ts";
import { describeProblems, describeValue, pathOf } from "./describe-problems.ts";
import { type MetricsPlace, type MetricsSection, metricsPlace, metricsProblems } from "./metrics-place.ts";
import { type PluginSwitches, switchedOffBy } from "./plugin-switches.ts";
import { SECTIONS, WEBHOOKS } from "./sections.ts";
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
    /** Origins of pages that may read answers; absent: none. */
    cors?: { origins: string[] } | undefined;
    metrics: MetricsPlace;
    /** Absolute paths; without them it speaks HTTP. */
    tls?: TlsFiles;
  };
  webhooks: {
    enabled: boolean;
    /** The setting that turns the routes off. */
    offBecause?: string | undefined;
    config: WebhooksConfig;
  };
  secrets: {
    providers: SecretProviders;
    defaults: SecretDefaults;
    /** Milliseconds between two resolutions of what commands print. */
    refreshMs?: number;
  };
  taskflow: {
    stateDir?: string;
    store?: SecretInput;
    maxActiveTasksPerFlow?: number;
    maintenance: Partial<MaintenanceSettings>;
  };
  /** Warnings about settings that can be used but are likely mistakes. */
  warnings?: ConfigWarning[];
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
    cors?: { origins: string[] };
    metrics?: MetricsSection;
    tls?: TlsSection;
  };
  plugins?: PluginSwitches & { entries?: { webhooks?: { config?: unknown } } };
  secrets?: { providers?: SecretProviders; defaults?: SecretDefaults; refreshMs?: number };
  taskflow?: Partial<GatewayConfig["taskflow"]>;
}

export const DEFAULT_REFRESH_MS = 300_000;

const validateSections = new Ajv2020({ allErrors: true, strict: true, discriminator: true }).compile<Sections>(
  SECTIONS,
);

/** Reads an `openclaw.json` (JSON5) and what it includes. Throws `ConfigError` with every problem in it. */
export function loadConfig(file: string, options: ReadOptions = {}): GatewayConfig {
  const { document, files, problems } = readDocument(file, options);
  if (!validateSections(document))
    problems.push(
      ...describeProblems(validateSections.errors ?? [], { value: document, prefix: "", schema: SECTIONS }),
    );
  const sections = (document ?? {}) as Sections;
  const config = sections.plugins?.entries?.webhooks?.config ?? {};
  if (!validateWebhooksConfig(config)) {
    const validated = { value: config, prefix: WEBHOOKS, schema: configSchema };
    problems.push(...describeProblems(validateWebhooksConfig.errors ?? [], validated));
  }
  // These look at what other problems leave of the file, so that a mistake does not hide the next.
  problems.push(
    ...pathProblems((config as WebhooksConfig).routes ?? {}),
    ...addressProblems(sections),
    ...tlsProblems(sections.gateway?.tls),
  );
  const unique = problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);
  if (unique.length > 0) throw new ConfigError(file, unique);
  return { ...settings(file, sections, config as WebhooksConfig), warnings: warningsOf(document, files) };
}

function settings(file: string, sections: Sections, config: WebhooksConfig): GatewayConfig {
  const { port = DEFAULT_PORT, trustedProxies = [], allowRealIpFallback = false } = sections.gateway ?? {};
  const { hosts = [], limits, docs = true } = sections.gateway ?? {};
  const host = bindHost(sections) ?? "";
  const metrics = metricsPlace(sections.gateway?.metrics, { host, trustedProxies });
  const { stateDir, maintenance = {}, ...taskflow } = sections.taskflow ?? {};
  const offBecause = switchedOffBy(sections.plugins ?? {});
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
      cors: sections.gateway?.cors,
      metrics,
      ...tlsFiles(file, sections.gateway?.tls),
    },
    webhooks: { enabled: offBecause === undefined, offBecause, config },
    secrets: {
      providers: withPathsFrom(file, sections.secrets?.providers ?? {}),
      defaults: sections.secrets?.defaults ?? {},
      refreshMs: sections.secrets?.refreshMs ?? DEFAULT_REFRESH_MS,
    },
    taskflow: { ...taskflow, ...(stateDir && { stateDir: resolveFrom(file, stateDir) }), maintenance },
  };
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
        : {
            path: "gateway.bind",
            found: describeValue(bind),
            expected: "loopback, lan, custom or an IP address",
            suggestion: didYouMean(String(bind), ["loopback", "lan", "custom"]),
          },
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
