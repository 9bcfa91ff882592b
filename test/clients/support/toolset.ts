import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeGenerator } from "./describe-generator.ts";
import { pipInstall, pipVersion, venv } from "./python.ts";

/**
 * The tests of a Python library that needs no generated code: a framework for agents, or a client that validates. Its
 * `toolset.py` builds what calls the operations of a document; the programs in test/clients/tools/toolsets check the
 * fields of each operation and play the scenario, as an agent without a model.
 */
export function describeToolset(name: string, distribution = name): void {
  describeGenerator({
    name,
    sources: ["toolsets", name],
    install: pipInstall,
    version: pipVersion(distribution),
    generate: ({ home, spec, folder }) => venv(home, "python", ["list_tools.py"], folder, { TASKFLOW_SPEC: spec }),
    // The program builds the toolset when it starts, so there is nothing to compile.
    compile: () => Promise.resolve(),
    play: ({ home, spec, folder }, target) =>
      venv(home, "python", ["scenario.py"], folder, { ...target, TASKFLOW_SPEC: spec }),
    operations: ({ folder }) => JSON.parse(readFileSync(join(folder, "tools.json"), "utf8")).length,
  });
}
