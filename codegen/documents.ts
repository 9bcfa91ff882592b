import { AUDIENCES, type Audience, actionsOf, type Contract } from "./contract.ts";
import { withCodeSamples } from "./derived/code-samples.ts";
import { inlineJsonValue } from "./derived/inline-json-value.ts";
import { inlineWebhookParameters } from "./derived/inline-webhook-parameters.ts";
import { openapi30 } from "./derived/openapi-3.0.ts";
import { plainReferences } from "./derived/plain-references.ts";
import { postmanCollection } from "./derived/postman.ts";
import { swagger20 } from "./derived/swagger-2.0.ts";
import { withExamples } from "./derived/with-examples.ts";
import { perActionDocument } from "./per-action/document.ts";

/** The contract in both forms, and what is made of them for tools that read nothing newer, by file name. */
export function publishedDocuments(source: Contract): Record<string, object> {
  const contract = inlineWebhookParameters(source);
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
