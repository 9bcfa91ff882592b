import { hasUnreleased, notesOf } from "./changelog.ts";
import { unreleasedForms } from "./contract.ts";
import { readText, releaseVersion } from "./project.ts";
import { namedVersions } from "./versions.ts";

/**
 * Checks that the checkout is that of one version: `npm run release:check -- [TAG]`. With a tag, it must be that of the
 * version, and nothing may be unreleased.
 */
const [tag] = process.argv.slice(2);
const version = releaseVersion();
const changelog = readText("CHANGELOG.md");
const remedy = `Run: npm run release:prepare -- ${version}`;

const problems = namedVersions()
  .filter((place) => place.version !== version)
  .map(({ file, version: other }) => `${file} names version ${other}; package.json has ${version}. ${remedy}`);
try {
  notesOf(changelog, version);
} catch (error) {
  problems.push((error as Error).message);
}
if (!hasUnreleased(changelog))
  for (const form of unreleasedForms())
    problems.push(
      `${form} is not the contract in contract/released, and CHANGELOG.md has no unreleased changes. ${remedy}`,
    );
if (tag !== undefined && tag !== `v${version}`) problems.push(`The tag ${tag} is not v${version}.`);
if (tag !== undefined && hasUnreleased(changelog)) problems.push("CHANGELOG.md has unreleased changes.");

for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
else process.stdout.write(`Version ${version} is named in ${namedVersions().length} places.\n`);
