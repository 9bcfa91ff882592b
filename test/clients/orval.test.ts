import { describeGenerator } from "./support/describe-generator.ts";
import { npmCi, npmCommand, npmVersion, TYPESCRIPT } from "./support/npm.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  ...TYPESCRIPT,
  name: "orval",
  sources: ["typescript", "orval"],
  install: npmCi,
  version: npmVersion("orval"),
  generate: ({ home, spec, folder }) => npmCommand(home, "orval", [], folder, { TASKFLOW_SPEC: spec }),
  operations: ({ folder }) => countIn(folder, "client/index.ts", /^export const \w+ = async /gm),
});
