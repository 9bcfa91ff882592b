import { type Contract, camelCase, operationOf, refName, WEBHOOK_PATH } from "../contract.ts";
import { requestExamples } from "../per-action/examples.ts";
import type { Document } from "../reachable.ts";

/** As Redoc, Scalar and others read `x-codeSamples`. */
interface CodeSample {
  lang: string;
  label: string;
  source: string;
}

const GATEWAY = "http://localhost:18789";
const ROUTE = "/plugins/webhooks/zapier";

/** The document with samples of code on each operation, made from the first example of its action. */
export function withCodeSamples<D extends Document>(contract: Contract, document: D): D {
  const paths = Object.entries(document.paths as Record<string, { post?: object; get?: object }>).map(
    ([path, item]) => {
      const named = path.slice(WEBHOOK_PATH.length + 1);
      const { post, get } = item;
      if (post) return [path, { ...item, post: { ...post, "x-codeSamples": samples(contract, named) } }];
      return [path, { ...item, get: { ...get, "x-codeSamples": streamSamples(`${GATEWAY}${ROUTE}/${named}`) } }];
    },
  );
  return { ...document, paths: Object.fromEntries(paths) };
}

function streamSamples(url: string): CodeSample[] {
  return [
    { lang: "Shell", label: "curl", source: `curl -N ${url} \\\n  -H 'Authorization: Bearer YOUR_SECRET'\n` },
    {
      lang: "Python",
      label: "Python",
      source: `import requests

response = requests.get(
    "${url}",
    headers={"Authorization": "Bearer YOUR_SECRET"},
    stream=True,
)
for line in response.iter_lines(decode_unicode=True):
    print(line)
`,
    },
  ];
}

/** At the path of an action, or at the path of the route with the first action. */
function samples(contract: Contract, named: string): CodeSample[] {
  const action = named || (Object.keys(operationOf(contract)["x-actions"])[0] ?? "");
  const { action: _tag, ...fields } = exampleOf(contract, action);
  const url = `${GATEWAY}${ROUTE}${named && `/${named}`}`;
  const body = named ? fields : { action, ...fields };
  return [
    { lang: "Shell", label: "curl", source: curl(url, body) },
    { lang: "TypeScript", label: "TypeScript SDK", source: typescript(camelCase(action), fields) },
    { lang: "Python", label: "Python", source: python(url, body) },
  ];
}

function exampleOf(contract: Contract, action: string): Record<string, unknown> {
  const [first] = Object.values(requestExamples(contract, action));
  return contract.components.examples[refName(first)]?.value ?? {};
}

function curl(url: string, body: object): string {
  const json = JSON.stringify(body, null, 2).replaceAll("'", `'\\''`);
  return `curl ${url} \\
  -H 'Authorization: Bearer YOUR_SECRET' \\
  -H 'Content-Type: application/json' \\
  -d '${json}'
`;
}

function typescript(method: string, fields: object): string {
  const input = Object.keys(fields).length > 0 ? javascript(fields) : "";
  return `import { createTaskFlowClient } from "taskflow-webhooks-sdk";

const client = createTaskFlowClient({
  url: "${GATEWAY}${ROUTE}",
  secret: "YOUR_SECRET",
});

const result = await client.${method}(${input});
console.log(result);
`;
}

function python(url: string, body: object): string {
  return `import requests

response = requests.post(
    "${url}",
    headers={"Authorization": "Bearer YOUR_SECRET"},
    json=${literal(body, 1)},
    timeout=30,
)
print(response.json())
`;
}

const javascript = (value: object): string =>
  JSON.stringify(value, null, 2).replaceAll(/^( *)"([A-Za-z]\w*)":/gm, "$1$2:");

const PYTHON: Record<string, string> = { true: "True", false: "False", null: "None" };

/** The value as Python writes it, at this level of indentation. */
function literal(value: unknown, level: number): string {
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? JSON.stringify(value) : (PYTHON[String(value)] ?? String(value));
  const list = Array.isArray(value);
  const members = list
    ? value.map((member) => literal(member, level + 1))
    : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${literal(member, level + 1)}`);
  const [open, close] = list ? "[]" : "{}";
  if (members.length === 0) return `${open}${close}`;
  const indent = "    ".repeat(level + 1);
  return `${open}\n${members.map((member) => `${indent}${member},\n`).join("")}${"    ".repeat(level)}${close}`;
}
