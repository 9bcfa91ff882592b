import { PLUGIN_ANSWERS } from "../../plugin/answer-text.ts";
import { serveStore } from "../../store/sqlite/thread/serve-store.ts";

/** The thread of the embedded store. */
serveStore(PLUGIN_ANSWERS);
