// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { ActionName } from "./actions.ts";

/** JSON Schema (2020-12) of an object. */
export interface ObjectSchema {
  readonly type: "object";
  readonly [keyword: string]: unknown;
}

/** The result of each action. */
export const RESULT_SCHEMAS: Record<ActionName, ObjectSchema> = {
  "create_flow": {
    "type": "object",
    "description": "The result of `create_flow`.",
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "get_flow": {
    "type": "object",
    "description": "The result of `get_flow`.",
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
        "description": "The flow, or `null` if no flow matches."
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "list_flows": {
    "type": "object",
    "description": "The result of `list_flows`.",
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
        "description": "The `cursor` of the next page. Absent on the last page."
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "find_latest_flow": {
    "type": "object",
    "description": "The result of `find_latest_flow`.",
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
        "description": "The flow, or `null` if no flow matches."
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "resolve_flow": {
    "type": "object",
    "description": "The result of `resolve_flow`.",
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
        "description": "The flow, or `null` if no flow matches."
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "get_task_summary": {
    "type": "object",
    "description": "The result of `get_task_summary`.",
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
        "description": "The counts, or `null` if the session has no flow with this ID."
      }
    },
    "$defs": {
      "TaskSummary": {
        "type": "object",
        "description": "The number of a flow's tasks, by status and by runtime.",
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
            "description": "The number of all tasks."
          },
          "active": {
            "type": "integer",
            "minimum": 0,
            "description": "The number of tasks that are `queued` or `running`."
          },
          "terminal": {
            "type": "integer",
            "minimum": 0,
            "description": "The number of tasks that have ended."
          },
          "failures": {
            "type": "integer",
            "minimum": 0,
            "description": "The number of tasks that are `failed`, `timed_out` or `lost`."
          },
          "byStatus": {
            "type": "object",
            "description": "The number of tasks by status.",
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
                "description": "The number of `queued` tasks."
              },
              "running": {
                "type": "integer",
                "minimum": 0,
                "description": "The number of `running` tasks."
              },
              "succeeded": {
                "type": "integer",
                "minimum": 0,
                "description": "The number of `succeeded` tasks."
              },
              "failed": {
                "type": "integer",
                "minimum": 0,
                "description": "The number of `failed` tasks."
              },
              "timed_out": {
                "type": "integer",
                "minimum": 0,
                "description": "The number of `timed_out` tasks."
              },
              "cancelled": {
                "type": "integer",
                "minimum": 0,
                "description": "The number of `cancelled` tasks."
              },
              "lost": {
                "type": "integer",
                "minimum": 0,
                "description": "The number of `lost` tasks."
              }
            }
          },
          "byRuntime": {
            "type": "object",
            "description": "The number of tasks by runtime.",
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
                "description": "The number of tasks with the runtime `subagent`."
              },
              "acp": {
                "type": "integer",
                "minimum": 0,
                "description": "The number of tasks with the runtime `acp`."
              },
              "cli": {
                "type": "integer",
                "minimum": 0,
                "description": "The number of tasks with the runtime `cli`."
              },
              "cron": {
                "type": "integer",
                "minimum": 0,
                "description": "The number of tasks with the runtime `cron`."
              }
            }
          }
        }
      }
    }
  },
  "set_waiting": {
    "type": "object",
    "description": "The result of `set_waiting`.",
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "resume_flow": {
    "type": "object",
    "description": "The result of `resume_flow`.",
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "finish_flow": {
    "type": "object",
    "description": "The result of `finish_flow`.",
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "fail_flow": {
    "type": "object",
    "description": "The result of `fail_flow`.",
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "request_cancel": {
    "type": "object",
    "description": "The result of `request_cancel`.",
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "cancel_flow": {
    "type": "object",
    "description": "The result of `cancel_flow`.",
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
        "description": "Whether the flow is cancelled. `false` while tasks are active."
      },
      "reason": {
        "type": "string",
        "description": "A human-readable reason why the flow is not cancelled yet."
      },
      "flow": {
        "$ref": "#/$defs/Flow"
      },
      "tasks": {
        "type": "array",
        "description": "The flow's tasks, newest first, as many as fit into a response of 4 MiB.",
        "items": {
          "$ref": "#/$defs/Task"
        }
      },
      "tasksTruncated": {
        "type": "boolean",
        "description": "Present, and always `true`, if the flow has more tasks than `tasks` lists."
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      },
      "Task": {
        "type": "object",
        "description": "A record of a unit of work under a flow.",
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
            "description": "The ID of the task, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "The client's ID for the source of the task."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The key of the session that does the work."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that does the work."
          },
          "runId": {
            "type": "string",
            "description": "The client's ID for this run of the task."
          },
          "label": {
            "type": "string",
            "description": "A short human-readable name for the task."
          },
          "error": {
            "type": "string",
            "description": "The error that the task reported, as human-readable text."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "terminalSummary": {
            "type": "string",
            "description": "The outcome of the task, as human-readable text."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "The outcome of the work that the task reported."
          },
          "scopeKind": {
            "type": "string",
            "description": "The scope of the task. Tasks of this API have the scope `session`."
          },
          "task": {
            "type": "string",
            "description": "The work to do, as human-readable text."
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
            "description": "The status of the task. `queued` and `running` tasks are active; all others have ended."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the host delivered the outcome to the owner. Initially `pending`."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was created, in milliseconds since the Unix epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task started, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task ended, in milliseconds since the Unix epoch. Absent while the task is active."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task last reported an event, in milliseconds since the Unix epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the gateway may delete the record, in milliseconds since the Unix epoch."
          },
          "queue": {
            "type": "string",
            "description": "The queue from which a worker takes the task. Absent, like all fields below, without a queue."
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How often the task was claimed. The first attempt is 1."
          },
          "maxAttempts": {
            "type": "integer",
            "description": "How often workers try the task."
          },
          "timeoutMs": {
            "type": "integer",
            "description": "The maximum time of an attempt, in milliseconds."
          },
          "inputJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The input of the worker."
          },
          "resultJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The result that the worker reported."
          },
          "workerId": {
            "type": "string",
            "description": "The worker that holds the task."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease of this worker expires, in milliseconds since the Unix epoch."
          },
          "runAt": {
            "type": "integer",
            "format": "int64",
            "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      }
    }
  },
  "delete_flow": {
    "type": "object",
    "description": "The result of `delete_flow`.",
    "required": [
      "deleted"
    ],
    "properties": {
      "deleted": {
        "type": "boolean",
        "description": "Always `true`."
      }
    }
  },
  "run_task": {
    "type": "object",
    "description": "The result of `run_task`.",
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      },
      "Task": {
        "type": "object",
        "description": "A record of a unit of work under a flow.",
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
            "description": "The ID of the task, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "The client's ID for the source of the task."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The key of the session that does the work."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that does the work."
          },
          "runId": {
            "type": "string",
            "description": "The client's ID for this run of the task."
          },
          "label": {
            "type": "string",
            "description": "A short human-readable name for the task."
          },
          "error": {
            "type": "string",
            "description": "The error that the task reported, as human-readable text."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "terminalSummary": {
            "type": "string",
            "description": "The outcome of the task, as human-readable text."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "The outcome of the work that the task reported."
          },
          "scopeKind": {
            "type": "string",
            "description": "The scope of the task. Tasks of this API have the scope `session`."
          },
          "task": {
            "type": "string",
            "description": "The work to do, as human-readable text."
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
            "description": "The status of the task. `queued` and `running` tasks are active; all others have ended."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the host delivered the outcome to the owner. Initially `pending`."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was created, in milliseconds since the Unix epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task started, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task ended, in milliseconds since the Unix epoch. Absent while the task is active."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task last reported an event, in milliseconds since the Unix epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the gateway may delete the record, in milliseconds since the Unix epoch."
          },
          "queue": {
            "type": "string",
            "description": "The queue from which a worker takes the task. Absent, like all fields below, without a queue."
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How often the task was claimed. The first attempt is 1."
          },
          "maxAttempts": {
            "type": "integer",
            "description": "How often workers try the task."
          },
          "timeoutMs": {
            "type": "integer",
            "description": "The maximum time of an attempt, in milliseconds."
          },
          "inputJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The input of the worker."
          },
          "resultJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The result that the worker reported."
          },
          "workerId": {
            "type": "string",
            "description": "The worker that holds the task."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease of this worker expires, in milliseconds since the Unix epoch."
          },
          "runAt": {
            "type": "integer",
            "format": "int64",
            "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      }
    }
  },
  "get_task": {
    "type": "object",
    "description": "The result of `get_task`.",
    "required": [
      "task"
    ],
    "properties": {
      "task": {
        "oneOf": [
          {
            "$ref": "#/$defs/Task"
          },
          {
            "type": "null"
          }
        ],
        "description": "The task, or `null` if the session has no such task."
      }
    },
    "$defs": {
      "Task": {
        "type": "object",
        "description": "A record of a unit of work under a flow.",
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
            "description": "The ID of the task, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "The client's ID for the source of the task."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The key of the session that does the work."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that does the work."
          },
          "runId": {
            "type": "string",
            "description": "The client's ID for this run of the task."
          },
          "label": {
            "type": "string",
            "description": "A short human-readable name for the task."
          },
          "error": {
            "type": "string",
            "description": "The error that the task reported, as human-readable text."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "terminalSummary": {
            "type": "string",
            "description": "The outcome of the task, as human-readable text."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "The outcome of the work that the task reported."
          },
          "scopeKind": {
            "type": "string",
            "description": "The scope of the task. Tasks of this API have the scope `session`."
          },
          "task": {
            "type": "string",
            "description": "The work to do, as human-readable text."
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
            "description": "The status of the task. `queued` and `running` tasks are active; all others have ended."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the host delivered the outcome to the owner. Initially `pending`."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was created, in milliseconds since the Unix epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task started, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task ended, in milliseconds since the Unix epoch. Absent while the task is active."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task last reported an event, in milliseconds since the Unix epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the gateway may delete the record, in milliseconds since the Unix epoch."
          },
          "queue": {
            "type": "string",
            "description": "The queue from which a worker takes the task. Absent, like all fields below, without a queue."
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How often the task was claimed. The first attempt is 1."
          },
          "maxAttempts": {
            "type": "integer",
            "description": "How often workers try the task."
          },
          "timeoutMs": {
            "type": "integer",
            "description": "The maximum time of an attempt, in milliseconds."
          },
          "inputJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The input of the worker."
          },
          "resultJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The result that the worker reported."
          },
          "workerId": {
            "type": "string",
            "description": "The worker that holds the task."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease of this worker expires, in milliseconds since the Unix epoch."
          },
          "runAt": {
            "type": "integer",
            "format": "int64",
            "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "list_tasks": {
    "type": "object",
    "description": "The result of `list_tasks`.",
    "required": [
      "tasks"
    ],
    "properties": {
      "tasks": {
        "type": "array",
        "description": "The tasks, most recently created first, without `inputJson` and `resultJson`.",
        "items": {
          "$ref": "#/$defs/Task"
        }
      },
      "nextCursor": {
        "type": "string",
        "description": "The `cursor` of the next page. Absent on the last page."
      }
    },
    "$defs": {
      "Task": {
        "type": "object",
        "description": "A record of a unit of work under a flow.",
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
            "description": "The ID of the task, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "The client's ID for the source of the task."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The key of the session that does the work."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that does the work."
          },
          "runId": {
            "type": "string",
            "description": "The client's ID for this run of the task."
          },
          "label": {
            "type": "string",
            "description": "A short human-readable name for the task."
          },
          "error": {
            "type": "string",
            "description": "The error that the task reported, as human-readable text."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "terminalSummary": {
            "type": "string",
            "description": "The outcome of the task, as human-readable text."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "The outcome of the work that the task reported."
          },
          "scopeKind": {
            "type": "string",
            "description": "The scope of the task. Tasks of this API have the scope `session`."
          },
          "task": {
            "type": "string",
            "description": "The work to do, as human-readable text."
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
            "description": "The status of the task. `queued` and `running` tasks are active; all others have ended."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the host delivered the outcome to the owner. Initially `pending`."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was created, in milliseconds since the Unix epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task started, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task ended, in milliseconds since the Unix epoch. Absent while the task is active."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task last reported an event, in milliseconds since the Unix epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the gateway may delete the record, in milliseconds since the Unix epoch."
          },
          "queue": {
            "type": "string",
            "description": "The queue from which a worker takes the task. Absent, like all fields below, without a queue."
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How often the task was claimed. The first attempt is 1."
          },
          "maxAttempts": {
            "type": "integer",
            "description": "How often workers try the task."
          },
          "timeoutMs": {
            "type": "integer",
            "description": "The maximum time of an attempt, in milliseconds."
          },
          "inputJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The input of the worker."
          },
          "resultJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The result that the worker reported."
          },
          "workerId": {
            "type": "string",
            "description": "The worker that holds the task."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease of this worker expires, in milliseconds since the Unix epoch."
          },
          "runAt": {
            "type": "integer",
            "format": "int64",
            "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "cancel_task": {
    "type": "object",
    "description": "The result of `cancel_task`.",
    "required": [
      "cancelled",
      "task"
    ],
    "properties": {
      "cancelled": {
        "type": "boolean",
        "description": "Whether the task is cancelled. `false` while a worker holds the task."
      },
      "reason": {
        "type": "string",
        "description": "A human-readable reason why the task is not cancelled yet."
      },
      "task": {
        "$ref": "#/$defs/Task"
      }
    },
    "$defs": {
      "Task": {
        "type": "object",
        "description": "A record of a unit of work under a flow.",
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
            "description": "The ID of the task, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "The client's ID for the source of the task."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The key of the session that does the work."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that does the work."
          },
          "runId": {
            "type": "string",
            "description": "The client's ID for this run of the task."
          },
          "label": {
            "type": "string",
            "description": "A short human-readable name for the task."
          },
          "error": {
            "type": "string",
            "description": "The error that the task reported, as human-readable text."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "terminalSummary": {
            "type": "string",
            "description": "The outcome of the task, as human-readable text."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "The outcome of the work that the task reported."
          },
          "scopeKind": {
            "type": "string",
            "description": "The scope of the task. Tasks of this API have the scope `session`."
          },
          "task": {
            "type": "string",
            "description": "The work to do, as human-readable text."
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
            "description": "The status of the task. `queued` and `running` tasks are active; all others have ended."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the host delivered the outcome to the owner. Initially `pending`."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was created, in milliseconds since the Unix epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task started, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task ended, in milliseconds since the Unix epoch. Absent while the task is active."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task last reported an event, in milliseconds since the Unix epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the gateway may delete the record, in milliseconds since the Unix epoch."
          },
          "queue": {
            "type": "string",
            "description": "The queue from which a worker takes the task. Absent, like all fields below, without a queue."
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How often the task was claimed. The first attempt is 1."
          },
          "maxAttempts": {
            "type": "integer",
            "description": "How often workers try the task."
          },
          "timeoutMs": {
            "type": "integer",
            "description": "The maximum time of an attempt, in milliseconds."
          },
          "inputJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The input of the worker."
          },
          "resultJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The result that the worker reported."
          },
          "workerId": {
            "type": "string",
            "description": "The worker that holds the task."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease of this worker expires, in milliseconds since the Unix epoch."
          },
          "runAt": {
            "type": "integer",
            "format": "int64",
            "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "claim_tasks": {
    "type": "object",
    "description": "The result of `claim_tasks`.",
    "required": [
      "claims"
    ],
    "properties": {
      "claims": {
        "type": "array",
        "description": "The tasks that you hold now, those that have been available for longest first. Empty if there are none.",
        "items": {
          "$ref": "#/$defs/TaskClaim"
        }
      }
    },
    "$defs": {
      "TaskClaim": {
        "type": "object",
        "description": "A task that a worker holds, and the lease.",
        "required": [
          "task",
          "flow",
          "leaseToken",
          "leaseExpiresAt"
        ],
        "properties": {
          "task": {
            "$ref": "#/$defs/Task"
          },
          "flow": {
            "$ref": "#/$defs/Flow"
          },
          "flowTruncated": {
            "type": "boolean",
            "description": "Present when flow and task would be larger than 4 MiB. Then `flow` leaves out what is longer than 1,000\ncharacters, such as `stateJson`, and cuts its `goal` there. `get_flow` returns it whole.\n"
          },
          "leaseToken": {
            "type": "string",
            "description": "The proof that you hold the task. Only this response has it."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease expires, in milliseconds since the Unix epoch."
          }
        }
      },
      "Task": {
        "type": "object",
        "description": "A record of a unit of work under a flow.",
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
            "description": "The ID of the task, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "The client's ID for the source of the task."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The key of the session that does the work."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that does the work."
          },
          "runId": {
            "type": "string",
            "description": "The client's ID for this run of the task."
          },
          "label": {
            "type": "string",
            "description": "A short human-readable name for the task."
          },
          "error": {
            "type": "string",
            "description": "The error that the task reported, as human-readable text."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "terminalSummary": {
            "type": "string",
            "description": "The outcome of the task, as human-readable text."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "The outcome of the work that the task reported."
          },
          "scopeKind": {
            "type": "string",
            "description": "The scope of the task. Tasks of this API have the scope `session`."
          },
          "task": {
            "type": "string",
            "description": "The work to do, as human-readable text."
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
            "description": "The status of the task. `queued` and `running` tasks are active; all others have ended."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the host delivered the outcome to the owner. Initially `pending`."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was created, in milliseconds since the Unix epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task started, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task ended, in milliseconds since the Unix epoch. Absent while the task is active."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task last reported an event, in milliseconds since the Unix epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the gateway may delete the record, in milliseconds since the Unix epoch."
          },
          "queue": {
            "type": "string",
            "description": "The queue from which a worker takes the task. Absent, like all fields below, without a queue."
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How often the task was claimed. The first attempt is 1."
          },
          "maxAttempts": {
            "type": "integer",
            "description": "How often workers try the task."
          },
          "timeoutMs": {
            "type": "integer",
            "description": "The maximum time of an attempt, in milliseconds."
          },
          "inputJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The input of the worker."
          },
          "resultJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The result that the worker reported."
          },
          "workerId": {
            "type": "string",
            "description": "The worker that holds the task."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease of this worker expires, in milliseconds since the Unix epoch."
          },
          "runAt": {
            "type": "integer",
            "format": "int64",
            "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      },
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
            "description": "The ID of the flow, a UUID."
          },
          "syncMode": {
            "type": "string",
            "enum": [
              "managed",
              "task_mirrored"
            ],
            "description": "`managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it."
          },
          "controllerId": {
            "type": "string",
            "description": "The name of the program that drives the flow."
          },
          "currentStep": {
            "type": "string",
            "description": "A label for the current step of the flow."
          },
          "blockedTaskId": {
            "type": "string",
            "description": "The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow."
          },
          "blockedSummary": {
            "type": "string",
            "description": "A human-readable reason why the flow is blocked or has failed."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow: 0 at creation, and one higher after each applied change."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "goal": {
            "type": "string",
            "description": "The purpose of the flow, as human-readable text."
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
            "description": "When cancellation was requested, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow was last changed, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open."
          }
        }
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
      }
    }
  },
  "heartbeat_task": {
    "type": "object",
    "description": "The result of `heartbeat_task`.",
    "required": [
      "task",
      "leaseExpiresAt",
      "cancelRequested"
    ],
    "properties": {
      "task": {
        "description": "The task, without `inputJson` and `resultJson`.",
        "$ref": "#/$defs/Task"
      },
      "leaseExpiresAt": {
        "type": "integer",
        "format": "int64",
        "description": "When the lease expires, in milliseconds since the Unix epoch."
      },
      "cancelRequested": {
        "type": "boolean",
        "description": "Whether the task is to be cancelled. If so, stop the work and send `fail_task`."
      }
    },
    "$defs": {
      "Task": {
        "type": "object",
        "description": "A record of a unit of work under a flow.",
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
            "description": "The ID of the task, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "The client's ID for the source of the task."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The key of the session that does the work."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that does the work."
          },
          "runId": {
            "type": "string",
            "description": "The client's ID for this run of the task."
          },
          "label": {
            "type": "string",
            "description": "A short human-readable name for the task."
          },
          "error": {
            "type": "string",
            "description": "The error that the task reported, as human-readable text."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "terminalSummary": {
            "type": "string",
            "description": "The outcome of the task, as human-readable text."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "The outcome of the work that the task reported."
          },
          "scopeKind": {
            "type": "string",
            "description": "The scope of the task. Tasks of this API have the scope `session`."
          },
          "task": {
            "type": "string",
            "description": "The work to do, as human-readable text."
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
            "description": "The status of the task. `queued` and `running` tasks are active; all others have ended."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the host delivered the outcome to the owner. Initially `pending`."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was created, in milliseconds since the Unix epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task started, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task ended, in milliseconds since the Unix epoch. Absent while the task is active."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task last reported an event, in milliseconds since the Unix epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the gateway may delete the record, in milliseconds since the Unix epoch."
          },
          "queue": {
            "type": "string",
            "description": "The queue from which a worker takes the task. Absent, like all fields below, without a queue."
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How often the task was claimed. The first attempt is 1."
          },
          "maxAttempts": {
            "type": "integer",
            "description": "How often workers try the task."
          },
          "timeoutMs": {
            "type": "integer",
            "description": "The maximum time of an attempt, in milliseconds."
          },
          "inputJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The input of the worker."
          },
          "resultJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The result that the worker reported."
          },
          "workerId": {
            "type": "string",
            "description": "The worker that holds the task."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease of this worker expires, in milliseconds since the Unix epoch."
          },
          "runAt": {
            "type": "integer",
            "format": "int64",
            "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "complete_task": {
    "type": "object",
    "description": "The result of `complete_task`.",
    "required": [
      "task"
    ],
    "properties": {
      "task": {
        "$ref": "#/$defs/Task"
      }
    },
    "$defs": {
      "Task": {
        "type": "object",
        "description": "A record of a unit of work under a flow.",
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
            "description": "The ID of the task, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "The client's ID for the source of the task."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The key of the session that does the work."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that does the work."
          },
          "runId": {
            "type": "string",
            "description": "The client's ID for this run of the task."
          },
          "label": {
            "type": "string",
            "description": "A short human-readable name for the task."
          },
          "error": {
            "type": "string",
            "description": "The error that the task reported, as human-readable text."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "terminalSummary": {
            "type": "string",
            "description": "The outcome of the task, as human-readable text."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "The outcome of the work that the task reported."
          },
          "scopeKind": {
            "type": "string",
            "description": "The scope of the task. Tasks of this API have the scope `session`."
          },
          "task": {
            "type": "string",
            "description": "The work to do, as human-readable text."
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
            "description": "The status of the task. `queued` and `running` tasks are active; all others have ended."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the host delivered the outcome to the owner. Initially `pending`."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was created, in milliseconds since the Unix epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task started, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task ended, in milliseconds since the Unix epoch. Absent while the task is active."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task last reported an event, in milliseconds since the Unix epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the gateway may delete the record, in milliseconds since the Unix epoch."
          },
          "queue": {
            "type": "string",
            "description": "The queue from which a worker takes the task. Absent, like all fields below, without a queue."
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How often the task was claimed. The first attempt is 1."
          },
          "maxAttempts": {
            "type": "integer",
            "description": "How often workers try the task."
          },
          "timeoutMs": {
            "type": "integer",
            "description": "The maximum time of an attempt, in milliseconds."
          },
          "inputJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The input of the worker."
          },
          "resultJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The result that the worker reported."
          },
          "workerId": {
            "type": "string",
            "description": "The worker that holds the task."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease of this worker expires, in milliseconds since the Unix epoch."
          },
          "runAt": {
            "type": "integer",
            "format": "int64",
            "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "fail_task": {
    "type": "object",
    "description": "The result of `fail_task`.",
    "required": [
      "task"
    ],
    "properties": {
      "task": {
        "$ref": "#/$defs/Task"
      }
    },
    "$defs": {
      "Task": {
        "type": "object",
        "description": "A record of a unit of work under a flow.",
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
            "description": "The ID of the task, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "The client's ID for the source of the task."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The key of the session that does the work."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that does the work."
          },
          "runId": {
            "type": "string",
            "description": "The client's ID for this run of the task."
          },
          "label": {
            "type": "string",
            "description": "A short human-readable name for the task."
          },
          "error": {
            "type": "string",
            "description": "The error that the task reported, as human-readable text."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "terminalSummary": {
            "type": "string",
            "description": "The outcome of the task, as human-readable text."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "The outcome of the work that the task reported."
          },
          "scopeKind": {
            "type": "string",
            "description": "The scope of the task. Tasks of this API have the scope `session`."
          },
          "task": {
            "type": "string",
            "description": "The work to do, as human-readable text."
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
            "description": "The status of the task. `queued` and `running` tasks are active; all others have ended."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the host delivered the outcome to the owner. Initially `pending`."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was created, in milliseconds since the Unix epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task started, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task ended, in milliseconds since the Unix epoch. Absent while the task is active."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task last reported an event, in milliseconds since the Unix epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the gateway may delete the record, in milliseconds since the Unix epoch."
          },
          "queue": {
            "type": "string",
            "description": "The queue from which a worker takes the task. Absent, like all fields below, without a queue."
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How often the task was claimed. The first attempt is 1."
          },
          "maxAttempts": {
            "type": "integer",
            "description": "How often workers try the task."
          },
          "timeoutMs": {
            "type": "integer",
            "description": "The maximum time of an attempt, in milliseconds."
          },
          "inputJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The input of the worker."
          },
          "resultJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The result that the worker reported."
          },
          "workerId": {
            "type": "string",
            "description": "The worker that holds the task."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease of this worker expires, in milliseconds since the Unix epoch."
          },
          "runAt": {
            "type": "integer",
            "format": "int64",
            "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "release_task": {
    "type": "object",
    "description": "The result of `release_task`.",
    "required": [
      "task"
    ],
    "properties": {
      "task": {
        "$ref": "#/$defs/Task"
      }
    },
    "$defs": {
      "Task": {
        "type": "object",
        "description": "A record of a unit of work under a flow.",
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
            "description": "The ID of the task, a UUID."
          },
          "runtime": {
            "$ref": "#/$defs/TaskRuntime"
          },
          "sourceId": {
            "type": "string",
            "description": "The client's ID for the source of the task."
          },
          "childSessionKey": {
            "type": "string",
            "description": "The key of the session that does the work."
          },
          "parentFlowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow that the task belongs to."
          },
          "parentTaskId": {
            "type": "string",
            "description": "The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID."
          },
          "agentId": {
            "type": "string",
            "description": "The agent that does the work."
          },
          "runId": {
            "type": "string",
            "description": "The client's ID for this run of the task."
          },
          "label": {
            "type": "string",
            "description": "A short human-readable name for the task."
          },
          "error": {
            "type": "string",
            "description": "The error that the task reported, as human-readable text."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "terminalSummary": {
            "type": "string",
            "description": "The outcome of the task, as human-readable text."
          },
          "terminalOutcome": {
            "type": "string",
            "description": "The outcome of the work that the task reported."
          },
          "scopeKind": {
            "type": "string",
            "description": "The scope of the task. Tasks of this API have the scope `session`."
          },
          "task": {
            "type": "string",
            "description": "The work to do, as human-readable text."
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
            "description": "The status of the task. `queued` and `running` tasks are active; all others have ended."
          },
          "deliveryStatus": {
            "type": "string",
            "description": "Whether the host delivered the outcome to the owner. Initially `pending`."
          },
          "notifyPolicy": {
            "$ref": "#/$defs/NotifyPolicy"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task was created, in milliseconds since the Unix epoch."
          },
          "startedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task started, in milliseconds since the Unix epoch."
          },
          "endedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task ended, in milliseconds since the Unix epoch. Absent while the task is active."
          },
          "lastEventAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the task last reported an event, in milliseconds since the Unix epoch."
          },
          "cleanupAfter": {
            "type": "integer",
            "format": "int64",
            "description": "When the gateway may delete the record, in milliseconds since the Unix epoch."
          },
          "queue": {
            "type": "string",
            "description": "The queue from which a worker takes the task. Absent, like all fields below, without a queue."
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How often the task was claimed. The first attempt is 1."
          },
          "maxAttempts": {
            "type": "integer",
            "description": "How often workers try the task."
          },
          "timeoutMs": {
            "type": "integer",
            "description": "The maximum time of an attempt, in milliseconds."
          },
          "inputJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The input of the worker."
          },
          "resultJson": {
            "$ref": "#/$defs/JsonValue",
            "description": "The result that the worker reported."
          },
          "workerId": {
            "type": "string",
            "description": "The worker that holds the task."
          },
          "leaseExpiresAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the lease of this worker expires, in milliseconds since the Unix epoch."
          },
          "runAt": {
            "type": "integer",
            "format": "int64",
            "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch."
          }
        }
      },
      "TaskRuntime": {
        "type": "string",
        "description": "The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.",
        "enum": [
          "subagent",
          "acp",
          "cli",
          "cron"
        ]
      },
      "NotifyPolicy": {
        "type": "string",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "enum": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      "JsonValue": {
        "description": "Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name\noccurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.\n"
      }
    }
  },
  "list_events": {
    "type": "object",
    "description": "The result of `list_events`.",
    "required": [
      "events",
      "cursor"
    ],
    "properties": {
      "events": {
        "type": "array",
        "description": "The events, oldest first.",
        "items": {
          "$ref": "#/$defs/Event"
        }
      },
      "cursor": {
        "type": "string",
        "description": "The `cursor` of your next request, which continues where this response ends. Always present."
      }
    },
    "$defs": {
      "Event": {
        "type": "object",
        "description": "An applied change of a flow or a task. It has no state and no session metadata.",
        "required": [
          "eventId",
          "type",
          "occurredAt",
          "flowId",
          "revision",
          "status"
        ],
        "properties": {
          "eventId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the event, a UUIDv7."
          },
          "type": {
            "$ref": "#/$defs/EventType"
          },
          "occurredAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the change was made, in milliseconds since the Unix epoch."
          },
          "flowId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the flow."
          },
          "revision": {
            "type": "integer",
            "format": "int64",
            "minimum": 0,
            "description": "The revision of the flow after the change. A change of a task leaves it as it is."
          },
          "status": {
            "$ref": "#/$defs/FlowStatus"
          },
          "currentStep": {
            "type": "string",
            "description": "The label of the flow's current step after the change."
          },
          "taskId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the task. Present if a task changed."
          },
          "taskStatus": {
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
            "description": "The status of the task after the change."
          },
          "progressSummary": {
            "type": "string",
            "description": "The progress of the task, as human-readable text."
          },
          "routeId": {
            "type": "string",
            "description": "The ID of the route whose request made the change. Absent if the gateway made it by itself."
          }
        }
      },
      "EventType": {
        "type": "string",
        "enum": [
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
        ],
        "description": "What happened. Ignore types that you do not know, because any release can add types."
      },
      "FlowStatus": {
        "type": "string",
        "description": "The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.",
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
      }
    }
  },
  "create_endpoint": {
    "type": "object",
    "description": "The result of `create_endpoint`.",
    "required": [
      "endpoint"
    ],
    "properties": {
      "endpoint": {
        "$ref": "#/$defs/Endpoint"
      },
      "secret": {
        "type": "string",
        "description": "The secret with which the gateway signs. No other response has it, not even the one to a repeated request."
      }
    },
    "$defs": {
      "Endpoint": {
        "type": "object",
        "description": "A URL to which the gateway sends events. Its secret is not part of it.",
        "required": [
          "endpointId",
          "url",
          "source",
          "enabled",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "endpointId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the endpoint, a UUID."
          },
          "url": {
            "type": "string",
            "description": "The URL that receives the events."
          },
          "types": {
            "type": "array",
            "description": "The types of events that it gets. Absent if the `notifyPolicy` of each flow and task decides.",
            "items": {
              "$ref": "#/$defs/EventType"
            }
          },
          "description": {
            "type": "string",
            "description": "A note about the endpoint."
          },
          "source": {
            "type": "string",
            "enum": [
              "action",
              "config"
            ],
            "description": "`config` for an endpoint of the gateway's configuration, which this API cannot change."
          },
          "enabled": {
            "type": "boolean",
            "description": "Whether the gateway sends events to it."
          },
          "disabledReason": {
            "type": "string",
            "enum": [
              "requested",
              "gone",
              "failing"
            ],
            "description": "Why it is disabled: by a request, because it answered 410, or because every attempt failed for five days."
          },
          "failingSince": {
            "type": "integer",
            "format": "int64",
            "description": "Since when every attempt has failed, in milliseconds since the Unix epoch."
          },
          "lastSuccessAt": {
            "type": "integer",
            "format": "int64",
            "description": "When it last accepted an event, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When it was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When it was last changed, in milliseconds since the Unix epoch."
          }
        }
      },
      "EventType": {
        "type": "string",
        "enum": [
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
        ],
        "description": "What happened. Ignore types that you do not know, because any release can add types."
      }
    }
  },
  "update_endpoint": {
    "type": "object",
    "description": "The result of `update_endpoint`.",
    "required": [
      "endpoint"
    ],
    "properties": {
      "endpoint": {
        "$ref": "#/$defs/Endpoint"
      },
      "secret": {
        "type": "string",
        "description": "The new secret, if you sent `rotateSecret`. No other response has it."
      }
    },
    "$defs": {
      "Endpoint": {
        "type": "object",
        "description": "A URL to which the gateway sends events. Its secret is not part of it.",
        "required": [
          "endpointId",
          "url",
          "source",
          "enabled",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "endpointId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the endpoint, a UUID."
          },
          "url": {
            "type": "string",
            "description": "The URL that receives the events."
          },
          "types": {
            "type": "array",
            "description": "The types of events that it gets. Absent if the `notifyPolicy` of each flow and task decides.",
            "items": {
              "$ref": "#/$defs/EventType"
            }
          },
          "description": {
            "type": "string",
            "description": "A note about the endpoint."
          },
          "source": {
            "type": "string",
            "enum": [
              "action",
              "config"
            ],
            "description": "`config` for an endpoint of the gateway's configuration, which this API cannot change."
          },
          "enabled": {
            "type": "boolean",
            "description": "Whether the gateway sends events to it."
          },
          "disabledReason": {
            "type": "string",
            "enum": [
              "requested",
              "gone",
              "failing"
            ],
            "description": "Why it is disabled: by a request, because it answered 410, or because every attempt failed for five days."
          },
          "failingSince": {
            "type": "integer",
            "format": "int64",
            "description": "Since when every attempt has failed, in milliseconds since the Unix epoch."
          },
          "lastSuccessAt": {
            "type": "integer",
            "format": "int64",
            "description": "When it last accepted an event, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When it was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When it was last changed, in milliseconds since the Unix epoch."
          }
        }
      },
      "EventType": {
        "type": "string",
        "enum": [
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
        ],
        "description": "What happened. Ignore types that you do not know, because any release can add types."
      }
    }
  },
  "delete_endpoint": {
    "type": "object",
    "description": "The result of `delete_endpoint`.",
    "required": [
      "deleted"
    ],
    "properties": {
      "deleted": {
        "type": "boolean",
        "description": "Always `true`."
      }
    }
  },
  "list_endpoints": {
    "type": "object",
    "description": "The result of `list_endpoints`.",
    "required": [
      "endpoints"
    ],
    "properties": {
      "endpoints": {
        "type": "array",
        "description": "The endpoints, oldest first.",
        "items": {
          "$ref": "#/$defs/Endpoint"
        }
      }
    },
    "$defs": {
      "Endpoint": {
        "type": "object",
        "description": "A URL to which the gateway sends events. Its secret is not part of it.",
        "required": [
          "endpointId",
          "url",
          "source",
          "enabled",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "endpointId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the endpoint, a UUID."
          },
          "url": {
            "type": "string",
            "description": "The URL that receives the events."
          },
          "types": {
            "type": "array",
            "description": "The types of events that it gets. Absent if the `notifyPolicy` of each flow and task decides.",
            "items": {
              "$ref": "#/$defs/EventType"
            }
          },
          "description": {
            "type": "string",
            "description": "A note about the endpoint."
          },
          "source": {
            "type": "string",
            "enum": [
              "action",
              "config"
            ],
            "description": "`config` for an endpoint of the gateway's configuration, which this API cannot change."
          },
          "enabled": {
            "type": "boolean",
            "description": "Whether the gateway sends events to it."
          },
          "disabledReason": {
            "type": "string",
            "enum": [
              "requested",
              "gone",
              "failing"
            ],
            "description": "Why it is disabled: by a request, because it answered 410, or because every attempt failed for five days."
          },
          "failingSince": {
            "type": "integer",
            "format": "int64",
            "description": "Since when every attempt has failed, in milliseconds since the Unix epoch."
          },
          "lastSuccessAt": {
            "type": "integer",
            "format": "int64",
            "description": "When it last accepted an event, in milliseconds since the Unix epoch."
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When it was created, in milliseconds since the Unix epoch."
          },
          "updatedAt": {
            "type": "integer",
            "format": "int64",
            "description": "When it was last changed, in milliseconds since the Unix epoch."
          }
        }
      },
      "EventType": {
        "type": "string",
        "enum": [
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
        ],
        "description": "What happened. Ignore types that you do not know, because any release can add types."
      }
    }
  },
  "test_endpoint": {
    "type": "object",
    "description": "The result of `test_endpoint`.",
    "required": [
      "attempt"
    ],
    "properties": {
      "attempt": {
        "$ref": "#/$defs/DeliveryAttempt"
      }
    },
    "$defs": {
      "DeliveryAttempt": {
        "type": "object",
        "description": "One request to an endpoint.",
        "required": [
          "delivered",
          "at",
          "durationMs"
        ],
        "properties": {
          "delivered": {
            "type": "boolean",
            "description": "Whether the endpoint answered with a 2xx status in time."
          },
          "at": {
            "type": "integer",
            "format": "int64",
            "description": "When it began, in milliseconds since the Unix epoch."
          },
          "durationMs": {
            "type": "integer",
            "minimum": 0,
            "description": "How long it took, in milliseconds."
          },
          "status": {
            "type": "integer",
            "minimum": 100,
            "maximum": 599,
            "description": "The HTTP status of the answer."
          },
          "error": {
            "$ref": "#/$defs/DeliveryErrorClass"
          }
        }
      },
      "DeliveryErrorClass": {
        "type": "string",
        "enum": [
          "http_status",
          "redirect",
          "timeout",
          "dns",
          "connection",
          "tls",
          "forbidden_address",
          "forbidden_scheme",
          "protocol"
        ],
        "description": "Why an attempt failed. `forbidden_address` and `forbidden_scheme`: the operator does not allow the address or\nplain `http`. `protocol`: the answer was not HTTP.\n"
      }
    }
  },
  "list_deliveries": {
    "type": "object",
    "description": "The result of `list_deliveries`.",
    "required": [
      "deliveries"
    ],
    "properties": {
      "deliveries": {
        "type": "array",
        "description": "The deliveries, newest first.",
        "items": {
          "$ref": "#/$defs/Delivery"
        }
      },
      "nextCursor": {
        "type": "string",
        "description": "The `cursor` of the next page. Absent on the last page."
      }
    },
    "$defs": {
      "Delivery": {
        "type": "object",
        "description": "An event on its way to an endpoint.",
        "required": [
          "endpointId",
          "eventId",
          "type",
          "status",
          "attempts",
          "createdAt"
        ],
        "properties": {
          "endpointId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the endpoint."
          },
          "eventId": {
            "type": "string",
            "format": "uuid",
            "description": "The ID of the event, which is the `webhook-id` of every attempt."
          },
          "type": {
            "$ref": "#/$defs/EventType"
          },
          "status": {
            "type": "string",
            "enum": [
              "pending",
              "delivered",
              "failed"
            ],
            "description": "`failed` after the last attempt. Until then, a failed attempt is repeated."
          },
          "attempts": {
            "type": "integer",
            "minimum": 0,
            "description": "The number of attempts so far."
          },
          "nextAttemptAt": {
            "type": "integer",
            "format": "int64",
            "description": "When the next attempt is due, in milliseconds since the Unix epoch. Present while it is pending."
          },
          "lastStatus": {
            "type": "integer",
            "minimum": 100,
            "maximum": 599,
            "description": "The HTTP status of the last answer."
          },
          "lastError": {
            "$ref": "#/$defs/DeliveryErrorClass"
          },
          "createdAt": {
            "type": "integer",
            "format": "int64",
            "description": "When it was created, in milliseconds since the Unix epoch."
          }
        }
      },
      "EventType": {
        "type": "string",
        "enum": [
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
        ],
        "description": "What happened. Ignore types that you do not know, because any release can add types."
      },
      "DeliveryErrorClass": {
        "type": "string",
        "enum": [
          "http_status",
          "redirect",
          "timeout",
          "dns",
          "connection",
          "tls",
          "forbidden_address",
          "forbidden_scheme",
          "protocol"
        ],
        "description": "Why an attempt failed. `forbidden_address` and `forbidden_scheme`: the operator does not allow the address or\nplain `http`. `protocol`: the answer was not HTTP.\n"
      }
    }
  },
  "redeliver_event": {
    "type": "object",
    "description": "The result of `redeliver_event`.",
    "required": [
      "queued"
    ],
    "properties": {
      "queued": {
        "type": "integer",
        "minimum": 0,
        "description": "The number of events that the gateway sends again."
      },
      "nextCursor": {
        "type": "string",
        "description": "The `cursor` of your next request, if there are more events since `since`. Absent if there are none."
      }
    }
  }
};
