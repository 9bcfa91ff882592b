import { describeReader } from "./describe-reader.ts";
import { pipInstall, pipVersion, venv } from "./python.ts";

/** The tests of a Python reader: its `read.py` prints the number of operations, or exits with its complaints. */
export function describePythonReader(name: string): void {
  describeReader({
    name,
    sources: [name],
    install: pipInstall,
    version: pipVersion(name),
    read: async ({ home, spec, folder }) =>
      Number(await venv(home, "python", ["-W", "ignore", "read.py", spec], folder)),
  });
}
