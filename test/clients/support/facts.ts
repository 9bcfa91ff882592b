import { readFileSync } from "node:fs";
import { FORMS, type Form } from "./specs.ts";

/** What became of one form of the contract in one generator. */
export type Outcome =
  | {
      /** Generated, compiled, and the scenario was played against the live gateway. */
      runs: true;
      /** Functions or methods that call the gateway. */
      operations: number;
    }
  | {
      runs: false;
      /** The step that failed. */
      stopsAt: Stage;
      /** What it says then, in part; nothing when it ends well, but what it made lacks something. */
      says?: string;
      /** What that means, for the README. */
      why: string;
    };

export const STAGES = ["generate", "compile", "play"] as const;
export type Stage = (typeof STAGES)[number];

export interface GeneratorFacts {
  /** As the README names it. */
  title: string;
  version: string;
  language: string;
  /** What is generated, and how: for the README. */
  makes: string;
  how: string;
  /** A form that is not here was not tried. */
  forms: Partial<Record<Form, Outcome>>;
}

/** What the README tells of each generator, and what each run is compared with. */
export const GENERATOR_FACTS = JSON.parse(
  readFileSync(new URL("../generators.json", import.meta.url), "utf8"),
) as Record<string, GeneratorFacts>;

/** The forms that a consumer is tried on, with what becomes of each. */
export function triedForms({ forms }: GeneratorFacts): { form: Form; outcome: Outcome }[] {
  return FORMS.flatMap((form) => {
    const outcome = forms[form];
    return outcome ? [{ form, outcome }] : [];
  });
}
