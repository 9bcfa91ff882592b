import {
  type IDataObject,
  type IExecuteSingleFunctions,
  type IHttpRequestOptions,
  NodeOperationError,
} from "n8n-workflow";
import { JSON_FIELDS } from "../generated/operations";
import { idempotencyKey } from "./idempotency-key";

/** The request as the fields' routing made it, with what no routing can say. */
export async function completeRequest(
  this: IExecuteSingleFunctions,
  request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
  const cleared = this.getNodeParameter("additionalFields.fieldsToClear", []) as string[];
  // n8n sends no body where it would be empty.
  const body: IDataObject = { action: this.getNodeParameter("operation") as string };
  for (const [name, value] of Object.entries(request.body as IDataObject)) {
    if (isUntouched(name, value)) continue;
    body[name] = JSON_FIELDS.includes(name) ? parsed(this, name, value) : value;
  }
  for (const name of cleared) body[name] = null;
  const key = idempotencyKey(this);
  return { ...request, body, headers: { ...request.headers, ...(key && { "Idempotency-Key": key }) } };
}

/** A field that was added and left empty. The gateway takes an absent field for "as it was", and an empty one for a mistake. */
function isUntouched(name: string, value: unknown): boolean {
  if (value === undefined || value === "") return true;
  return Array.isArray(value) && value.length === 0 && !JSON_FIELDS.includes(name);
}

/** The text that was typed into a JSON field. Of an expression it is the value itself. */
function parsed(context: IExecuteSingleFunctions, name: string, value: IDataObject[string]): IDataObject[string] {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new NodeOperationError(context.getNode(), `${name} is not JSON`, {
      itemIndex: context.getItemIndex(),
      description: `${(error as Error).message}. A text has to be in quotes: "like this".`,
    });
  }
}
