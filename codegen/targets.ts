import { emitActionForms } from "./action-forms.ts";
import { emitChartValuesSchema } from "./chart/emit-values-schema.ts";
import { checkDocuments } from "./check-documents.ts";
import { emitConfigPage } from "./config-page.ts";
import { EXPORT_LINE, SECTIONS, WEBHOOKS_CONFIG, WORKER_CONFIG } from "./config-schemas.ts";
import { publishedDocuments } from "./documents.ts";
import { emitActions, emitCodes } from "./emit-actions.ts";
import { emitConfigSchema } from "./emit-config-schema.ts";
import { emitDefaults } from "./emit-defaults.ts";
import { emitPluginManifest } from "./emit-plugin-manifest.ts";
import { emitResultSchemas } from "./emit-result-schemas.ts";
import { emitSdkMethods } from "./emit-sdk-methods.ts";
import { emitSchemaTypes, emitTypes } from "./emit-types.ts";
import {
  emitConfigValidator,
  emitLineValidator,
  emitRequestValidator,
  emitResponseValidators,
} from "./emit-validators.ts";
import { emitZapierActions } from "./emit-zapier-actions.ts";
import { emitErrorsPage } from "./errors-page.ts";
import {
  FROM_ALL,
  FROM_CHART,
  FROM_CONTRACT,
  FROM_LINES,
  FROM_ROUTES,
  FROM_SECTIONS,
  json,
  markedPart,
  module,
  script,
  type Target,
} from "./files.ts";
import { emitN8nOperations } from "./n8n/operations.ts";
import { emitWhatToDo } from "./n8n/what-to-do.ts";
import { perActionDocument } from "./per-action/document.ts";
import { emitSdkMethodsTable } from "./sdk-methods-table.ts";
import { emitWorkerPage } from "./worker-page.ts";

const server: Target = async ({ contract, config }) => [
  script("types.ts", await emitTypes(contract)),
  script("actions.ts", emitActions(contract)),
  script("codes.ts", emitCodes(contract)),
  script("defaults.ts", emitDefaults(contract, config), FROM_ALL),
  ...module("validate-request", emitRequestValidator(contract)),
  ...module("validate-response", emitResponseValidators(contract)),
];

const configuration: Target = async ({ contract, config }) => {
  const webhooks = emitConfigSchema(config, WEBHOOKS_CONFIG);
  const sections = emitConfigSchema(config, SECTIONS);
  const worker = emitConfigSchema(config, WORKER_CONFIG);
  return [
    script("config-types.ts", await emitSchemaTypes(contract, config), FROM_ALL),
    ...module("validate-config", emitConfigValidator(config, { validateWebhooksConfig: WEBHOOKS_CONFIG }), FROM_ROUTES),
    // A separate module, which a host that has another file does not load.
    ...module("validate-sections", emitConfigValidator(config, { validateSections: SECTIONS }), FROM_SECTIONS),
    ...module("validate-worker", emitConfigValidator(config, { validateWorkerConfig: WORKER_CONFIG }), FROM_SECTIONS),
    json("config.schema.json", { $comment: FROM_ROUTES, ...webhooks }),
    json("sections.schema.json", { $comment: FROM_SECTIONS, ...sections }),
    json("worker.schema.json", { $comment: FROM_SECTIONS, ...worker }),
    // OpenClaw wants it beside a package.json.
    json("../openclaw.plugin.json", emitPluginManifest(contract, webhooks, FROM_ROUTES)),
    json("../deploy/chart/values.schema.json", emitChartValuesSchema({ webhooks, sections, worker }, FROM_CHART)),
    {
      name: "../docs/configuration-reference.md",
      text: emitConfigPage({ sections, routes: config }, FROM_SECTIONS),
    },
    { name: "../docs/worker-configuration.md", text: emitWorkerPage(config, FROM_SECTIONS) },
  ];
};

const transfer: Target = ({ lines }) => [
  ...module("validate-line", emitLineValidator(lines, { validateLine: EXPORT_LINE }), FROM_LINES),
  json("line.schema.json", { $comment: FROM_LINES, ...emitConfigSchema(lines, EXPORT_LINE) }),
];

const sdk: Target = async ({ contract }) => [
  script("action-types.ts", await emitTypes(perActionDocument(contract))),
  script("sdk-methods.ts", emitSdkMethods(contract)),
  { name: "../sdk/README.md", text: emitSdkMethodsTable(contract), part: markedPart("methods") },
];

/** The command line and the MCP server. */
const forms: Target = ({ contract }) => [
  script("action-forms.ts", emitActionForms(contract)),
  script("result-schemas.ts", emitResultSchemas(contract)),
];

/** Separate packages, which hold what they need. */
const integrations: Target = ({ contract }) => [
  script("../integrations/zapier/src/generated/actions.ts", emitZapierActions(contract)),
  script("../integrations/n8n/nodes/generated/operations.ts", emitN8nOperations(contract)),
  script("../integrations/n8n/nodes/generated/what-to-do.ts", emitWhatToDo(contract)),
];

const documents: Target = ({ contract }) => {
  const published = publishedDocuments(contract);
  checkDocuments(published);
  return [
    ...Object.entries(published).map(([name, document]) => json(name, document)),
    { name: "../docs/errors.md", text: emitErrorsPage(contract, FROM_CONTRACT) },
    // OpenAPI has no place for a comment that every tool takes, so the folder says it for these.
    {
      name: "README.md",
      text: `# generated\n\n${FROM_ALL}\n\`npm run generate:check\` fails when a file here differs from what it would write.\n`,
    },
  ];
};

export const TARGETS: readonly Target[] = [server, configuration, transfer, sdk, forms, integrations, documents];
