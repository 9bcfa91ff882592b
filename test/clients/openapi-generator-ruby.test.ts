import { describeGenerator } from "./support/describe-generator.ts";
import { openApiGenerator } from "./support/openapi-generator.ts";
import { run } from "./support/run.ts";
import { countIn } from "./support/workspace.ts";

const ruby = (folder: string, args: string[], env?: Record<string, string>) =>
  run("ruby", ["-I", "client/lib", ...args], { cwd: folder, ...(env && { env }) });

describeGenerator({
  ...openApiGenerator("ruby", "gemName=taskflow,moduleName=Taskflow"),
  // Loads every class of the client, and checks the syntax of the program.
  compile: ({ folder, shape }) => ruby(folder, ["-r", "taskflow", "-c", `${shape}.rb`]),
  play: ({ folder, shape }, env) => ruby(folder, [`${shape}.rb`], env),
  operations: ({ folder }) => countIn(folder, "client/lib/taskflow/api/*.rb", /^ {4}def \w+_with_http_info\(/gm),
});
