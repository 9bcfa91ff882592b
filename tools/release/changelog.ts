/** A section of CHANGELOG.md, which has one for each version, the newest first. */
interface Section {
  heading: string;
  text: string;
}

function sections(changelog: string): Section[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = ""] = section.split("\n", 1);
      return { heading, text: section.slice(heading.length).trim() };
    });
}

const isUnreleased = ({ heading }: Section) => /unreleased/i.test(heading);

/** Whether changes are noted that no version has yet. */
export const hasUnreleased = (changelog: string): boolean => sections(changelog).some(isUnreleased);

/** Returns what changed in a version, without its heading: the notes of its release. */
export function notesOf(changelog: string, version: string): string {
  const section = sections(changelog).find(({ heading }) => heading.split(" ")[0] === version);
  if (!section) throw new Error(`CHANGELOG.md has no section "## ${version} - <date>". Run: npm run release:prepare`);
  if (section.text === "") throw new Error(`The section "## ${section.heading}" of CHANGELOG.md is empty.`);
  return section.text;
}

/** Gives the unreleased section its version and its date. A changelog without one stays as it is. */
export function release(changelog: string, version: string, date: string): string {
  return changelog.replace(/^## \[?unreleased\]?$/im, `## ${version} - ${date}`);
}
