import { type Contract, refName } from "../contract.ts";
import { mapValues } from "../map-values.ts";

interface Webhook {
  post: { parameters: { $ref: string }[] };
}

/** The contract with the parameters of each webhook in its place: oapi-codegen does not look for them elsewhere. */
export function inlineWebhookParameters(contract: Contract): Contract {
  const { parameters } = contract.components;
  const webhooks = mapValues(contract.webhooks as Record<string, Webhook>, ({ post }) => ({
    post: { ...post, parameters: post.parameters.map((reference) => parameters[refName(reference)]) },
  }));
  const unused = new Set(
    Object.values(contract.webhooks as Record<string, Webhook>).flatMap(({ post }) => post.parameters.map(refName)),
  );
  const kept = Object.fromEntries(Object.entries(parameters).filter(([name]) => !unused.has(name)));
  return { ...contract, webhooks, components: { ...contract.components, parameters: kept } };
}
