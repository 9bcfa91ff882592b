import { fileURLToPath, pathToFileURL } from "node:url";
import { openStoreInThread } from "../../src/store/open-store.ts";

type Options = Omit<Parameters<typeof openStoreInThread>[0], "thread">;

const THREAD = pathToFileURL(fileURLToPath(new URL("../../src/cli/serve/store-thread.ts", import.meta.url)));

/** The embedded store as `serve` opens it where there is more than one core. */
export function openThread(options: Options) {
  return openStoreInThread({ ...options, thread: THREAD });
}
