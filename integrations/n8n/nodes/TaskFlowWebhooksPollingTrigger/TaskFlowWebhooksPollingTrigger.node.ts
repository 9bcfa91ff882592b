import {
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IPollFunctions,
  NodeConnectionTypes,
} from "n8n-workflow";
import { FLOW_STATUSES } from "../generated/operations";
import { pollFlows } from "./poll-flows";

export class TaskFlowWebhooksPollingTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: "TaskFlow Webhooks Polling Trigger",
    name: "taskFlowWebhooksPollingTrigger",
    icon: { light: "file:../../icons/taskflow.svg", dark: "file:../../icons/taskflow.dark.svg" },
    group: ["trigger"],
    version: 1,
    subtitle: '={{ $parameter["event"].replaceAll("_", " ") }}',
    description:
      "Starts the workflow when a poll finds a TaskFlow that was created or changed. For gateways that cannot reach n8n.",
    defaults: { name: "TaskFlow Webhooks Polling Trigger" },
    polling: true,
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: "taskFlowWebhooksApi", required: true }],
    properties: [
      {
        displayName: "Event",
        name: "event",
        type: "options",
        noDataExpression: true,
        options: [
          { name: "Flow Created", value: "flow_created", description: "Once for each new flow" },
          {
            name: "Flow Updated",
            value: "flow_updated",
            description: "When the revision of a flow has changed since the last poll; new flows do not count",
          },
        ],
        default: "flow_created",
      },
      {
        displayName: "Statuses",
        name: "statuses",
        type: "multiOptions",
        options: FLOW_STATUSES,
        default: [],
        description: "Only flows that have one of these statuses when the trigger polls. Leave empty for all statuses.",
      },
    ],
  };

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    const flows = await pollFlows(this);
    return flows.length > 0 ? [flows.map((json) => ({ json }))] : null;
  }
}
