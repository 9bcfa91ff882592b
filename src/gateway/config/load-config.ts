import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";
import { type Routes, routePath, sharedPaths, type WebhooksConfig } from "../../plugin/config.ts";
import { pathProblem, schemaProblems } from "../../plugin/config-problems.ts";
import { resolveFrom, withPathsFrom } from "../../secrets/resolve-path.ts";
import type { SecretDefaults, SecretInput, SecretProviders } from "../../secrets/secret-ref.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { parseBlock } from "../../shared/ip.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { describeValue } from "../../shared/schema-errors/describe-problems.ts";
import type { MaintenanceSettings } from "../../taskflow/maintenance.ts";
import type { GatewayLimits } from "../connections/limits.ts";
import { hostName } from "../known-hosts.ts";
import { bindAddress } from "./bind-address.ts";
import { type ReadOptions, readDocument } from "./config-document.ts";
import { ConfigError } from "./config-error.ts";
import { type ConfigWarning, warningsOf } from "./config-warnings.ts";
import { endpointProblems } from "./endpoint-problems.ts";
import { filled } from "./filled.ts";
import { listenerProblems } from "./listener-problems.ts";
import { type MetricsPlace, metricsPlace } from "./metrics-place.ts";
import { switchedOffBy } from "./plugin-switches.ts";
import { GATEWAY_FILE, type Sections, sectionProblems } from "./sections.ts";
import { type TlsFiles, tlsFiles, tlsProblems } from "./tls-section.ts";
import { type WorkerSection, workerProblems } from "./worker-section.ts";

/** `taskflow.endpoints`, every default filled in. */
export type EndpointSettings = typeof CONFIG_DEFAULTS.Endpoints;

export interface GatewayConfig {
  file: string;
  /** Every key of the section that has a default, and what is made of the others. */
  gateway: Omit<typeof CONFIG_DEFAULTS.Gateway, "bind"> & {
    host: string;
    limits: GatewayLimits;
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
    tasks?: Partial<typeof CONFIG_DEFAULTS.Tasks>;
    endpoints?: Partial<EndpointSettings>;
    /** What runs beside the gateway, as a child process. */
    worker?: WorkerSection;
  };
  /** Warnings about settings that can be used but are likely mistakes. */
  warnings?: ConfigWarning[];
}

interface LoadOptions extends ReadOptions {
  /** Takes the place of `gateway.bind`. */
  bind?: string | undefined;
}

/** Reads an `openclaw.json` (JSON5) and what it includes. Throws `ConfigError` with every problem in it. */
export function loadConfig(file: string, { bind, ...options }: LoadOptions = {}): GatewayConfig {
  const { document, files, problems } = readDocument(file, options, GATEWAY_FILE);
  problems.push(...sectionProblems(document));
  const found = (document ?? {}) as Sections;
  const sections = bind === undefined ? found : { ...found, gateway: { ...found.gateway, bind } };
  const config = sections.plugins?.entries?.webhooks?.config ?? {};
  problems.push(
    ...schemaProblems(config),
    // These look at what other problems leave of the file, so that a mistake does not hide the next.
    ...pathProblems((config as WebhooksConfig).routes ?? {}),
    ...addressProblems(sections),
    ...endpointProblems((config as WebhooksConfig).routes ?? {}, sections.taskflow),
    ...tlsProblems(sections.gateway?.tls),
    ...workerProblems(file, sections, (config as WebhooksConfig).routes ?? {}),
  );
  const unique = problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);
  if (unique.length > 0) throw new ConfigError(file, unique);
  return { ...settings(file, sections, config as WebhooksConfig), warnings: warningsOf(document, files) };
}

function settings(file: string, sections: Sections, config: WebhooksConfig): GatewayConfig {
  const { bind: _named, ...plain } = filled("Gateway", sections.gateway);
  const { limits, cors, metrics, tls } = sections.gateway ?? {};
  const host = bindHost(sections) ?? "";
  const { stateDir, maintenance = {}, ...taskflow } = sections.taskflow ?? {};
  const offBecause = switchedOffBy(sections.plugins ?? {});
  return {
    file,
    gateway: {
      ...plain,
      host,
      hosts: plain.hosts.map(hostName),
      limits: filled("GatewayLimits", limits),
      cors,
      metrics: metricsPlace(metrics, { host, trustedProxies: plain.trustedProxies }),
      ...tlsFiles(file, tls),
    },
    webhooks: { enabled: offBecause === undefined, offBecause, config },
    secrets: {
      providers: withPathsFrom(file, sections.secrets?.providers ?? {}),
      defaults: sections.secrets?.defaults ?? {},
      ...filled("Secrets", sections.secrets),
    },
    taskflow: { ...taskflow, ...(stateDir && { stateDir: resolveFrom(file, stateDir) }), maintenance },
  };
}

function pathProblems(routes: Routes): ConfigProblem[] {
  const served = Object.entries(routes)
    .filter(([, route]) => route?.enabled !== false && ["undefined", "string"].includes(typeof route?.path))
    .map(([routeId, route]) => ({ routeId, path: routePath(routeId, route?.path) }));
  return sharedPaths(served).map(pathProblem);
}

function addressProblems(sections: Sections): ConfigProblem[] {
  const { taskflow } = sections;
  const { bind, trustedProxies } = sections.gateway ?? {};
  const { metrics } = sections.gateway ?? {};
  const problems = listenerProblems("gateway.metrics", metrics || undefined);
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
  const { allowPrivateNetworks } = taskflow?.endpoints ?? {};
  return [
    ...problems,
    ...blockProblems("gateway.trustedProxies", trustedProxies),
    ...blockProblems("taskflow.endpoints.allowPrivateNetworks", allowPrivateNetworks),
  ];
}

/** What a list holds that is no address and no CIDR block. That the list is one is checked elsewhere. */
function blockProblems(path: string, list: unknown): ConfigProblem[] {
  const entries: unknown[] = Array.isArray(list) ? list : [];
  return entries.flatMap((entry, index) =>
    typeof entry === "string" && !parseBlock(entry)
      ? [{ path: `${path}.${index}`, found: describeValue(entry), expected: "an IP address or a CIDR block" }]
      : [],
  );
}

function bindHost({ gateway }: Sections): string | undefined {
  const { bind = CONFIG_DEFAULTS.Gateway.bind, customBindHost = "" } = gateway ?? {};
  return bindAddress(bind === "custom" ? customBindHost : bind);
}
