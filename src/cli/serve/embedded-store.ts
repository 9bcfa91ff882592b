import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { openStore, openStoreInThread } from "../../store/open-store.ts";

type Options = Parameters<typeof openStore>[0];

/**
 * The store in a state directory. It has a thread for itself, so that requests do not wait for its changes. A single core
 * would only switch between the two threads: there it stays in this one.
 */
export function openEmbeddedStore(options: Options) {
  if (availableParallelism() === 1) return openStore(options);
  // The thread's file lies beside this one: TypeScript in a checkout, JavaScript in the package.
  const thread = new URL(`store-thread${extname(import.meta.url)}`, import.meta.url);
  return openStoreInThread({ ...options, thread });
}
