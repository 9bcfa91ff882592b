import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";
import { describeProblem } from "../../shared/schema-errors/config-problem.ts";
import { ConfigError } from "../config/config-error.ts";
import type { GatewayConfig } from "../config/load-config.ts";
import { SourceFiles } from "../config/source-files.ts";
import { endpointsAskCommands } from "../endpoint-secrets.ts";
import type { GatewayLogger } from "../log.ts";
import { asksCommands } from "../route-secrets.ts";
import type { Gateway } from "../start-gateway.ts";
import { changedAtStart } from "./at-start.ts";
import { advance, type Fingerprints, type WatchEvent, type WatchState, type Work } from "./watch-state.ts";
import { WatchedFiles } from "./watched-files.ts";

/** Milliseconds between two polls of the files. Directories are not watched: the store writes into one of them. */
const POLL_MS = 1_000;
/** Milliseconds until a change is looked at again. */
const SETTLE_MS = 200;

type Reloadable = Pick<Gateway, "reload" | "refreshSecrets">;

export interface WatchOptions {
  /** As the gateway is started with it. */
  config: GatewayConfig;
  /** The files that it was read from. */
  sources: SourceFiles;
  /** Reads the configuration. */
  load: (sources: SourceFiles) => GatewayConfig;
  logger: GatewayLogger;
}

/** Does what the states of `watch-state.ts` say, with real files, timers and signals. */
export class ConfigWatch {
  #state: WatchState;
  #files: WatchedFiles;
  #config: GatewayConfig;
  #gateway: Reloadable | undefined;
  #look: NodeJS.Timeout | undefined;
  #refresh: NodeJS.Timeout | undefined;
  readonly #options: WatchOptions;
  readonly #stopping = new AbortController();

  private constructor(options: WatchOptions, files: WatchedFiles, baseline: Fingerprints) {
    this.#options = options;
    this.#config = options.config;
    this.#files = files;
    // The start of the gateway is its first load.
    this.#state = { baseline, work: "reload" };
    // Stays when the watch is stopped: without it a hang-up would end the process in the middle of its shutdown.
    process.on("SIGHUP", () => this.#dispatch({ type: "hang-up" }));
  }

  /** Looks at the files before anything that they hold is used, so that no later change is missed. */
  static async prepare(options: WatchOptions): Promise<ConfigWatch> {
    const files = WatchedFiles.of(options.sources, options.config);
    return new ConfigWatch(options, files, await files.look(options.sources));
  }

  /** Watches from now on, and reloads when something has changed, or a hang-up came, since `prepare`. */
  begin(gateway: Reloadable): void {
    this.#gateway = gateway;
    this.#dispatch({ type: "done" });
    this.#lookLater();
  }

  /** Abandons the work that is under way, and begins no more. */
  stop(): void {
    this.#dispatch({ type: "stop" });
    this.#stopping.abort();
    clearTimeout(this.#look);
    clearTimeout(this.#refresh);
  }

  #dispatch(event: WatchEvent): void {
    const { state, start } = advance(this.#state, event);
    this.#state = state;
    if (start) void this.#work(start);
    else if (event.type === "done") this.#refreshLater();
  }

  #lookLater(): void {
    if (this.#state === "stopped") return;
    const look = async () => {
      this.#dispatch({ type: "looked", seen: await this.#files.look() });
      this.#lookLater();
    };
    this.#look = setTimeout(() => void look(), this.#state.unsettled ? SETTLE_MS : POLL_MS).unref();
  }

  #refreshLater(): void {
    const { refreshMs = CONFIG_DEFAULTS.Secrets.refreshMs } = this.#config.secrets;
    clearTimeout(this.#refresh);
    if (this.#state === "stopped" || !(asksCommands(this.#config) || endpointsAskCommands(this.#config))) return;
    this.#refresh = setTimeout(() => this.#dispatch({ type: "refresh-due" }), refreshMs).unref();
  }

  async #work(work: Work): Promise<void> {
    const baseline = work === "reload" ? await this.#reload() : await this.#refreshSecrets();
    this.#dispatch({ type: "done", baseline });
  }

  async #reload(): Promise<Fingerprints> {
    const sources = new SourceFiles();
    const next = this.#load(sources);
    const read = WatchedFiles.of(sources, next);
    this.#files = next ? read : this.#files.and(read);
    // Before the gateway reads the files that the configuration names.
    const baseline = await this.#files.look(sources);
    if (next) await this.#apply(next);
    return baseline;
  }

  #load(sources: SourceFiles): GatewayConfig | undefined {
    try {
      return this.#options.load(sources);
    } catch (error) {
      this.#tell(error);
      return undefined;
    }
  }

  async #apply(next: GatewayConfig): Promise<void> {
    const { config, logger } = this.#options;
    const { signal } = this.#stopping;
    try {
      signal.throwIfAborted();
      await this.#gateway?.reload(next, signal);
      this.#config = next;
      logger.info({ config: next.file }, "Configuration reloaded.");
      for (const key of changedAtStart(config, next))
        logger.warn({ key }, "This setting takes effect after a restart.");
    } catch (error) {
      this.#tell(error);
    }
  }

  async #refreshSecrets(): Promise<undefined> {
    await this.#gateway?.refreshSecrets(this.#stopping.signal).catch((error: unknown) => this.#tell(error));
  }

  #tell(error: unknown): void {
    // What was abandoned has no outcome.
    if (this.#stopping.signal.aborted) return;
    this.#options.logger.error(reasonOf(error), "Configuration not reloaded. The previous configuration stays in use.");
  }
}

function reasonOf(error: unknown): object {
  if (!(error instanceof ConfigError)) return { err: error };
  return { config: error.file, problems: error.problems.map(describeProblem) };
}
