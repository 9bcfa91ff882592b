import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ConfigProblem } from "../shared/schema-errors/config-problem.ts";
import { ConfigError } from "./config/config-error.ts";
import type { GatewayConfig } from "./config/load-config.ts";
import type { TlsFiles } from "./config/tls-section.ts";

export interface TlsContext {
  cert: string;
  key: string;
  minVersion: "TLSv1.2";
}

/** Reads certificate and key. Throws `ConfigError` with the problem of each file. */
export function readTls(config: GatewayConfig, files: TlsFiles): TlsContext {
  const problems: ConfigProblem[] = [];
  const read = <Parsed>(name: keyof TlsFiles, what: string, parse: (pem: string) => Parsed) => {
    const expected = `the path of ${what} in PEM form`;
    const problem = (found: string) => void problems.push({ path: `gateway.tls.${name}`, found, expected });
    let pem: string;
    try {
      pem = readFileSync(files[name], "utf8");
    } catch (error) {
      return problem(`${(error as NodeJS.ErrnoException).code ?? "an error"} when reading ${files[name]}`);
    }
    try {
      return { pem, parsed: parse(pem) };
    } catch {
      // What the parser says may quote the file.
      return problem(`${files[name]}, which contains none`);
    }
  };
  const cert = read("cert", "a certificate", (pem) => new X509Certificate(pem));
  const key = read("key", "a private key without a passphrase", (pem) => createPrivateKey(pem));
  if (cert && key && !cert.parsed.checkPrivateKey(key.parsed))
    problems.push({
      path: "gateway.tls.key",
      found: files.key,
      expected: `the key of the certificate in ${files.cert}`,
    });
  if (!cert || !key || problems.length > 0) throw new ConfigError(config.file, problems);
  return { cert: cert.pem, key: key.pem, minVersion: "TLSv1.2" };
}
