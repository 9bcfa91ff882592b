import { readFileSync } from "node:fs";
import { ACTION_NAMES, type ActionName } from "../../generated/actions.ts";

interface ExampleRef {
  $ref: string;
}
interface Media {
  content: { "application/json": { examples: Record<string, ExampleRef> } };
}

const contract = JSON.parse(readFileSync(new URL("../../generated/openapi.json", import.meta.url), "utf8"));
const operation = contract.paths["/plugins/webhooks/{routeId}"].post;

export interface RequestExample {
  name: string;
  value: { action: ActionName } & Record<string, unknown>;
}
export interface ResponseExample {
  name: string;
  status: number;
  value: Record<string, unknown>;
}

function resolve<T>(ref: ExampleRef | T): T {
  const name = (ref as ExampleRef).$ref?.split("/").at(-1);
  const section = (ref as ExampleRef).$ref?.split("/").at(-2);
  return name && section ? contract.components[section][name] : (ref as T);
}

export const requestExamples: RequestExample[] = examplesOf(operation.requestBody).map(([name, value]) => ({
  name,
  value: value as RequestExample["value"],
}));

export const responseExamples: ResponseExample[] = Object.entries(operation.responses).flatMap(([status, response]) =>
  examplesOf(resolve<Media>(response as Media)).map(([name, value]) => ({
    name,
    status: Number(status),
    value: value as ResponseExample["value"],
  })),
);

/** The action whose name an example starts with. */
export function actionOf(name: string): ActionName | undefined {
  return ACTION_NAMES.filter((action) => name.startsWith(action)).sort((a, b) => b.length - a.length)[0];
}

function examplesOf(media: Media): [string, unknown][] {
  return Object.entries(media.content["application/json"].examples).map(([name, ref]) => [
    name,
    resolve<{ value: unknown }>(ref as never).value,
  ]);
}
