import {
  type IDataObject,
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
  NodeConnectionTypes,
} from "n8n-workflow";
import { isSigned } from "./is-signed";
import { isSubscribed, type Subscription, subscribe, unsubscribe } from "./subscription";

export class TaskFlowWebhooksTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: "TaskFlow Webhooks Trigger",
    name: "taskFlowWebhooksTrigger",
    icon: { light: "file:../../icons/taskflow.svg", dark: "file:../../icons/taskflow.dark.svg" },
    group: ["trigger"],
    version: 1,
    subtitle: '={{ $parameter["event"].replaceAll("_", " ") }}',
    description: "Starts the workflow at once when a TaskFlow changes or ends: the gateway sends the event to n8n",
    defaults: { name: "TaskFlow Webhooks Trigger" },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: "taskFlowWebhooksApi", required: true }],
    webhooks: [{ name: "default", httpMethod: "POST", responseMode: "onReceived", path: "webhook", rawBody: true }],
    properties: [
      {
        displayName: "The route needs the grant <code>endpoints</code>, and the gateway has to reach n8n",
        name: "notice",
        type: "notice",
        default: "",
      },
      {
        displayName: "Event",
        name: "event",
        type: "options",
        noDataExpression: true,
        options: [
          { name: "Flow Ended", value: "flow_ended", description: "When a flow has ended, in whatever way" },
          { name: "Flow Updated", value: "flow_updated", description: "When a flow is created or changes" },
          { name: "Task Ended", value: "task_ended", description: "When a task of a flow has ended" },
          { name: "Task Updated", value: "task_updated", description: "When a task is recorded or changes" },
        ],
        default: "flow_ended",
      },
    ],
  };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await isSubscribed(this);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await subscribe(this);
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await unsubscribe(this);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    const { secret = "" } = this.getWorkflowStaticData("node") as Partial<Subscription>;
    const { rawBody } = this.getRequestObject();
    if (secret === "" || !isSigned(this.getHeaderData() as IDataObject, rawBody, secret)) {
      this.getResponseObject().status(401).end();
      return { noWebhookResponse: true };
    }
    const { data = {} } = this.getBodyData() as {
      data?: { event?: IDataObject; flow?: IDataObject; task?: IDataObject };
    };
    const { event, flow, task } = data;
    // A message that only tries the endpoint.
    if (!event) return {};
    // The fields of the flow at the top, where the next node looks for them.
    return { workflowData: [[{ json: { flowId: event.flowId, ...flow, event, ...(task && { task }) } }]] };
  }
}
