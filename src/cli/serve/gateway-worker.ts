import { ConfigError } from "../../gateway/config/config-error.ts";
import type { GatewayConfig } from "../../gateway/config/load-config.ts";
import type { GatewayLogger } from "../../gateway/log.ts";
import type { Gateway } from "../../gateway/start-gateway.ts";
import { routePath } from "../../plugin/config.ts";
import { describeProblem } from "../../shared/schema-errors/config-problem.ts";
import type { WorkerSupervisor } from "../../worker/supervisor.ts";

interface Options {
  logger: GatewayLogger;
  env: NodeJS.ProcessEnv;
  logLevel: string;
}

/** The worker of `taskflow.worker`, which follows the configuration and the secrets of its gateway. */
export class GatewayWorker {
  readonly #gateway: Gateway;
  readonly #options: Options;
  #config: GatewayConfig | undefined;
  #supervisor: WorkerSupervisor | undefined;
  #isStopped = false;

  constructor(gateway: Gateway, options: Options) {
    this.#gateway = gateway;
    this.#options = options;
  }

  /** Rejects with `ConfigError` when a program would get a secret. */
  async use(config: GatewayConfig): Promise<void> {
    this.#config = config;
    if (!config.taskflow.worker && !this.#supervisor) return;
    // Not loaded by gateways that start no worker.
    const { settingsOfGatewayWorker } = await import("../../worker/config/gateway-worker.ts");
    const { WorkerSupervisor } = await import("../../worker/supervisor.ts");
    if (this.#isStopped) return;
    const settings = settingsOfGatewayWorker(config, {
      url: this.#gateway.url,
      secrets: this.#gateway.secrets(),
      env: this.#options.env,
      pathOfRoute: (routeId) => routePath(routeId, config.webhooks.config.routes?.[routeId]?.path),
    });
    this.#supervisor ??= new WorkerSupervisor(this.#options);
    this.#supervisor.use(settings);
  }

  async reload(config: GatewayConfig, signal?: AbortSignal): Promise<void> {
    await this.#gateway.reload(config, signal);
    await this.#follow(config);
  }

  async refreshSecrets(signal?: AbortSignal): Promise<void> {
    await this.#gateway.refreshSecrets(signal);
    if (this.#config) await this.#follow(this.#config);
  }

  /** The gateway goes on with the configuration, whatever is wrong with its worker. */
  async #follow(config: GatewayConfig): Promise<void> {
    try {
      await this.use(config);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const problems = error.problems.map(describeProblem);
      this.#options.logger.error({ problems }, "The worker keeps its previous settings.");
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#supervisor?.stop();
  }
}
