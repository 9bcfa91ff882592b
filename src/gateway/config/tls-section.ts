import type { components } from "../../../generated/config-types.ts";
import { resolveFrom } from "../../secrets/resolve-path.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";

/** `gateway.tls`: our two paths, or what an OpenClaw gateway calls them. */
export type TlsSection = components["schemas"]["Tls"];

/** Paths of files in PEM form: the certificate with its chain, and its key. */
export interface TlsFiles {
  cert: string;
  key: string;
}

export function tlsFiles(file: string, section: TlsSection | undefined): { tls?: TlsFiles } {
  const { cert, key } = pathsIn(section);
  return isTlsOn(section) && cert && key ? { tls: { cert: resolveFrom(file, cert), key: resolveFrom(file, key) } } : {};
}

/** TLS that is asked for and cannot be had must not become HTTP. */
export function tlsProblems(section: TlsSection | undefined): ConfigProblem[] {
  if (!isTlsOn(section)) return [];
  const { cert, key } = pathsIn(section);
  const missing = [...(cert ? [] : ["cert"]), ...(key ? [] : ["key"])];
  return missing.map((name) => ({ path: `gateway.tls.${name}`, found: "nothing", expected: "the path of a PEM file" }));
}

function pathsIn({ cert, key, certPath, keyPath }: TlsSection = {}) {
  return { cert: cert ?? certPath, key: key ?? keyPath };
}

/** An OpenClaw gateway's is off until it is enabled; ours is on where it says anything. */
export function isTlsOn(section: TlsSection | undefined): boolean {
  if (typeof section !== "object" || section === null) return false;
  return section.enabled ?? (section.cert !== undefined || section.key !== undefined);
}
