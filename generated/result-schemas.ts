// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { ActionName } from "./actions.ts";

/** JSON Schema (2020-12) of an object. */
export interface ObjectSchema {
  readonly type: "object";
  readonly [keyword: string]: unknown;
}

/** What each action gives when it was done. */
export const RESULT_SCHEMAS: Record<ActionName, ObjectSchema> = {
  "create_flow": {
    "type": "object",
    "description": "What `create_flow` gives.",
    "required": [
      "created",
      "flow"
    ],
    "properties": {
      "created": {
        "type": "boolean",
        "description": "Always `true`."
      },
      "flow": {
        "$ref": "#/$defs/Flow"
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      }
    }
  },
  "get_flow": {
    "type": "object",
    "description": "What `get_flow` gives.",
    "required": [
      "flow"
    ],
    "properties": {
      "flow": {
        "oneOf": [
          {
            "$ref": "#/$defs/Flow"
          },
          {
            "type": "null"
          }
        ],
        "description": "The flow, or `null` when there is none."
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      }
    }
  },
  "list_flows": {
    "type": "object",
    "description": "What `list_flows` gives.",
    "required": [
      "flows"
    ],
    "properties": {
      "flows": {
        "type": "array",
        "description": "The flows, most recently created first.",
        "items": {
          "$ref": "#/$defs/Flow"
        }
      },
      "nextCursor": {
        "type": "string",
        "description": "Present while there are older flows. The `cursor` of the next page."
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      }
    }
  },
  "find_latest_flow": {
    "type": "object",
    "description": "What `find_latest_flow` gives.",
    "required": [
      "flow"
    ],
    "properties": {
      "flow": {
        "oneOf": [
          {
            "$ref": "#/$defs/Flow"
          },
          {
            "type": "null"
          }
        ],
        "description": "The flow, or `null` when there is none."
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      }
    }
  },
  "resolve_flow": {
    "type": "object",
    "description": "What `resolve_flow` gives.",
    "required": [
      "flow"
    ],
    "properties": {
      "flow": {
        "oneOf": [
          {
            "$ref": "#/$defs/Flow"
          },
          {
            "type": "null"
          }
        ],
        "description": "The flow, or `null` when there is none."
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      }
    }
  },
  "get_task_summary": {
    "type": "object",
    "description": "What `get_task_summary` gives.",
    "required": [
      "summary"
    ],
    "properties": {
      "summary": {
        "oneOf": [
          {
            "$ref": "#/$defs/TaskSummary"
          },
          {
            "type": "null"
          }
        ],
        "description": "The counts, or `null` when there is no such flow."
      }
    },
    "$defs": {
      "TaskSummary": {
        "type": "object",
        "description": "Counts of a flow's child tasks.",
        "required": [
          "total",
          "active",
          "terminal",
          "failures",
          "byStatus",
          "byRuntime"
        ],
        "properties": {
          "total": {
            "type": "integer",
            "minimum": 0,
            "description": "All tasks."
          },
          "active": {
            "type": "integer",
            "minimum": 0,
            "description": "Tasks that are queued or running."
          },
          "terminal": {
            "type": "integer",
            "minimum": 0,
            "description": "Tasks that have ended."
          },
          "failures": {
            "type": "integer",
            "minimum": 0,
            "description": "Tasks that failed, timed out or were lost."
          },
          "byStatus": {
            "type": "object",
            "description": "Counts by status.",
            "required": [
              "queued",
              "running",
              "succeeded",
              "failed",
              "timed_out",
              "cancelled",
              "lost"
            ],
            "properties": {
              "queued": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks that are `queued`."
              },
              "running": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks that are `running`."
              },
              "succeeded": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks that are `succeeded`."
              },
              "failed": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks that are `failed`."
              },
              "timed_out": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks that are `timed_out`."
              },
              "cancelled": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks that are `cancelled`."
              },
              "lost": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks that are `lost`."
              }
            }
          },
          "byRuntime": {
            "type": "object",
            "description": "Counts by runtime.",
            "required": [
              "subagent",
              "acp",
              "cli",
              "cron"
            ],
            "properties": {
              "subagent": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks of the runtime `subagent`."
              },
              "acp": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks of the runtime `acp`."
              },
              "cli": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks of the runtime `cli`."
              },
              "cron": {
                "type": "integer",
                "minimum": 0,
                "description": "Tasks of the runtime `cron`."
              }
            }
          }
        }
      }
    }
  },
  "set_waiting": {
    "type": "object",
    "description": "What `set_waiting` gives.",
    "required": [
      "applied",
      "flow"
    ],
    "properties": {
      "applied": {
        "type": "boolean",
        "description": "Always `true`."
      },
      "flow": {
        "$ref": "#/$defs/Flow"
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      }
    }
  },
  "resume_flow": {
    "type": "object",
    "description": "What `resume_flow` gives.",
    "required": [
      "applied",
      "flow"
    ],
    "properties": {
      "applied": {
        "type": "boolean",
        "description": "Always `true`."
      },
      "flow": {
        "$ref": "#/$defs/Flow"
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      }
    }
  },
  "finish_flow": {
    "type": "object",
    "description": "What `finish_flow` gives.",
    "required": [
      "applied",
      "flow"
    ],
    "properties": {
      "applied": {
        "type": "boolean",
        "description": "Always `true`."
      },
      "flow": {
        "$ref": "#/$defs/Flow"
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      }
    }
  },
  "fail_flow": {
    "type": "object",
    "description": "What `fail_flow` gives.",
    "required": [
      "applied",
      "flow"
    ],
    "properties": {
      "applied": {
        "type": "boolean",
        "description": "Always `true`."
      },
      "flow": {
        "$ref": "#/$defs/Flow"
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      }
    }
  },
  "request_cancel": {
    "type": "object",
    "description": "What `request_cancel` gives.",
    "required": [
      "applied",
      "flow"
    ],
    "properties": {
      "applied": {
        "type": "boolean",
        "description": "Always `true`."
      },
      "flow": {
        "$ref": "#/$defs/Flow"
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      }
    }
  },
  "cancel_flow": {
    "type": "object",
    "description": "What `cancel_flow` gives.",
    "required": [
      "found",
      "cancelled"
    ],
    "properties": {
      "found": {
        "type": "boolean",
        "description": "Always `true`."
      },
      "cancelled": {
        "type": "boolean",
        "description": "Whether the flow is cancelled now."
      },
      "reason": {
        "type": "string",
        "description": "Why it is not cancelled yet."
      },
      "flow": {
        "$ref": "#/$defs/Flow"
      },
      "tasks": {
        "type": "array",
        "description": "The flow's child tasks, newest first; as many as fit into an answer of 4 MiB.",
        "items": {
          "$ref": "#/$defs/Task"
        }
      },
      "tasksTruncated": {
        "type": "boolean",
        "description": "Present when the flow has more child tasks than `tasks` lists."
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      },
      "Task": {
        "type": "object",
        "description": "A piece of work under a flow.",
        "required": [
          "taskId",
          "runtime",
          "scopeKind",
          "task",
          "status",
          "deliveryStatus",
          "notifyPolicy",
          "createdAt"
        ],
        "properties": {
          "taskId": {
            "type": "string",
            "format": "uuid",
            "description": "The task's id, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "Where the task comes from, in the sender's terms."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The session that works on the task."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The task that this one is part of, as the sender named it. Free text: it need not be the id of a task."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that works on the task."
          },
          "runId": {
            "type": "string",
            "description": "The sender's name for this run."
          },
          "label": {
            "type": "string",
            "description": "A short name for people."
          },
          "error": {
            "type": "string",
            "description": "What went wrong."
          },
          "progressSummary": {
            "type": "string",
            "description": "How far it is, for people."
          },
          "terminalSummary": {
            "type": "string",
            "description": "How it ended, for people."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "How its work turned out."
          },
          "scopeKind": {
            "type": "string",
            "description": "What the task is scoped to, `session` here."
          },
          "task": {
            "type": "string",
            "description": "What the task shall do."
          },
          "status": {
            "type": "string",
            "enum": [
              "queued",
              "running",
              "succeeded",
              "failed",
              "timed_out",
              "cancelled",
              "lost"
            ],
            "description": "Where the task stands."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the outcome was delivered to the owner; `pending` at first."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was last heard of, in milliseconds since the epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the record may be deleted, in milliseconds since the epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "What carries out a task. `run_task` takes `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      }
    }
  },
  "run_task": {
    "type": "object",
    "description": "What `run_task` gives.",
    "required": [
      "created",
      "flow",
      "task"
    ],
    "properties": {
      "created": {
        "type": "boolean",
        "description": "Always `true`."
      },
      "flow": {
        "$ref": "#/$defs/Flow"
      },
      "flowTruncated": {
        "type": "boolean",
        "description": "Present when flow and task would be larger than 4 MiB. Then `flow` leaves out what is longer than 1,000\ncharacters, such as `stateJson`, and cuts its `goal` there. `get_flow` returns it whole.\n"
      },
      "task": {
        "$ref": "#/$defs/Task"
      }
    },
    "$defs": {
      "Flow": {
        "type": "object",
        "description": "A durable record of multi-step work.",
        "required": [
          "flowId",
          "syncMode",
          "revision",
          "status",
          "notifyPolicy",
          "goal",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow's id, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven."
          },
          "controllerId": {
            "type": "string",
            "description": "Who drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A name for where the flow stands."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "What blocks the flow, for people."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "0 when created, one more after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "What the flow is for."
          },
          "stateJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "waitJson": {
            "$ref": "#/$defs/JsonValue"
          },
          "cancelRequestedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When cancellation was requested, in milliseconds since the epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch; absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "Where a flow stands.",
        "enum": [
          "queued",
          "running",
          "waiting",
          "blocked",
          "succeeded",
          "failed",
          "cancelled",
          "lost"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "When the owner is told. The default is `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
      },
      "Task": {
        "type": "object",
        "description": "A piece of work under a flow.",
        "required": [
          "taskId",
          "runtime",
          "scopeKind",
          "task",
          "status",
          "deliveryStatus",
          "notifyPolicy",
          "createdAt"
        ],
        "properties": {
          "taskId": {
            "type": "string",
            "format": "uuid",
            "description": "The task's id, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "Where the task comes from, in the sender's terms."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The session that works on the task."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The task that this one is part of, as the sender named it. Free text: it need not be the id of a task."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that works on the task."
          },
          "runId": {
            "type": "string",
            "description": "The sender's name for this run."
          },
          "label": {
            "type": "string",
            "description": "A short name for people."
          },
          "error": {
            "type": "string",
            "description": "What went wrong."
          },
          "progressSummary": {
            "type": "string",
            "description": "How far it is, for people."
          },
          "terminalSummary": {
            "type": "string",
            "description": "How it ended, for people."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "How its work turned out."
          },
          "scopeKind": {
            "type": "string",
            "description": "What the task is scoped to, `session` here."
          },
          "task": {
            "type": "string",
            "description": "What the task shall do."
          },
          "status": {
            "type": "string",
            "enum": [
              "queued",
              "running",
              "succeeded",
              "failed",
              "timed_out",
              "cancelled",
              "lost"
            ],
            "description": "Where the task stands."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the outcome was delivered to the owner; `pending` at first."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "Milliseconds since the epoch."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was last heard of, in milliseconds since the epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the record may be deleted, in milliseconds since the epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "What carries out a task. `run_task` takes `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      }
    }
  }
};
