// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { INodeProperties, INodePropertyOptions } from "n8n-workflow";

export const operations: INodeProperties[] = [
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ]
      }
    },
    options: [
      {
        name: "Cancel",
        value: "cancel_flow",
        action: "Cancel a flow",
        description: "Cancels the flow at once (200), or when none of its tasks is active (202)",
        routing: {
          request: {
            method: "POST",
            url: "/cancel_flow"
          }
        }
      },
      {
        name: "Create",
        value: "create_flow",
        action: "Create a flow",
        description: "Creates a managed flow in the route's session, at revision 0",
        routing: {
          request: {
            method: "POST",
            url: "/create_flow"
          }
        }
      },
      {
        name: "Fail",
        value: "fail_flow",
        action: "End a flow as failed",
        description: "Ends the flow as <code>failed</code>, with an optional reason",
        routing: {
          request: {
            method: "POST",
            url: "/fail_flow"
          }
        }
      },
      {
        name: "Find Latest",
        value: "find_latest_flow",
        action: "Find the latest flow",
        description: "Returns the most recently created flow of the session, or <code>null</code> if the session has no flows",
        routing: {
          request: {
            method: "POST",
            url: "/find_latest_flow"
          }
        }
      },
      {
        name: "Finish",
        value: "finish_flow",
        action: "End a flow as succeeded",
        description: "Ends the flow as <code>succeeded</code>",
        routing: {
          request: {
            method: "POST",
            url: "/finish_flow"
          }
        }
      },
      {
        name: "Get",
        value: "get_flow",
        action: "Get a flow",
        description: "Returns the flow with this ID, or <code>null</code> if the session has no such flow",
        routing: {
          request: {
            method: "POST",
            url: "/get_flow"
          }
        }
      },
      {
        name: "Get Many",
        value: "list_flows",
        action: "Get many flows",
        description: "Returns the session's flows, most recently created first, page by page",
        routing: {
          request: {
            method: "POST",
            url: "/list_flows"
          }
        }
      },
      {
        name: "List Events",
        value: "list_events",
        action: "List events",
        description: "Returns events of the session, oldest first",
        routing: {
          request: {
            method: "POST",
            url: "/list_events"
          }
        }
      },
      {
        name: "Request Cancel",
        value: "request_cancel",
        action: "Request cancellation of a flow",
        description: "Requests cancellation: the flow accepts no new tasks, and its status does not change yet",
        routing: {
          request: {
            method: "POST",
            url: "/request_cancel"
          }
        }
      },
      {
        name: "Resolve",
        value: "resolve_flow",
        action: "Resolve a token to a flow",
        description: "Finds a flow by its ID, or the latest flow by the exact session key of the route",
        routing: {
          request: {
            method: "POST",
            url: "/resolve_flow"
          }
        }
      },
      {
        name: "Resume",
        value: "resume_flow",
        action: "Resume a flow",
        description: "Sets the flow to <code>queued</code> or <code>running</code>, and reopens a flow that has ended",
        routing: {
          request: {
            method: "POST",
            url: "/resume_flow"
          }
        }
      },
      {
        name: "Set Waiting",
        value: "set_waiting",
        action: "Set a flow to waiting",
        description: "Sets the flow to <code>waiting</code>, or to <code>blocked</code> if you send <code>blockedTaskId</code> or <code>blockedSummary</code>",
        routing: {
          request: {
            method: "POST",
            url: "/set_waiting"
          }
        }
      }
    ],
    default: "create_flow"
  },
  {
    displayName: "Operation",
    name: "operation",
    type: "options",
    noDataExpression: true,
    displayOptions: {
      show: {
        resource: [
          "task"
        ]
      }
    },
    options: [
      {
        name: "Cancel",
        value: "cancel_task",
        action: "Cancel a task",
        description: "Cancels a task",
        routing: {
          request: {
            method: "POST",
            url: "/cancel_task"
          }
        }
      },
      {
        name: "Get",
        value: "get_task",
        action: "Get a task",
        description: "Returns the task with this ID, or <code>null</code> if the session has no such task",
        routing: {
          request: {
            method: "POST",
            url: "/get_task"
          }
        }
      },
      {
        name: "Get Many",
        value: "list_tasks",
        action: "Get many flows",
        description: "Returns the session's tasks, most recently created first, page by page, without <code>inputJson</code> and <code>resultJson</code>",
        routing: {
          request: {
            method: "POST",
            url: "/list_tasks"
          }
        }
      },
      {
        name: "Get Summary",
        value: "get_task_summary",
        action: "Count tasks of a flow",
        description: "Counts the flow's tasks by status and by runtime",
        routing: {
          request: {
            method: "POST",
            url: "/get_task_summary"
          }
        }
      },
      {
        name: "Run",
        value: "run_task",
        action: "Record a task",
        description: "Records a task of the flow, and leaves the flow's revision",
        routing: {
          request: {
            method: "POST",
            url: "/run_task"
          }
        }
      }
    ],
    default: "get_task_summary"
  },
  {
    displayName: "Goal",
    name: "goal",
    type: "string",
    default: "",
    description: "The purpose of the flow, as human-readable text",
    routing: {
      send: {
        type: "body",
        property: "goal"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "create_flow"
        ]
      }
    }
  },
  {
    displayName: "Additional Fields",
    name: "additionalFields",
    type: "collection",
    placeholder: "Add Field",
    default: {},
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "create_flow"
        ]
      }
    },
    options: [
      {
        displayName: "Controller ID",
        name: "controllerId",
        type: "string",
        default: "",
        description: "The name of the program that drives the flow. Default: the <code>controllerId</code> of the route.",
        routing: {
          send: {
            type: "body",
            property: "controllerId"
          }
        }
      },
      {
        displayName: "Current Step",
        name: "currentStep",
        type: "string",
        default: "",
        description: "A label for the current step of the flow",
        routing: {
          send: {
            type: "body",
            property: "currentStep"
          }
        }
      },
      {
        displayName: "Notify Policy",
        name: "notifyPolicy",
        type: "options",
        default: "done_only",
        options: [
          {
            name: "Done Only",
            value: "done_only"
          },
          {
            name: "Silent",
            value: "silent"
          },
          {
            name: "State Changes",
            value: "state_changes"
          }
        ],
        description: "Which events an endpoint without <code>types</code> gets: the ending (<code>done_only</code>), every change (<code>state_changes</code>), or none (<code>silent</code>). An endpoint with <code>types</code> gets them all, unless the flow is <code>silent</code>. An OpenClaw gateway notifies the owner likewise. Default: <code>done_only</code>.",
        routing: {
          send: {
            type: "body",
            property: "notifyPolicy"
          }
        }
      },
      {
        displayName: "State JSON",
        name: "stateJson",
        type: "json",
        default: "{}",
        description: "The initial state of the flow, in a format of your choice",
        routing: {
          send: {
            type: "body",
            property: "stateJson"
          }
        }
      },
      {
        displayName: "Status",
        name: "status",
        type: "options",
        default: "queued",
        options: [
          {
            name: "Blocked",
            value: "blocked"
          },
          {
            name: "Queued",
            value: "queued"
          },
          {
            name: "Running",
            value: "running"
          },
          {
            name: "Waiting",
            value: "waiting"
          }
        ],
        description: "The initial status of the flow. Default: <code>queued</code>.",
        routing: {
          send: {
            type: "body",
            property: "status"
          }
        }
      },
      {
        displayName: "Wait JSON",
        name: "waitJson",
        type: "json",
        default: "{}",
        description: "What the flow is waiting for, in a format of your choice",
        routing: {
          send: {
            type: "body",
            property: "waitJson"
          }
        }
      }
    ]
  },
  {
    displayName: "Flow ID",
    name: "flowId",
    type: "string",
    default: "",
    description: "The ID of the flow",
    routing: {
      send: {
        type: "body",
        property: "flowId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "get_flow"
        ]
      }
    }
  },
  {
    displayName: "Return All",
    name: "returnAll",
    type: "boolean",
    default: false,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "list_flows"
        ]
      }
    },
    description: "Whether to return all results or only up to a given limit"
  },
  {
    displayName: "Limit",
    name: "limit",
    type: "number",
    typeOptions: {
      minValue: 1,
      maxValue: 1000
    },
    default: 50,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "list_flows"
        ],
        returnAll: [
          false
        ]
      }
    },
    description: "Max number of results to return",
    routing: {
      send: {
        type: "body",
        property: "limit"
      }
    }
  },
  {
    displayName: "Simplify",
    name: "simplify",
    type: "boolean",
    default: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "list_flows"
        ]
      }
    },
    description: "Whether to return a simplified version of the response instead of the raw data"
  },
  {
    displayName: "Additional Fields",
    name: "additionalFields",
    type: "collection",
    placeholder: "Add Field",
    default: {},
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "list_flows"
        ]
      }
    },
    options: [
      {
        displayName: "Cursor",
        name: "cursor",
        type: "string",
        default: "",
        description: "The <code>nextCursor</code> of the previous page. Omit it to get the first page.",
        routing: {
          send: {
            type: "body",
            property: "cursor"
          }
        }
      },
      {
        displayName: "Status",
        name: "status",
        type: "multiOptions",
        default: [],
        options: [
          {
            name: "Blocked",
            value: "blocked"
          },
          {
            name: "Cancelled",
            value: "cancelled"
          },
          {
            name: "Failed",
            value: "failed"
          },
          {
            name: "Lost",
            value: "lost"
          },
          {
            name: "Queued",
            value: "queued"
          },
          {
            name: "Running",
            value: "running"
          },
          {
            name: "Succeeded",
            value: "succeeded"
          },
          {
            name: "Waiting",
            value: "waiting"
          }
        ],
        description: "Return only flows with one of these statuses. Default: every status.",
        routing: {
          send: {
            type: "body",
            property: "status"
          }
        }
      }
    ]
  },
  {
    displayName: "Flow ID or Session Key",
    name: "flowIdOrSessionKey",
    type: "string",
    default: "",
    description: "The ID of a flow, or the exact session key of the route",
    routing: {
      send: {
        type: "body",
        property: "token"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "resolve_flow"
        ]
      }
    }
  },
  {
    displayName: "Flow ID",
    name: "flowId",
    type: "string",
    default: "",
    description: "The ID of the flow",
    routing: {
      send: {
        type: "body",
        property: "flowId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "get_task_summary"
        ]
      }
    }
  },
  {
    displayName: "Flow ID",
    name: "flowId",
    type: "string",
    default: "",
    description: "The ID of the flow",
    routing: {
      send: {
        type: "body",
        property: "flowId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "set_waiting"
        ]
      }
    }
  },
  {
    displayName: "Expected Revision",
    name: "expectedRevision",
    type: "number",
    default: 0,
    typeOptions: {
      minValue: 0,
      numberPrecision: 0
    },
    description: "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 <code>revision_conflict</code>.",
    routing: {
      send: {
        type: "body",
        property: "expectedRevision"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "set_waiting"
        ]
      }
    }
  },
  {
    displayName: "Additional Fields",
    name: "additionalFields",
    type: "collection",
    placeholder: "Add Field",
    default: {},
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "set_waiting"
        ]
      }
    },
    options: [
      {
        displayName: "Blocked Summary",
        name: "blockedSummary",
        type: "string",
        default: "",
        description: "A human-readable reason why the flow is blocked",
        routing: {
          send: {
            type: "body",
            property: "blockedSummary"
          }
        }
      },
      {
        displayName: "Blocked Task ID",
        name: "blockedTaskId",
        type: "string",
        default: "",
        description: "Your name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow.",
        routing: {
          send: {
            type: "body",
            property: "blockedTaskId"
          }
        }
      },
      {
        displayName: "Current Step",
        name: "currentStep",
        type: "string",
        default: "",
        description: "A label for the current step of the flow",
        routing: {
          send: {
            type: "body",
            property: "currentStep"
          }
        }
      },
      {
        displayName: "Fields to Clear",
        name: "fieldsToClear",
        type: "multiOptions",
        default: [],
        options: [
          {
            name: "Blocked Summary",
            value: "blockedSummary"
          },
          {
            name: "Blocked Task ID",
            value: "blockedTaskId"
          },
          {
            name: "Current Step",
            value: "currentStep"
          }
        ],
        description: "The fields of the flow to clear. A field that you neither set nor clear keeps its value."
      },
      {
        displayName: "State JSON",
        name: "stateJson",
        type: "json",
        default: "{}",
        description: "The new state of the flow",
        routing: {
          send: {
            type: "body",
            property: "stateJson"
          }
        }
      },
      {
        displayName: "Wait JSON",
        name: "waitJson",
        type: "json",
        default: "{}",
        description: "What the flow is waiting for, in a format of your choice",
        routing: {
          send: {
            type: "body",
            property: "waitJson"
          }
        }
      }
    ]
  },
  {
    displayName: "Flow ID",
    name: "flowId",
    type: "string",
    default: "",
    description: "The ID of the flow",
    routing: {
      send: {
        type: "body",
        property: "flowId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "resume_flow"
        ]
      }
    }
  },
  {
    displayName: "Expected Revision",
    name: "expectedRevision",
    type: "number",
    default: 0,
    typeOptions: {
      minValue: 0,
      numberPrecision: 0
    },
    description: "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 <code>revision_conflict</code>.",
    routing: {
      send: {
        type: "body",
        property: "expectedRevision"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "resume_flow"
        ]
      }
    }
  },
  {
    displayName: "Additional Fields",
    name: "additionalFields",
    type: "collection",
    placeholder: "Add Field",
    default: {},
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "resume_flow"
        ]
      }
    },
    options: [
      {
        displayName: "Current Step",
        name: "currentStep",
        type: "string",
        default: "",
        description: "A label for the current step of the flow",
        routing: {
          send: {
            type: "body",
            property: "currentStep"
          }
        }
      },
      {
        displayName: "Fields to Clear",
        name: "fieldsToClear",
        type: "multiOptions",
        default: [],
        options: [
          {
            name: "Current Step",
            value: "currentStep"
          }
        ],
        description: "The fields of the flow to clear. A field that you neither set nor clear keeps its value."
      },
      {
        displayName: "State JSON",
        name: "stateJson",
        type: "json",
        default: "{}",
        description: "The new state of the flow",
        routing: {
          send: {
            type: "body",
            property: "stateJson"
          }
        }
      },
      {
        displayName: "Status",
        name: "status",
        type: "options",
        default: "queued",
        options: [
          {
            name: "Queued",
            value: "queued"
          },
          {
            name: "Running",
            value: "running"
          }
        ],
        description: "The new status of the flow. Default: <code>queued</code>.",
        routing: {
          send: {
            type: "body",
            property: "status"
          }
        }
      }
    ]
  },
  {
    displayName: "Flow ID",
    name: "flowId",
    type: "string",
    default: "",
    description: "The ID of the flow",
    routing: {
      send: {
        type: "body",
        property: "flowId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "finish_flow"
        ]
      }
    }
  },
  {
    displayName: "Expected Revision",
    name: "expectedRevision",
    type: "number",
    default: 0,
    typeOptions: {
      minValue: 0,
      numberPrecision: 0
    },
    description: "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 <code>revision_conflict</code>.",
    routing: {
      send: {
        type: "body",
        property: "expectedRevision"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "finish_flow"
        ]
      }
    }
  },
  {
    displayName: "Additional Fields",
    name: "additionalFields",
    type: "collection",
    placeholder: "Add Field",
    default: {},
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "finish_flow"
        ]
      }
    },
    options: [
      {
        displayName: "State JSON",
        name: "stateJson",
        type: "json",
        default: "{}",
        description: "The new state of the flow",
        routing: {
          send: {
            type: "body",
            property: "stateJson"
          }
        }
      }
    ]
  },
  {
    displayName: "Flow ID",
    name: "flowId",
    type: "string",
    default: "",
    description: "The ID of the flow",
    routing: {
      send: {
        type: "body",
        property: "flowId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "fail_flow"
        ]
      }
    }
  },
  {
    displayName: "Expected Revision",
    name: "expectedRevision",
    type: "number",
    default: 0,
    typeOptions: {
      minValue: 0,
      numberPrecision: 0
    },
    description: "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 <code>revision_conflict</code>.",
    routing: {
      send: {
        type: "body",
        property: "expectedRevision"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "fail_flow"
        ]
      }
    }
  },
  {
    displayName: "Additional Fields",
    name: "additionalFields",
    type: "collection",
    placeholder: "Add Field",
    default: {},
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "fail_flow"
        ]
      }
    },
    options: [
      {
        displayName: "Blocked Summary",
        name: "blockedSummary",
        type: "string",
        default: "",
        description: "A human-readable reason why the flow failed",
        routing: {
          send: {
            type: "body",
            property: "blockedSummary"
          }
        }
      },
      {
        displayName: "Blocked Task ID",
        name: "blockedTaskId",
        type: "string",
        default: "",
        description: "Your name for the task that made the flow fail. The gateway does not interpret it: it need not be a task ID.",
        routing: {
          send: {
            type: "body",
            property: "blockedTaskId"
          }
        }
      },
      {
        displayName: "Fields to Clear",
        name: "fieldsToClear",
        type: "multiOptions",
        default: [],
        options: [
          {
            name: "Blocked Summary",
            value: "blockedSummary"
          },
          {
            name: "Blocked Task ID",
            value: "blockedTaskId"
          }
        ],
        description: "The fields of the flow to clear. A field that you neither set nor clear keeps its value."
      },
      {
        displayName: "State JSON",
        name: "stateJson",
        type: "json",
        default: "{}",
        description: "The new state of the flow",
        routing: {
          send: {
            type: "body",
            property: "stateJson"
          }
        }
      }
    ]
  },
  {
    displayName: "Flow ID",
    name: "flowId",
    type: "string",
    default: "",
    description: "The ID of the flow",
    routing: {
      send: {
        type: "body",
        property: "flowId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "request_cancel"
        ]
      }
    }
  },
  {
    displayName: "Expected Revision",
    name: "expectedRevision",
    type: "number",
    default: 0,
    typeOptions: {
      minValue: 0,
      numberPrecision: 0
    },
    description: "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 <code>revision_conflict</code>.",
    routing: {
      send: {
        type: "body",
        property: "expectedRevision"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "request_cancel"
        ]
      }
    }
  },
  {
    displayName: "Flow ID",
    name: "flowId",
    type: "string",
    default: "",
    description: "The ID of the flow",
    routing: {
      send: {
        type: "body",
        property: "flowId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "cancel_flow"
        ]
      }
    }
  },
  {
    displayName: "Flow ID",
    name: "flowId",
    type: "string",
    default: "",
    description: "The ID of the flow",
    routing: {
      send: {
        type: "body",
        property: "flowId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "run_task"
        ]
      }
    }
  },
  {
    displayName: "Runtime",
    name: "runtime",
    type: "options",
    default: "subagent",
    options: [
      {
        name: "ACP",
        value: "acp"
      },
      {
        name: "Subagent",
        value: "subagent"
      }
    ],
    description: "The kind of runtime that does the work. A worker decides by the queue instead.",
    routing: {
      send: {
        type: "body",
        property: "runtime"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "run_task"
        ]
      }
    }
  },
  {
    displayName: "Task",
    name: "task",
    type: "string",
    default: "",
    description: "The work to do, as human-readable text",
    routing: {
      send: {
        type: "body",
        property: "task"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "run_task"
        ]
      }
    }
  },
  {
    displayName: "Additional Fields",
    name: "additionalFields",
    type: "collection",
    placeholder: "Add Field",
    default: {},
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "run_task"
        ]
      }
    },
    options: [
      {
        displayName: "Agent ID",
        name: "agentId",
        type: "string",
        default: "",
        description: "The agent that does the work. Default: the agent of the route's session.",
        routing: {
          send: {
            type: "body",
            property: "agentId"
          }
        }
      },
      {
        displayName: "Child Session Key",
        name: "childSessionKey",
        type: "string",
        default: "",
        description: "The key of the session that does the work. It must belong to the same agent as the session of the route.",
        routing: {
          send: {
            type: "body",
            property: "childSessionKey"
          }
        }
      },
      {
        displayName: "Input JSON",
        name: "inputJson",
        type: "json",
        default: "{}",
        description: "The input of the worker, in a format of your choice",
        routing: {
          send: {
            type: "body",
            property: "inputJson"
          }
        }
      },
      {
        displayName: "Label",
        name: "label",
        type: "string",
        default: "",
        description: "A short human-readable name for the task",
        routing: {
          send: {
            type: "body",
            property: "label"
          }
        }
      },
      {
        displayName: "Last Event At",
        name: "lastEventAt",
        type: "number",
        default: 0,
        typeOptions: {
          minValue: 0,
          numberPrecision: 0
        },
        description: "When the task last reported an event, in milliseconds since the Unix epoch. At most one day in the future. Values that look like seconds, microseconds or nanoseconds are rejected. Requires the status <code>running</code>.",
        routing: {
          send: {
            type: "body",
            property: "lastEventAt"
          }
        }
      },
      {
        displayName: "Max Attempts",
        name: "maxAttempts",
        type: "number",
        default: 0,
        typeOptions: {
          minValue: 1,
          numberPrecision: 0
        },
        description: "How often workers try the task. Requires a queue. Default: 3.",
        routing: {
          send: {
            type: "body",
            property: "maxAttempts"
          }
        }
      },
      {
        displayName: "Notify Policy",
        name: "notifyPolicy",
        type: "options",
        default: "done_only",
        options: [
          {
            name: "Done Only",
            value: "done_only"
          },
          {
            name: "Silent",
            value: "silent"
          },
          {
            name: "State Changes",
            value: "state_changes"
          }
        ],
        description: "Which events an endpoint without <code>types</code> gets: the ending (<code>done_only</code>), every change (<code>state_changes</code>), or none (<code>silent</code>). An endpoint with <code>types</code> gets them all, unless the flow is <code>silent</code>. An OpenClaw gateway notifies the owner likewise. Default: <code>done_only</code>.",
        routing: {
          send: {
            type: "body",
            property: "notifyPolicy"
          }
        }
      },
      {
        displayName: "Parent Task ID",
        name: "parentTaskId",
        type: "string",
        default: "",
        description: "Your name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID.",
        routing: {
          send: {
            type: "body",
            property: "parentTaskId"
          }
        }
      },
      {
        displayName: "Prefer Metadata",
        name: "preferMetadata",
        type: "boolean",
        default: false,
        description: "Whether <code>task</code> and <code>label</code> replace those of an existing task with this <code>runId</code>. Default: <code>false</code>.",
        routing: {
          send: {
            type: "body",
            property: "preferMetadata"
          }
        }
      },
      {
        displayName: "Progress Summary",
        name: "progressSummary",
        type: "string",
        default: "",
        description: "The progress of the task, as human-readable text. Requires the status <code>running</code>.",
        routing: {
          send: {
            type: "body",
            property: "progressSummary"
          }
        }
      },
      {
        displayName: "Queue",
        name: "queue",
        type: "string",
        default: "",
        description: "The queue from which a worker takes the task: 1 to 64 of <code>a-z 0-9 - _ .</code>. Not together with the status <code>running</code>. Default: the queue of the route, if the operator has set one.",
        routing: {
          send: {
            type: "body",
            property: "queue"
          }
        }
      },
      {
        displayName: "Run At",
        name: "runAt",
        type: "number",
        default: 0,
        typeOptions: {
          minValue: 0,
          numberPrecision: 0
        },
        description: "The time before which no worker gets the task, in milliseconds since the Unix epoch. At most one year in the future. Requires a queue. Default: at once.",
        routing: {
          send: {
            type: "body",
            property: "runAt"
          }
        }
      },
      {
        displayName: "Run ID",
        name: "runId",
        type: "string",
        default: "",
        description: "Your ID for this run of the task. Send the same <code>runId</code> again to retry safely.",
        routing: {
          send: {
            type: "body",
            property: "runId"
          }
        }
      },
      {
        displayName: "Settle Flow",
        name: "settleFlow",
        type: "boolean",
        default: false,
        description: "Whether the end of the task can end the flow. When the last active task of the flow with <code>settleFlow</code> has ended, the flow ends as <code>succeeded</code>, or as <code>failed</code> with the first error. Requires a queue. Default: <code>false</code>.",
        routing: {
          send: {
            type: "body",
            property: "settleFlow"
          }
        }
      },
      {
        displayName: "Source ID",
        name: "sourceId",
        type: "string",
        default: "",
        description: "Your ID for the source of the task, such as an order or a ticket",
        routing: {
          send: {
            type: "body",
            property: "sourceId"
          }
        }
      },
      {
        displayName: "Started At",
        name: "startedAt",
        type: "number",
        default: 0,
        typeOptions: {
          minValue: 0,
          numberPrecision: 0
        },
        description: "When the task started, in milliseconds since the Unix epoch. At most one day in the future. Values that look like seconds, microseconds or nanoseconds are rejected. Requires the status <code>running</code>.",
        routing: {
          send: {
            type: "body",
            property: "startedAt"
          }
        }
      },
      {
        displayName: "Status",
        name: "status",
        type: "options",
        default: "queued",
        options: [
          {
            name: "Queued",
            value: "queued"
          },
          {
            name: "Running",
            value: "running"
          }
        ],
        description: "The initial status of the task. Default: <code>queued</code>.",
        routing: {
          send: {
            type: "body",
            property: "status"
          }
        }
      },
      {
        displayName: "Timeout Ms",
        name: "timeoutMs",
        type: "number",
        default: 0,
        typeOptions: {
          minValue: 1,
          numberPrecision: 0
        },
        description: "The maximum time of an attempt, in milliseconds. Requires a queue. Default: no maximum.",
        routing: {
          send: {
            type: "body",
            property: "timeoutMs"
          }
        }
      }
    ]
  },
  {
    displayName: "Task ID",
    name: "taskId",
    type: "string",
    default: "",
    description: "The ID of the task",
    routing: {
      send: {
        type: "body",
        property: "taskId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "get_task"
        ]
      }
    }
  },
  {
    displayName: "Return All",
    name: "returnAll",
    type: "boolean",
    default: false,
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "list_tasks"
        ]
      }
    },
    description: "Whether to return all results or only up to a given limit"
  },
  {
    displayName: "Limit",
    name: "limit",
    type: "number",
    typeOptions: {
      minValue: 1,
      maxValue: 1000
    },
    default: 50,
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "list_tasks"
        ],
        returnAll: [
          false
        ]
      }
    },
    description: "Max number of results to return",
    routing: {
      send: {
        type: "body",
        property: "limit"
      }
    }
  },
  {
    displayName: "Simplify",
    name: "simplify",
    type: "boolean",
    default: true,
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "list_tasks"
        ]
      }
    },
    description: "Whether to return a simplified version of the response instead of the raw data"
  },
  {
    displayName: "Additional Fields",
    name: "additionalFields",
    type: "collection",
    placeholder: "Add Field",
    default: {},
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "list_tasks"
        ]
      }
    },
    options: [
      {
        displayName: "Cursor",
        name: "cursor",
        type: "string",
        default: "",
        description: "The <code>nextCursor</code> of the previous page. Omit it to get the first page.",
        routing: {
          send: {
            type: "body",
            property: "cursor"
          }
        }
      },
      {
        displayName: "Flow ID",
        name: "flowId",
        type: "string",
        default: "",
        description: "Return only tasks of this flow. Default: every flow of the session.",
        routing: {
          send: {
            type: "body",
            property: "flowId"
          }
        }
      },
      {
        displayName: "Queue",
        name: "queue",
        type: "string",
        default: "",
        description: "Return only tasks of this queue. Default: every task, with a queue or without.",
        routing: {
          send: {
            type: "body",
            property: "queue"
          }
        }
      },
      {
        displayName: "Status",
        name: "status",
        type: "multiOptions",
        default: [],
        options: [
          {
            name: "Cancelled",
            value: "cancelled"
          },
          {
            name: "Failed",
            value: "failed"
          },
          {
            name: "Lost",
            value: "lost"
          },
          {
            name: "Queued",
            value: "queued"
          },
          {
            name: "Running",
            value: "running"
          },
          {
            name: "Succeeded",
            value: "succeeded"
          },
          {
            name: "Timed Out",
            value: "timed_out"
          }
        ],
        description: "Return only tasks with one of these statuses. Default: every status.",
        routing: {
          send: {
            type: "body",
            property: "status"
          }
        }
      }
    ]
  },
  {
    displayName: "Task ID",
    name: "taskId",
    type: "string",
    default: "",
    description: "The ID of the task",
    routing: {
      send: {
        type: "body",
        property: "taskId"
      }
    },
    required: true,
    displayOptions: {
      show: {
        resource: [
          "task"
        ],
        operation: [
          "cancel_task"
        ]
      }
    }
  },
  {
    displayName: "Additional Fields",
    name: "additionalFields",
    type: "collection",
    placeholder: "Add Field",
    default: {},
    displayOptions: {
      show: {
        resource: [
          "flow"
        ],
        operation: [
          "list_events"
        ]
      }
    },
    options: [
      {
        displayName: "Cursor",
        name: "cursor",
        type: "string",
        default: "",
        description: "The <code>cursor</code> of the previous response. Not together with <code>position</code>.",
        routing: {
          send: {
            type: "body",
            property: "cursor"
          }
        }
      },
      {
        displayName: "Flow ID",
        name: "flowId",
        type: "string",
        default: "",
        description: "Return only events of this flow. Default: every flow of the session.",
        routing: {
          send: {
            type: "body",
            property: "flowId"
          }
        }
      },
      {
        displayName: "Limit",
        name: "limit",
        type: "number",
        default: 50,
        typeOptions: {
          minValue: 1,
          numberPrecision: 0
        },
        description: "Max number of results to return",
        routing: {
          send: {
            type: "body",
            property: "limit"
          }
        }
      },
      {
        displayName: "Position",
        name: "position",
        type: "options",
        default: "oldest",
        options: [
          {
            name: "Latest",
            value: "latest"
          },
          {
            name: "Oldest",
            value: "oldest"
          }
        ],
        description: "Where to begin without a <code>cursor</code>: before the oldest event that the gateway keeps, or after the latest one. Default: <code>oldest</code>.",
        routing: {
          send: {
            type: "body",
            property: "position"
          }
        }
      },
      {
        displayName: "Types",
        name: "types",
        type: "multiOptions",
        default: [],
        options: [
          {
            name: "Flow.blocked",
            value: "flow.blocked"
          },
          {
            name: "Flow.cancel Requested",
            value: "flow.cancel_requested"
          },
          {
            name: "Flow.cancelled",
            value: "flow.cancelled"
          },
          {
            name: "Flow.created",
            value: "flow.created"
          },
          {
            name: "Flow.deleted",
            value: "flow.deleted"
          },
          {
            name: "Flow.failed",
            value: "flow.failed"
          },
          {
            name: "Flow.lost",
            value: "flow.lost"
          },
          {
            name: "Flow.resumed",
            value: "flow.resumed"
          },
          {
            name: "Flow.succeeded",
            value: "flow.succeeded"
          },
          {
            name: "Flow.waiting",
            value: "flow.waiting"
          },
          {
            name: "Task.cancelled",
            value: "task.cancelled"
          },
          {
            name: "Task.claimed",
            value: "task.claimed"
          },
          {
            name: "Task.created",
            value: "task.created"
          },
          {
            name: "Task.failed",
            value: "task.failed"
          },
          {
            name: "Task.lost",
            value: "task.lost"
          },
          {
            name: "Task.progress",
            value: "task.progress"
          },
          {
            name: "Task.retrying",
            value: "task.retrying"
          },
          {
            name: "Task.succeeded",
            value: "task.succeeded"
          },
          {
            name: "Task.timed Out",
            value: "task.timed_out"
          }
        ],
        description: "Return only events of these types. Default: every type.",
        routing: {
          send: {
            type: "body",
            property: "types"
          }
        }
      },
      {
        displayName: "Wait Ms",
        name: "waitMs",
        type: "number",
        default: 0,
        typeOptions: {
          minValue: 0,
          numberPrecision: 0
        },
        description: "How long to wait for an event if there is none, in milliseconds. Default: 0.",
        routing: {
          send: {
            type: "body",
            property: "waitMs"
          }
        }
      }
    ]
  }
];

/** Fields for any JSON value. */
export const JSON_FIELDS: readonly string[] = [
  "stateJson",
  "waitJson",
  "inputJson"
];

/** Actions that change nothing. */
export const READING: readonly string[] = [
  "get_flow",
  "list_flows",
  "find_latest_flow",
  "resolve_flow",
  "get_task_summary",
  "get_task",
  "list_tasks",
  "list_events"
];

export const FLOW_STATUSES: INodePropertyOptions[] = [
  {
    name: "Blocked",
    value: "blocked"
  },
  {
    name: "Cancelled",
    value: "cancelled"
  },
  {
    name: "Failed",
    value: "failed"
  },
  {
    name: "Lost",
    value: "lost"
  },
  {
    name: "Queued",
    value: "queued"
  },
  {
    name: "Running",
    value: "running"
  },
  {
    name: "Succeeded",
    value: "succeeded"
  },
  {
    name: "Waiting",
    value: "waiting"
  }
];

export const EVENT_TYPES: readonly string[] = [
  "flow.created",
  "flow.waiting",
  "flow.blocked",
  "flow.resumed",
  "flow.cancel_requested",
  "flow.succeeded",
  "flow.failed",
  "flow.cancelled",
  "flow.lost",
  "flow.deleted",
  "task.created",
  "task.claimed",
  "task.progress",
  "task.retrying",
  "task.succeeded",
  "task.failed",
  "task.timed_out",
  "task.cancelled",
  "task.lost"
];
