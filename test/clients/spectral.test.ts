import { describeReader } from "./support/describe-reader.ts";
import { npmCi, npmCommand, npmVersion } from "./support/npm.ts";

interface Finding {
  code: string;
  message: string;
  path: string[];
}

describeReader({
  name: "spectral",
  sources: ["spectral"],
  install: npmCi,
  version: npmVersion("@stoplight/spectral-cli"),
  read: async ({ home, spec, folder }) => {
    const options = ["--ruleset", ".spectral.yaml", "--format", "json", "--quiet"];
    // Exits with 1 on an error. The findings are printed in any case.
    const printed = await npmCommand(home, "spectral", ["lint", spec, ...options], folder);
    const findings = JSON.parse(printed) as Finding[];
    const complaints = findings.filter(({ code }) => code !== "operation-was-read");
    if (complaints.length > 0) throw new Error(JSON.stringify(complaints, null, 2));
    return findings.length;
  },
});
