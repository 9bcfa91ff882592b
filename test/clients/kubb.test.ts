import { describeGenerator } from "./support/describe-generator.ts";
import { npmCi, npmCommand, npmVersion, TYPESCRIPT } from "./support/npm.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...TYPESCRIPT,
  name: "kubb",
  sources: ["typescript", "kubb"],
  install: npmCi,
  version: npmVersion("@kubb/plugin-client"),
  generate: ({ home, spec, folder }) => npmCommand(home, "kubb", ["generate"], folder, { TASKFLOW_SPEC: spec }),
  operations: ({ folder }) => countIn(folder, "client/clients/*.ts", /^export async function \w+\(/gm),
});
