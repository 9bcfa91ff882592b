import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Client, Generator } from "./describe-generator.ts";
import { GENERATOR_FACTS, type Outcome, operationsIn, triedForms } from "./facts.ts";
import { type Form, shapeOf, specFile } from "./specs.ts";
import { freshFolder, installOnce } from "./workspace.ts";

/** A tool that reads the contract and does not call the gateway: a validator, or a mock. */
export interface Reader extends Pick<Generator, "name" | "sources" | "install" | "version"> {
  /** Returns the number of operations that the tool found. Rejects with its complaints. */
  read: (client: Client) => Promise<number>;
}

const TIMEOUT_MS = 5 * 60_000;

/** The tests of one reader, which must accept the forms that generators.json lists for it. */
export function describeReader(reader: Reader): void {
  const facts = GENERATOR_FACTS[reader.name];
  if (!facts) throw new Error(`generators.json has no ${reader.name}`);
  const forms = triedForms(facts);

  describe(reader.name, () => {
    let home: string;
    beforeAll(async () => {
      home = await installOnce(reader, reader.install);
    }, TIMEOUT_MS);
    const clientOf = (form: Form, name: string = form): Client => {
      return { spec: specFile(form), shape: shapeOf(form), folder: freshFolder(reader, name), home };
    };

    test("is installed in the version that the README names", () => {
      expect(reader.version(home)).toBe(facts.version);
    });

    test.each(forms.map((tried) => ({ ...tried, ends: endOf(tried.outcome) })))(
      "$form $ends",
      async ({ form, outcome }) => {
        const reading = reader.read(clientOf(form));
        if (outcome.runs) expect(await reading).toBe(operationsIn(form, outcome));
        else await expect(reading).rejects.toThrow(outcome.says);
      },
      TIMEOUT_MS,
    );

    test(
      "a form without a title is complained about",
      async () => {
        const [form] = forms.flatMap((tried) => (tried.outcome.runs ? [tried.form] : []));
        if (!form) throw new Error(`${reader.name} reads no form`);
        const client = clientOf(form, "broken");
        const { info, ...document } = JSON.parse(readFileSync(client.spec, "utf8"));
        const spec = join(client.folder, "broken.json");
        writeFileSync(spec, JSON.stringify({ ...document, info: { ...info, title: undefined } }));
        await expect(reader.read({ ...client, spec })).rejects.toThrow("title");
      },
      TIMEOUT_MS,
    );
  });
}

const endOf = (outcome: Outcome) => (outcome.runs ? "is read without a complaint" : `is not read: ${outcome.why}`);
