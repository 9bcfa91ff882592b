import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { GENERATOR_FACTS, triedForms } from "./facts.ts";
import { specFile } from "./specs.ts";
import { installOnce, type Project } from "./workspace.ts";

/** What a validator found in one form of the contract. */
interface Report {
  /** How many operations it read. */
  operations: number;
  complaints: string[];
}

export interface Validator extends Project {
  install: (home: string) => Promise<unknown>;
  version: (home: string) => string;
  validate: (home: string, spec: string) => Promise<Report>;
}

/** The tests of one validator: it reads each form that generators.json names, and has nothing to complain about. */
export function describeValidator(validator: Validator): void {
  const { name } = validator;
  const facts = GENERATOR_FACTS[name];
  if (!facts) throw new Error(`generators.json has no ${name}`);

  describe(name, () => {
    let home: string;
    beforeAll(async () => {
      home = await installOnce(validator, validator.install);
    }, 10 * 60_000);

    test("is installed in the version that the README names", () => {
      expect(validator.version(home)).toBe(facts.version);
    });

    test.each(triedForms(facts))(
      "$form has no faults",
      async ({ form, outcome }) => {
        const operations = outcome.runs ? outcome.operations : 0;
        expect(await validator.validate(home, specFile(form))).toEqual({ operations, complaints: [] });
      },
      60_000,
    );

    test.each(triedForms(facts))("$form with a reference to nothing has a fault", async ({ form }) => {
      const faulty = join(home, `faulty-${form}.json`);
      writeFileSync(faulty, readFileSync(specFile(form), "utf8").replaceAll('/FlowStatus"', '/Nowhere"'));
      const { complaints } = await validator.validate(home, faulty);
      expect(complaints.join()).toContain("Nowhere");
    });
  });
}
