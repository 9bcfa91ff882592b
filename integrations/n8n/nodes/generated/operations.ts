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
        description: "Cancels the flow at once (200), or as soon as none of its child tasks is active (202)",
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
        description: "Creates a managed flow of the route's session, with revision 0",
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
        description: "Ends the flow as <code>failed</code>, with what blocked it",
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
        description: "Gives the flow of the session that was created last, or <code>null</code>",
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
        description: "Gives the flow as it is, or <code>null</code> when the session has no flow with this ID",
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
        description: "Gives the session's flows, newest created first, by page",
        routing: {
          request: {
            method: "POST",
            url: "/list_flows"
          }
        }
      },
      {
        name: "Request Cancel",
        value: "request_cancel",
        action: "Ask for a flow to be cancelled",
        description: "Notes that the flow shall be cancelled: it takes no new tasks, and its status stays",
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
        description: "Finds a flow by its ID, or the latest flow by the route's exact session key; <code>null</code> when there is none",
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
        action: "Put a flow back to work",
        description: "Puts the flow back to <code>queued</code> or <code>running</code>, and reopens one that has ended",
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
        action: "Park a flow",
        description: "Parks the flow as <code>waiting</code>, or as <code>blocked</code> when <code>blockedTaskId</code> or <code>blockedSummary</code> is a string",
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
        name: "Get Summary",
        value: "get_task_summary",
        action: "Count child tasks of a flow",
        description: "Counts the flow's child tasks by status and by runtime, or gives <code>null</code> when the session has no such flow",
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
        action: "Record a child task",
        description: "Records a child task of the flow, whose revision stays",
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
    description: "What the flow is for",
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
        description: "Who drives the flow. Default: the route's <code>controllerId</code>.",
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
        description: "A name for where the flow stands",
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
        description: "When the owner is told. The default is <code>done_only</code>.",
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
        description: "The flow's state",
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
        description: "The first status of the flow. Default: <code>queued</code>.",
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
        description: "What the flow waits for",
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
    description: "The flow's ID",
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
        description: "<code>nextCursor</code> of the page before",
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
        description: "Only flows in one of these statuses",
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
    description: "A flow ID, or the session key that the route is bound to",
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
    description: "The flow's ID",
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
    description: "The flow's ID",
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
    description: "The revision that the change was decided on. 409 <code>revision_conflict</code> when the flow has moved on.",
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
        description: "What blocks the flow, for people",
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
        description: "The task that blocks the flow, in the sender's terms. Free text: it need not be the ID of a task, and the end of that task does not unblock the flow.",
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
        description: "A name for where the flow stands",
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
        description: "Which of the flow's fields to empty. A field that is neither given nor cleared stays as it is."
      },
      {
        displayName: "State JSON",
        name: "stateJson",
        type: "json",
        default: "{}",
        description: "The flow's state, in place of the one before",
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
        description: "What the flow waits for",
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
    description: "The flow's ID",
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
    description: "The revision that the change was decided on. 409 <code>revision_conflict</code> when the flow has moved on.",
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
        description: "A name for where the flow stands",
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
        description: "Which of the flow's fields to empty. A field that is neither given nor cleared stays as it is."
      },
      {
        displayName: "State JSON",
        name: "stateJson",
        type: "json",
        default: "{}",
        description: "The flow's state, in place of the one before",
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
        description: "The status that the flow continues with. Default: <code>queued</code>.",
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
    description: "The flow's ID",
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
    description: "The revision that the change was decided on. 409 <code>revision_conflict</code> when the flow has moved on.",
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
        description: "The flow's state, in place of the one before",
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
    description: "The flow's ID",
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
    description: "The revision that the change was decided on. 409 <code>revision_conflict</code> when the flow has moved on.",
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
        description: "What blocks the flow, for people",
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
        description: "The task that blocks the flow, in the sender's terms. Free text: it need not be the ID of a task, and the end of that task does not unblock the flow.",
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
        description: "Which of the flow's fields to empty. A field that is neither given nor cleared stays as it is."
      },
      {
        displayName: "State JSON",
        name: "stateJson",
        type: "json",
        default: "{}",
        description: "The flow's state, in place of the one before",
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
    description: "The flow's ID",
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
    description: "The revision that the change was decided on. 409 <code>revision_conflict</code> when the flow has moved on.",
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
    description: "The flow's ID",
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
    description: "The flow's ID",
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
    description: "What carries out the task",
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
    description: "What the task shall do",
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
        description: "The agent that works on the task. Default: the agent of the route's session.",
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
        description: "The session that works on the task; of the same agent as the route's session",
        routing: {
          send: {
            type: "body",
            property: "childSessionKey"
          }
        }
      },
      {
        displayName: "Label",
        name: "label",
        type: "string",
        default: "",
        description: "A short name for people",
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
        description: "When it was last heard of, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running.",
        routing: {
          send: {
            type: "body",
            property: "lastEventAt"
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
        description: "When the owner is told. The default is <code>done_only</code>.",
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
        description: "The task that this one is part of, in the sender's terms. Free text: it need not be the ID of a task, and nothing depends on it.",
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
        description: "Whether the task's text and label are replaced by these when the <code>runId</code> is known",
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
        description: "How far it is, for people. Only with status running.",
        routing: {
          send: {
            type: "body",
            property: "progressSummary"
          }
        }
      },
      {
        displayName: "Run ID",
        name: "runId",
        type: "string",
        default: "",
        description: "The sender's name for this run; makes repeating the request safe",
        routing: {
          send: {
            type: "body",
            property: "runId"
          }
        }
      },
      {
        displayName: "Source ID",
        name: "sourceId",
        type: "string",
        default: "",
        description: "Where the task comes from, in the sender's terms",
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
        description: "When it started, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running.",
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
        description: "The first status of the task. Default: <code>queued</code>.",
        routing: {
          send: {
            type: "body",
            property: "status"
          }
        }
      }
    ]
  }
];

/** Fields for any JSON value. */
export const JSON_FIELDS: readonly string[] = [
  "stateJson",
  "waitJson"
];

/** Actions that change nothing. */
export const READING: readonly string[] = [
  "get_flow",
  "list_flows",
  "find_latest_flow",
  "resolve_flow",
  "get_task_summary"
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
