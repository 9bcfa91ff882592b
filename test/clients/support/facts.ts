import { readFileSync } from "node:fs";
import { FORMS, type Form, specFile } from "./specs.ts";

/** Outcome of one form of the contract in one generator. */
export type Outcome =
  | {
      /** The client was generated and compiled, and played the scenario against the live gateway. */
      runs: true;
      /** Operations of the document that it leaves out, such as a stream. */
      leavesOut?: string[];
      /** Whether it makes requests to the gateway of the webhooks, too. */
      sendsWebhooks?: true;
    }
  | {
      runs: false;
      /** The step that failed. */
      stopsAt: Stage;
      /** A part of the error message; absent if the step succeeds but its output is incomplete. */
      says?: string;
      /** Explanation for docs/clients.md. */
      why: string;
    };

export const STAGES = ["generate", "compile", "play"] as const;
export type Stage = (typeof STAGES)[number];

export interface GeneratorFacts {
  /** Its name in docs/clients.md. */
  title: string;
  version: string;
  language: string;
  /** What the tool generates, and how, for docs/clients.md. */
  makes: string;
  how: string;
  /** By form. A form that is absent was not tried. */
  forms: Partial<Record<Form, Outcome>>;
}

/** The content of docs/clients.md for each generator, with which each run is compared. */
export const GENERATOR_FACTS = JSON.parse(
  readFileSync(new URL("../generators.json", import.meta.url), "utf8"),
) as Record<string, GeneratorFacts>;

/** How many functions, methods or requests that call the gateway are made of a form: one for each operation. */
export function operationsIn(form: Form, outcome: Outcome): number {
  if (!outcome.runs) return 0;
  const { leavesOut = [], sendsWebhooks } = outcome;
  return methodsIn(form, sendsWebhooks ? ["paths", "webhooks"] : ["paths"]).length - leavesOut.length;
}

/** The same without streams, which have no end to wait for. */
export function actionsIn(form: Form, outcome: Outcome): number {
  return outcome.runs ? methodsIn(form).filter((method) => method === "post").length : 0;
}

function methodsIn(form: Form, sections: ("paths" | "webhooks")[] = ["paths"]): string[] {
  const document = JSON.parse(readFileSync(specFile(form), "utf8")) as Record<string, Record<string, object>>;
  return sections.flatMap((section) => Object.values(document[section] ?? {}).flatMap((item) => Object.keys(item)));
}

/** The forms that a consumer is tried on, with what becomes of each. */
export function triedForms({ forms }: GeneratorFacts): { form: Form; outcome: Outcome }[] {
  return FORMS.flatMap((form) => {
    const outcome = forms[form];
    return outcome ? [{ form, outcome }] : [];
  });
}
