import { execFileSync } from "node:child_process";
import { release } from "./changelog.ts";
import { keepReleasedContract, releaseContract } from "./contract.ts";
import { ROOT, readText, writeText } from "./project.ts";
import { setVersion } from "./versions.ts";

/**
 * Makes the checkout that of a version: `npm run release:prepare -- 0.2.0`. Running it again for the same version takes
 * along what has changed since.
 */
const [version = ""] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
  throw new Error(`"${version}" is no version. Example: npm run release:prepare -- 1.2.3`);
const [today = ""] = new Date().toISOString().split("T");

keepReleasedContract(version);
setVersion(version);
writeText("CHANGELOG.md", release(readText("CHANGELOG.md"), version, today));
execFileSync("npm", ["run", "generate", "--silent"], { cwd: ROOT, stdio: "inherit" });
releaseContract();
process.stdout.write(`Version ${version} is prepared. Next: npm run release:check\n`);
