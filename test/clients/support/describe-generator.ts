import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GENERATOR_FACTS, type Outcome, operationsIn, STAGES, type Stage, triedForms } from "./facts.ts";
import { type ScenarioGateway, startScenarioGateway, type Target } from "./scenario.ts";
import { FORMS, type Shape, shapeOf, specFile } from "./specs.ts";
import { freshFolder, installOnce, type Project } from "./workspace.ts";

/** A client that was generated from one form of the contract. */
export interface Client {
  /** The contract, a file. */
  spec: string;
  shape: Shape;
  /** The folder of the client, with a copy of the tool's files. */
  folder: string;
  /** The folder in which the tool is installed. */
  home: string;
}

export interface Generator extends Project {
  /** Installs the tool in a folder that already has its files. */
  install: (home: string) => Promise<unknown>;
  /** The installed version. */
  version: (home: string) => string;
  generate: (client: Client) => Promise<unknown>;
  /** Compiles or type-checks the client together with the program that uses it. */
  compile: (client: Client) => Promise<unknown>;
  /** Runs the program, which plays the scenario. */
  play: (client: Client, target: Target) => Promise<unknown>;
  /** How many functions or methods that call the gateway were generated. */
  operations: (client: Client) => number;
}

const INSTALL_MS = 5 * 60_000;
const CLIENT_MS = 5 * 60_000;

/** The tests of one generator: each form of the contract has the outcome that generators.json states. */
export function describeGenerator(generator: Generator): void {
  const { name } = generator;
  const facts = GENERATOR_FACTS[name];
  if (!facts) throw new Error(`generators.json has no ${name}`);

  describe(name, () => {
    let gateway: ScenarioGateway;
    let home: string;
    beforeAll(async () => {
      gateway = await startScenarioGateway(FORMS);
      home = await installOnce(generator, generator.install);
    }, INSTALL_MS);
    afterAll(() => gateway.close());

    test("is installed in the version that docs/clients.md names", () => {
      expect(generator.version(home)).toBe(facts.version);
    });

    test.each(triedForms(facts).map((tried) => ({ ...tried, ends: endOf(tried.outcome) })))(
      "from $form a client $ends",
      async ({ form, outcome }) => {
        const client = { spec: specFile(form), shape: shapeOf(form), folder: freshFolder(generator, form), home };
        if (outcome.runs) {
          await make(generator, client, gateway.target(form));
          await gateway.expectPlayed(form, client.shape);
          expect(generator.operations(client)).toBe(operationsIn(form, outcome));
        } else await expectStop(make(generator, client, gateway.target(form)), outcome);
      },
      CLIENT_MS,
    );

    test("a client of the per-action form runs", () => {
      const working = triedForms(facts).filter(({ form, outcome }) => shapeOf(form) === "per-action" && outcome.runs);
      expect(working).not.toEqual([]);
    });
  });
}

const endOf = (outcome: Outcome) => (outcome.runs ? "plays the scenario" : `is not to be had: ${outcome.why}`);

class StageError extends Error {
  readonly stage: Stage;

  constructor(stage: Stage, cause: unknown) {
    super(`${stage}: ${String(cause)}`);
    this.name = "StageError";
    this.stage = stage;
  }
}

async function make(generator: Generator, client: Client, target: Target): Promise<void> {
  for (const stage of STAGES) {
    try {
      await generator[stage](client, target);
    } catch (cause) {
      throw new StageError(stage, cause);
    }
  }
}

async function expectStop(making: Promise<void>, { stopsAt, says = "" }: Extract<Outcome, { runs: false }>) {
  const failure = await making.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure, "it runs now").toBeInstanceOf(StageError);
  expect((failure as StageError).stage, String(failure)).toBe(stopsAt);
  expect((failure as StageError).message).toContain(says);
}
