import { callGateway } from "../../admin/client/call-gateway.ts";
import { AdminError, type OperationName, type Operations } from "../../admin/protocol.ts";
import { stateDirOf } from "../options.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import type { Options } from "./group.ts";

type Call = <Name extends OperationName>(
  operation: Name,
  input: Operations[Name]["input"],
) => Promise<Operations[Name]["result"]>;

/** Calls `use` with what asks the running gateway, or the database that `--store` names. */
export async function withOperator<Result>(options: Options, use: (call: Call) => Promise<Result>): Promise<Result> {
  const { store } = options;
  try {
    if (store !== undefined) return await withStore(String(store), use);
    const stateDir = stateDirOf(options["state-dir"] as string | undefined);
    return await use((operation, input) => callGateway({ stateDir }, operation, input));
  } catch (error) {
    if (error instanceof AdminError && error.code === "invalid") throw new UsageError(error.message);
    throw error;
  }
}

async function withStore<Result>(url: string, use: (call: Call) => Promise<Result>): Promise<Result> {
  const [{ connectStore }, { createStoreHost }, { perform }, { PLUGIN_ANSWERS }] = await Promise.all([
    import("../../store/open-store.ts"),
    import("../../admin/store-host.ts"),
    import("../../admin/server/operations.ts"),
    import("../../plugin/answer-text.ts"),
  ]);
  const store = await connectStore(url, { asItIs: true });
  try {
    const host = await createStoreHost(store, PLUGIN_ANSWERS);
    return await use((operation, input) => perform(host, { version: VERSION }, operation, input) as Promise<never>);
  } finally {
    await store.close();
  }
}
