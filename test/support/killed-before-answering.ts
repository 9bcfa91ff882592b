import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "./gateway.ts";

const KILL = `import { ServerResponse } from "node:http";
ServerResponse.prototype.writeHead = () => process.kill(process.pid, "SIGKILL");
`;

/** The environment of a program that is killed before it answers its first request, whose work is done. */
export function killedBeforeAnswering(): NodeJS.ProcessEnv {
  const file = join(temporaryDirectory(), "kill.mjs");
  writeFileSync(file, KILL);
  return { NODE_OPTIONS: `--import=${file}` };
}
