import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { sectionsSchemaWith } from "../src/gateway/config/sections.schema.ts";
import { emitActionForms } from "./action-forms.ts";
import { checkActions } from "./check-actions.ts";
import { checkDocuments } from "./check-documents.ts";
import { checkSchemas } from "./check-schemas.ts";
import { emitConfigPage } from "./config-page.ts";
import {
  AUDIENCES,
  type Audience,
  actionsOf,
  type Contract,
  loadContract,
  operationOf,
  type Schema,
  schemaOf,
} from "./contract.ts";
import { withCodeSamples } from "./derived/code-samples.ts";
import { inlineJsonValue } from "./derived/inline-json-value.ts";
import { openapi30 } from "./derived/openapi-3.0.ts";
import { plainReferences } from "./derived/plain-references.ts";
import { postmanCollection } from "./derived/postman.ts";
import { swagger20 } from "./derived/swagger-2.0.ts";
import { withExamples } from "./derived/with-examples.ts";
import { emitActions, emitCodes, emitDefaults } from "./emit-actions.ts";
import { emitConfigSchema } from "./emit-config-schema.ts";
import { emitPluginManifest } from "./emit-plugin-manifest.ts";
import { emitResultSchemas } from "./emit-result-schemas.ts";
import { emitSdkMethods } from "./emit-sdk-methods.ts";
import { emitSchemaTypes, emitTypes } from "./emit-types.ts";
import {
  type EmittedModule,
  emitConfigValidator,
  emitRequestValidator,
  emitResponseValidators,
} from "./emit-validators.ts";
import { emitZapierActions } from "./emit-zapier-actions.ts";
import { emitErrorsPage } from "./errors-page.ts";
import { emitN8nOperations } from "./n8n/operations.ts";
import { emitWhatToDo } from "./n8n/what-to-do.ts";
import { perActionDocument } from "./per-action/document.ts";
import { loadRouteSchema } from "./route-schema.ts";

/**
 * openapi.yaml and route.schema.yaml → generated/, the plugin manifest, which OpenClaw wants beside a package.json, and
 * what packages of their own have in theirs. With --check nothing is written; a file that differs is an error.
 */
const root = new URL("../", import.meta.url);
/** A package of its own, which holds what it needs. */
const N8N = "../integrations/n8n/nodes/generated";
const FROM_CONTRACT = header("openapi.yaml");
/** The configuration names the contract's actions. */
const FROM_BOTH = header("src/plugin/route.schema.yaml and openapi.yaml");

async function emitAll(): Promise<Map<string, string>> {
  const contract = loadContract(new URL("openapi.yaml", root));
  checkActions(contract);
  checkSchemas(contract);
  const actions = Object.keys(operationOf(contract)["x-actions"]);
  const routes = loadRouteSchema(new URL("src/plugin/route.schema.yaml", root), actions);
  const files = new Map<string, string>();
  const script = (name: string, code: string, header = FROM_CONTRACT): void =>
    void files.set(name, `// ${header}\n${code}`);
  const module = (name: string, { code, types }: EmittedModule, header = FROM_CONTRACT): void => {
    script(`${name}.js`, code, header);
    script(`${name}.d.ts`, types, header);
  };
  script("types.ts", await emitTypes(contract));
  script("action-types.ts", await emitTypes(perActionDocument(contract)));
  script("actions.ts", emitActions(contract));
  script("action-forms.ts", emitActionForms(contract));
  script("../integrations/zapier/src/generated/actions.ts", emitZapierActions(contract));
  script("sdk-methods.ts", emitSdkMethods(contract));
  script("result-schemas.ts", emitResultSchemas(contract));
  script("codes.ts", emitCodes(contract));
  script("defaults.ts", emitDefaults(contract, routes), FROM_BOTH);
  script("config-types.ts", await emitSchemaTypes(contract, routes), FROM_BOTH);
  script(`${N8N}/operations.ts`, emitN8nOperations(contract));
  script(`${N8N}/what-to-do.ts`, emitWhatToDo(contract));
  module("validate-request", emitRequestValidator(contract));
  module("validate-config", emitConfigValidator(routes), FROM_BOTH);
  module("validate-response", emitResponseValidators(contract));
  const published = documents(contract);
  checkDocuments(published);
  for (const [name, document] of Object.entries(published)) files.set(name, json(document));
  // OpenAPI has no place for a comment that every tool takes, so the folder says it for these.
  files.set(
    "README.md",
    `# generated\n\n${FROM_BOTH}\n\`npm run generate:check\` fails when a file here differs from what it would write.\n`,
  );
  const configSchema = emitConfigSchema(routes);
  files.set("config.schema.json", json({ $comment: FROM_BOTH, ...configSchema }));
  files.set("../openclaw.plugin.json", json(emitPluginManifest(contract, configSchema, FROM_BOTH)));
  files.set("../docs/errors.md", emitErrorsPage(contract, FROM_CONTRACT));
  const sections = sectionsSchemaWith(schemaOf(routes, "SecretRef")) as object as Schema;
  const configPage = emitConfigPage({ sections, routes }, header("the schemas in src/gateway/config and src/plugin"));
  files.set("../docs/configuration-reference.md", configPage);
  return files;
}

/** The contract in both forms, and what is made of them for tools that read nothing newer. */
function documents(contract: Contract): Record<string, object> {
  const plain = withCodeSamples(contract, withExamples(plainReferences(contract)));
  return {
    "openapi.json": plain,
    "openapi-3.0.json": openapi30(plain),
    ...AUDIENCES.reduce((all, audience) => ({ ...all, ...actionDocuments(contract, audience) }), {}),
    "taskflow-webhooks.postman_collection.json": postmanCollection(contract),
  };
}

const NAMES = { sender: "actions", worker: "workers", operator: "endpoints" } as const;

/** One operation for each action of this audience, in every format; nothing where it has none. */
function actionDocuments(contract: Contract, audience: Audience): Record<string, object> {
  if (actionsOf(contract, audience).length === 0) return {};
  const described = withExamples(inlineJsonValue(perActionDocument(contract, audience)));
  const document = withCodeSamples(contract, described);
  const document30 = openapi30(document);
  const name = NAMES[audience];
  return {
    [`${name}.openapi.json`]: document,
    [`${name}.openapi-3.0.json`]: document30,
    [`${name}.swagger-2.0.json`]: swagger20(document, document30),
  };
}

function header(sources: string): string {
  return `Do not edit. Generated from ${sources} by \`npm run generate\`.`;
}

function json(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function drift(files: Map<string, string>, directory: URL): string[] {
  const present = existsSync(directory) ? readdirSync(directory) : [];
  const differing = [...files].filter(([name, text]) => {
    const file = new URL(name, directory);
    return !existsSync(file) || readFileSync(file, "utf8") !== text;
  });
  return [...differing.map(([name]) => name), ...present.filter((name) => !files.has(name))];
}

const files = await emitAll();
const directory = new URL("generated/", root);
const drifted = drift(files, directory);
if (process.argv.includes("--check")) {
  if (drifted.length > 0) {
    console.error(`generated/ does not match its sources: ${drifted.join(", ")}. Run: npm run generate`);
    process.exitCode = 1;
  }
} else {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  for (const [name, text] of files) writeFileSync(new URL(name, directory), text);
}
