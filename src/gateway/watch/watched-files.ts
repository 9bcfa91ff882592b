import { fingerprintOfSecrets } from "../../secrets/file-provider.ts";
import type { GatewayConfig } from "../config/load-config.ts";
import { fingerprintOfFile, type SourceFiles } from "../config/source-files.ts";
import type { Fingerprints } from "./watch-state.ts";

/** Each file under a name of it, and how its fingerprint is taken. */
type Watched = ReadonlyMap<string, () => Promise<string>>;

/** The files that a configuration was read from, and those that it names: certificates and secrets. */
export class WatchedFiles {
  readonly #files: Watched;

  private constructor(files: Watched) {
    this.#files = files;
  }

  static of(sources: SourceFiles, config?: GatewayConfig): WatchedFiles {
    const paths = [...sources.fingerprints.keys(), ...Object.values(config?.gateway.tls ?? {})];
    const files = paths.map((path) => [path, () => fingerprintOfFile(path)] as const);
    const secrets = Object.values(config?.secrets.providers ?? {}).flatMap((provider) =>
      provider.source === "file" ? [[JSON.stringify(provider), () => fingerprintOfSecrets(provider)] as const] : [],
    );
    return new WatchedFiles(new Map([...files, ...secrets]));
  }

  /** Both these files and others. */
  and(others: WatchedFiles): WatchedFiles {
    return new WatchedFiles(new Map([...this.#files, ...others.#files]));
  }

  /** Takes all fingerprints. Those of files that were read already are those of what was read. */
  async look(sources?: SourceFiles): Promise<Fingerprints> {
    const each = [...this.#files].map(
      async ([name, take]) => [name, sources?.fingerprints.get(name) ?? (await take())] as const,
    );
    return new Map(await Promise.all(each));
  }
}
