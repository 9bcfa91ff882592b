import type { ActionField, ActionForm } from "../action-form-types.ts";
import { actionForms } from "../action-forms.ts";
import { type Contract, pascalCase, schemaOf } from "../contract.ts";
import { byName, LIMIT, type NodeProperty, nodeProperty, optionsOf } from "./fields.ts";
import { firstSentence, literal, prose, title } from "./wording.ts";

/** Texts of an operation, except its name in the list. */
interface Show {
  resource: string[];
  operation: string[];
}

/** The operations of the n8n node, their fields, and facts for the node's code. */
export function emitN8nOperations(contract: Contract): string {
  const forms = actionForms(contract, "sender").map((form) => ({ ...form, paged: isPaged(contract, form) }));
  const fields = forms.flatMap((form) => form.fields);
  const named = (test: (field: ActionField) => boolean) => [...new Set(fields.filter(test).map(({ name }) => name))];
  const constant = (name: string, type: string, value: unknown) =>
    `export const ${name}: ${type} = ${literal(value)};\n`;
  return [
    `import type { INodeProperties, INodePropertyOptions } from "n8n-workflow";\n`,
    constant("operations", "INodeProperties[]", [...lists(forms), ...forms.flatMap(formFields)]),
    "/** Fields for any JSON value. */",
    constant(
      "JSON_FIELDS",
      "readonly string[]",
      named(({ type }) => type === "json"),
    ),
    "/** Actions that change nothing. */",
    constant(
      "READING",
      "readonly string[]",
      forms.filter(({ readOnly }) => readOnly).map(({ action }) => action),
    ),
    constant("FLOW_STATUSES", "INodePropertyOptions[]", optionsOf(schemaOf(contract, "FlowStatus").enum as string[])),
    constant("EVENT_TYPES", "readonly string[]", schemaOf(contract, "EventType").enum),
  ].join("\n");
}

/** The form of an action, and whether it returns page after page up to a last one. */
interface NodeForm extends ActionForm {
  paged: boolean;
}

function isPaged(contract: Contract, { action }: ActionForm): boolean {
  return "nextCursor" in (schemaOf(contract, `${pascalCase(action)}Result`).properties ?? {});
}

const resourceOf = ({ action }: ActionForm): string => (/task/.test(action) ? "task" : "flow");
const showOf = (form: ActionForm): Show => ({ resource: [resourceOf(form)], operation: [form.action] });
/** The list of operations, one for each resource. */
function lists(forms: NodeForm[]): NodeProperty[] {
  return ["flow", "task"].map((resource) => {
    const own = forms.filter((form) => resourceOf(form) === resource);
    return {
      displayName: "Operation",
      name: "operation",
      type: "options",
      noDataExpression: true,
      displayOptions: { show: { resource: [resource] } },
      options: byName(own.map(operation)),
      default: own[0]?.action,
    };
  });
}

function operation(form: NodeForm) {
  const many = form.paged;
  const words = form.action.split("_").filter((word) => !/^(flow|task)s?$/.test(word));
  return {
    name: many ? "Get Many" : title(words.join("_")),
    value: form.action,
    // The linter's sentences have no apostrophes.
    action: many ? "Get many flows" : form.title.replace(/(an? \w+)'s (.+)/, "$2 of $1"),
    description: prose(firstSentence(form.description)),
    routing: { request: { method: "POST", url: `/${form.action}` } },
  };
}

function formFields(form: NodeForm): NodeProperty[] {
  const show = showOf(form);
  const { paged } = form;
  const required = form.fields.filter((field) => field.required);
  const optional = form.fields.filter((field) => !field.required && !(paged && field.name === "limit"));
  return [
    ...required.map((field) => ({ ...nodeProperty(field), required: true, displayOptions: { show } })),
    ...(paged ? pageFields(form, show) : []),
    ...(optional.length > 0 ? [additionalFields(form, optional, show)] : []),
  ];
}

function additionalFields(form: ActionForm, fields: ActionField[], show: Show): NodeProperty {
  const properties = fields.map(nodeProperty);
  const nullable = fields.filter((field) => field.nullable).map(({ name }) => name);
  // Nothing to clear where the flow or the task is only made.
  if (form.destructive && nullable.length > 0) properties.push(fieldsToClear(nullable));
  return {
    displayName: "Additional Fields",
    name: "additionalFields",
    type: "collection",
    placeholder: "Add Field",
    default: {},
    displayOptions: { show },
    options: properties.sort((a, b) => a.displayName.localeCompare(b.displayName, "en")),
  };
}

function fieldsToClear(names: string[]): NodeProperty {
  return {
    displayName: "Fields to Clear",
    name: "fieldsToClear",
    type: "multiOptions",
    default: [],
    options: optionsOf(names),
    description: "The fields of the flow to clear. A field that you neither set nor clear keeps its value.",
  };
}

/** The words are n8n's own, which its linter asks for. */
function pageFields({ fields }: ActionForm, show: Show): NodeProperty[] {
  const limit = fields.find(({ name }) => name === "limit");
  return [
    {
      displayName: "Return All",
      name: "returnAll",
      type: "boolean",
      default: false,
      displayOptions: { show },
      description: "Whether to return all results or only up to a given limit",
    },
    {
      displayName: "Limit",
      name: "limit",
      type: "number",
      typeOptions: { minValue: limit?.minimum, maxValue: limit?.maximum },
      default: 50,
      displayOptions: { show: { ...show, returnAll: [false] } },
      description: LIMIT,
      routing: { send: { type: "body", property: "limit" } },
    },
    {
      displayName: "Simplify",
      name: "simplify",
      type: "boolean",
      default: true,
      displayOptions: { show },
      description: "Whether to return a simplified version of the response instead of the raw data",
    },
  ];
}
