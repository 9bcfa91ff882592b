import { fileURLToPath, pathToFileURL } from "node:url";

/** The app's folder: what is tested is what a builder pushes, its built files and the core that they name. */
export const APP_DIRECTORY = fileURLToPath(new URL("../../../integrations/zapier/", import.meta.url));

type Perform = (z: unknown, bundle: unknown) => unknown;
interface Field {
  key: string;
  label: string;
  helpText?: string;
  type: string;
  required?: boolean;
  choices?: Record<string, string>;
  list?: boolean;
}
interface Step {
  noun: string;
  display: { label: string; description: string };
  operation: {
    type?: string;
    perform: Perform;
    performSubscribe?: Perform;
    performUnsubscribe?: Perform;
    performList?: Perform;
    inputFields?: Field[];
    sample: Record<string, unknown>;
    outputFields: { key: string; label: string; type: string }[];
  };
}
interface App {
  authentication: { test: Perform; connectionLabel: string; fields: Field[] };
  triggers: Record<string, Step>;
  searches: Record<string, Step>;
  creates: Record<string, Step>;
}
/** As much of Zapier's bundle as the app reads. */
interface Bundle {
  authData: { url: string; secret: string };
  inputData: Record<string, unknown>;
  meta: Record<string, unknown>;
  /** Of REST hooks. */
  targetUrl?: string;
  subscribeData?: unknown;
  cleanedRequest?: unknown;
}
type AppTester = ((perform: Perform, bundle: Bundle) => Promise<unknown>) & { zcacheTestObj: Record<string, string> };

/** By its path, and not by its name: it is installed for this suite alone, and the types are there only then. */
async function load<T>(path: string): Promise<T> {
  return (await import(pathToFileURL(APP_DIRECTORY + path).href)) as T;
}

export const { default: app } = await load<{ default: App }>("dist/index.js");
const core = await load<{ createAppTester: (app: App) => AppTester }>("node_modules/zapier-platform-core/index.mjs");

/** An item of a step: a flow, say, with Zapier's `id`. */
export type Item = Record<string, unknown> & {
  id: string;
  flowId: string;
  revision: number;
  status: string;
  goal: string;
};

/** A connection of a user to a route, and the steps of Zaps that use it, run by Zapier's own core. */
export class Connection {
  readonly #authData: Bundle["authData"];
  readonly #tester = core.createAppTester(app);

  constructor(url: string, secret: string) {
    this.#authData = { url, secret };
  }

  test(): Promise<{ routeId: string }> {
    return this.#run(app.authentication.test, {}) as Promise<{ routeId: string }>;
  }

  create(key: string, inputData: Record<string, unknown>): Promise<Item> {
    return this.#run(app.creates[key]?.operation.perform, inputData) as Promise<Item>;
  }

  search(key: string, inputData: Record<string, unknown> = {}): Promise<Item[]> {
    return this.#run(app.searches[key]?.operation.perform, inputData) as Promise<Item[]>;
  }

  /** Of a search that has pages. */
  page(key: string, inputData: Record<string, unknown>, token?: string) {
    const page = this.#run(app.searches[key]?.operation.perform, inputData, { paging_token: token });
    return page as Promise<{ results: Item[]; paging_token: string | null }>;
  }

  poll(key: string, inputData: Record<string, unknown> = {}, meta: Record<string, unknown> = {}): Promise<Item[]> {
    return this.#run(app.triggers[key]?.operation.perform, inputData, meta) as Promise<Item[]>;
  }

  /** Turns a Zap on whose trigger is a REST hook; Zapier keeps what this returns. */
  subscribe(key: string, targetUrl: string): Promise<object> {
    return this.#run(app.triggers[key]?.operation.performSubscribe, {}, {}, { targetUrl }) as Promise<object>;
  }

  unsubscribe(key: string, subscribeData: object): Promise<unknown> {
    return this.#run(app.triggers[key]?.operation.performUnsubscribe, {}, {}, { subscribeData });
  }

  /** What a Zap starts with when the hook's URL receives this body. */
  receive(key: string, cleanedRequest: unknown): Promise<Item[]> {
    return this.#run(app.triggers[key]?.operation.perform, {}, {}, { cleanedRequest }) as Promise<Item[]>;
  }

  samples(key: string): Promise<Item[]> {
    return this.#run(app.triggers[key]?.operation.performList, {}, { isLoadingSample: true }) as Promise<Item[]>;
  }

  /** Zapier's cache, as the app's next step finds it. */
  get cache(): Record<string, string> {
    return this.#tester.zcacheTestObj;
  }

  #run(
    perform: Perform | undefined,
    inputData: Record<string, unknown>,
    meta: Record<string, unknown> = {},
    hook: Partial<Bundle> = {},
  ) {
    if (!perform) throw new Error("The app has no such step.");
    return this.#tester(perform, { authData: this.#authData, inputData, meta, ...hook });
  }
}

/** What Zapier learns from an error: the parsed text of those that hold JSON. */
export async function failure(step: Promise<unknown>) {
  const error = (await step.then(
    () => {
      throw new Error("The step did not fail.");
    },
    (reason: unknown) => reason,
  )) as Error;
  const details = error.message.startsWith("{") ? JSON.parse(error.message) : { message: error.message.split("\n")[0] };
  return { name: error.name, ...details } as {
    name: string;
    message: string;
    code?: string;
    status?: number;
    delay?: number;
  };
}
