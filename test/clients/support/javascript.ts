import type { Importer } from "./describe-importer.ts";
import { run } from "./run.ts";

/** Runs the importers in JavaScript with the programs in test/clients/tools/javascript and their own. */
export const JAVASCRIPT: Pick<Importer, "import" | "sendAll" | "play"> = {
  import: ({ folder, spec }) => run(process.execPath, ["import.mjs", spec], { cwd: folder }),
  sendAll: ({ folder }, env) => run(process.execPath, ["send-all.mjs"], { cwd: folder, env }),
  play: ({ folder }, env) => run(process.execPath, ["play.mjs"], { cwd: folder, env }),
};
