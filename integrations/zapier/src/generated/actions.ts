// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { Action } from "../action.ts";

export type ActionName = "create_flow" | "get_flow" | "list_flows" | "find_latest_flow" | "resolve_flow" | "get_task_summary" | "set_waiting" | "resume_flow" | "finish_flow" | "fail_flow" | "request_cancel" | "cancel_flow" | "run_task" | "get_task" | "list_tasks" | "cancel_task" | "list_events";

export const ACTIONS: Record<ActionName, Action> = {
  "create_flow": {
    "description": "Creates a managed flow in the route's session, at revision 0.",
    "readOnly": false,
    "fields": [
      {
        "name": "goal",
        "description": "The purpose of the flow, as human-readable text.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "controllerId",
        "description": "The name of the program that drives the flow. Default: the `controllerId` of the route.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "status",
        "description": "The initial status of the flow. Default: `queued`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "queued",
          "running",
          "waiting",
          "blocked"
        ]
      },
      {
        "name": "notifyPolicy",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      {
        "name": "currentStep",
        "description": "A label for the current step of the flow. `null` means no step.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "stateJson",
        "description": "The initial state of the flow, in a format of your choice. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "waitJson",
        "description": "What the flow is waiting for, in a format of your choice. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "goal": "Review inbound queue",
        "status": "queued",
        "notifyPolicy": "done_only"
      },
      "result": {
        "created": true,
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "revision": 0,
          "status": "queued",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "createdAt": 1776988800000,
          "updatedAt": 1776988800000
        }
      }
    },
    "output": {
      "created": "boolean",
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer"
    }
  },
  "get_flow": {
    "description": "Returns the flow with this ID, or null if the session has no such flow.",
    "readOnly": true,
    "fields": [
      {
        "name": "flowId",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871"
      },
      "result": {
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "revision": 0,
          "status": "queued",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "createdAt": 1776988800000,
          "updatedAt": 1776988800000
        }
      }
    },
    "output": {
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer"
    }
  },
  "list_flows": {
    "description": "Returns the session's flows, most recently created first, page by page.",
    "readOnly": true,
    "fields": [
      {
        "name": "limit",
        "description": "The maximum number of flows per page, from 1 to 1,000. A page that would exceed 4 MiB has fewer flows.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "default": 1000
      },
      {
        "name": "cursor",
        "description": "The `nextCursor` of the previous page. Omit it to get the first page.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "status",
        "description": "Return only flows with one of these statuses. Default: every status.",
        "type": "string",
        "list": true,
        "required": false,
        "nullable": false,
        "choices": [
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
    ],
    "example": {
      "request": {},
      "result": {
        "flows": [
          {
            "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
            "syncMode": "managed",
            "controllerId": "webhooks/zapier",
            "revision": 0,
            "status": "queued",
            "notifyPolicy": "done_only",
            "goal": "Review inbound queue",
            "createdAt": 1776988800000,
            "updatedAt": 1776988800000
          },
          {
            "flowId": "019dbbef-61a0-7c02-8d11-90b2c4d5e6f7",
            "syncMode": "managed",
            "controllerId": "webhooks/zapier",
            "revision": 1,
            "status": "succeeded",
            "notifyPolicy": "done_only",
            "goal": "Close stale tickets",
            "createdAt": 1776988740000,
            "updatedAt": 1776988770000,
            "endedAt": 1776988770000
          }
        ]
      }
    },
    "output": {
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer"
    }
  },
  "find_latest_flow": {
    "description": "Returns the most recently created flow of the session, or null if the session has no flows.",
    "readOnly": true,
    "fields": [],
    "example": {
      "request": {},
      "result": {
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "revision": 0,
          "status": "queued",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "createdAt": 1776988800000,
          "updatedAt": 1776988800000
        }
      }
    },
    "output": {
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer"
    }
  },
  "resolve_flow": {
    "description": "Finds a flow by its ID, or the latest flow by the exact session key of the route.",
    "readOnly": true,
    "fields": [
      {
        "name": "token",
        "description": "The ID of a flow, or the exact session key of the route.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "token": "agent:main:main"
      },
      "result": {
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "revision": 0,
          "status": "queued",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "createdAt": 1776988800000,
          "updatedAt": 1776988800000
        }
      }
    },
    "output": {
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer"
    }
  },
  "get_task_summary": {
    "description": "Counts the flow's tasks by status and by runtime.",
    "readOnly": true,
    "fields": [
      {
        "name": "flowId",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871"
      },
      "result": {
        "summary": {
          "total": 2,
          "active": 1,
          "terminal": 1,
          "failures": 0,
          "byStatus": {
            "queued": 1,
            "running": 0,
            "succeeded": 1,
            "failed": 0,
            "timed_out": 0,
            "cancelled": 0,
            "lost": 0
          },
          "byRuntime": {
            "subagent": 0,
            "acp": 2,
            "cli": 0,
            "cron": 0
          }
        }
      }
    },
    "output": {
      "total": "integer",
      "active": "integer",
      "terminal": "integer",
      "failures": "integer",
      "byStatus__queued": "integer",
      "byStatus__running": "integer",
      "byStatus__succeeded": "integer",
      "byStatus__failed": "integer",
      "byStatus__timed_out": "integer",
      "byStatus__cancelled": "integer",
      "byStatus__lost": "integer",
      "byRuntime__subagent": "integer",
      "byRuntime__acp": "integer",
      "byRuntime__cli": "integer",
      "byRuntime__cron": "integer"
    }
  },
  "set_waiting": {
    "description": "Sets the flow to waiting, or to blocked if you send blockedTaskId or blockedSummary.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "expectedRevision",
        "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "currentStep",
        "description": "A label for the current step of the flow. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "blockedTaskId",
        "description": "Your name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "blockedSummary",
        "description": "A human-readable reason why the flow is blocked. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "stateJson",
        "description": "The new state of the flow. It replaces the previous state as a whole. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "waitJson",
        "description": "What the flow is waiting for, in a format of your choice. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
        "expectedRevision": 0,
        "currentStep": "await_reply",
        "waitJson": {
          "kind": "reply",
          "channel": "email"
        }
      },
      "result": {
        "applied": true,
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "currentStep": "await_reply",
          "revision": 1,
          "status": "waiting",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "waitJson": {
            "kind": "reply",
            "channel": "email"
          },
          "createdAt": 1776988800000,
          "updatedAt": 1776988830000
        }
      }
    },
    "output": {
      "applied": "boolean",
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer"
    }
  },
  "resume_flow": {
    "description": "Sets the flow to queued or running, and reopens a flow that has ended.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "expectedRevision",
        "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "status",
        "description": "The new status of the flow. Default: `queued`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "queued",
          "running"
        ]
      },
      {
        "name": "currentStep",
        "description": "A label for the current step of the flow. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "stateJson",
        "description": "The new state of the flow. It replaces the previous state as a whole. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
        "expectedRevision": 1,
        "status": "running",
        "currentStep": "sort"
      },
      "result": {
        "applied": true,
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "currentStep": "sort",
          "revision": 2,
          "status": "running",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "createdAt": 1776988800000,
          "updatedAt": 1776988860000
        }
      }
    },
    "output": {
      "applied": "boolean",
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer"
    }
  },
  "finish_flow": {
    "description": "Ends the flow as succeeded.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "expectedRevision",
        "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "stateJson",
        "description": "The new state of the flow. It replaces the previous state as a whole. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
        "expectedRevision": 2,
        "stateJson": {
          "reviewed": 42
        }
      },
      "result": {
        "applied": true,
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "currentStep": "sort",
          "revision": 3,
          "status": "succeeded",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "stateJson": {
            "reviewed": 42
          },
          "createdAt": 1776988800000,
          "updatedAt": 1776988890000,
          "endedAt": 1776988890000
        }
      }
    },
    "output": {
      "applied": "boolean",
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer"
    }
  },
  "fail_flow": {
    "description": "Ends the flow as failed, with an optional reason.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "expectedRevision",
        "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "stateJson",
        "description": "The new state of the flow. It replaces the previous state as a whole. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "blockedTaskId",
        "description": "Your name for the task that made the flow fail. The gateway does not interpret it: it need not be a task ID. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "blockedSummary",
        "description": "A human-readable reason why the flow failed. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      }
    ],
    "example": {
      "request": {
        "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
        "expectedRevision": 2,
        "blockedSummary": "The mailbox is gone"
      },
      "result": {
        "applied": true,
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "currentStep": "sort",
          "blockedSummary": "The mailbox is gone",
          "revision": 3,
          "status": "failed",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "createdAt": 1776988800000,
          "updatedAt": 1776988890000,
          "endedAt": 1776988890000
        }
      }
    },
    "output": {
      "applied": "boolean",
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer"
    }
  },
  "request_cancel": {
    "description": "Requests cancellation: the flow accepts no new tasks, and its status does not change yet.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "expectedRevision",
        "description": "The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
        "expectedRevision": 2
      },
      "result": {
        "applied": true,
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "currentStep": "sort",
          "revision": 3,
          "status": "running",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "cancelRequestedAt": 1776988890000,
          "createdAt": 1776988800000,
          "updatedAt": 1776988890000
        }
      }
    },
    "output": {
      "applied": "boolean",
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer"
    }
  },
  "cancel_flow": {
    "description": "Cancels the flow at once (200), or when none of its tasks is active (202).",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871"
      },
      "result": {
        "found": true,
        "cancelled": true,
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "revision": 2,
          "status": "cancelled",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "cancelRequestedAt": 1776988890000,
          "createdAt": 1776988800000,
          "updatedAt": 1776988890000,
          "endedAt": 1776988890000
        },
        "tasks": []
      }
    },
    "output": {
      "found": "boolean",
      "cancelled": "boolean",
      "reason": "string",
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer",
      "tasksTruncated": "boolean"
    }
  },
  "run_task": {
    "description": "Records a task of the flow, and leaves the flow's revision.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The ID of the flow.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "runtime",
        "description": "The kind of runtime that does the work. A worker decides by the queue instead.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "choices": [
          "subagent",
          "acp"
        ]
      },
      {
        "name": "task",
        "description": "The work to do, as human-readable text.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "sourceId",
        "description": "Your ID for the source of the task, such as an order or a ticket.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "childSessionKey",
        "description": "The key of the session that does the work. It must belong to the same agent as the session of the route.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "parentTaskId",
        "description": "Your name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "agentId",
        "description": "The agent that does the work. Default: the agent of the route's session.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "runId",
        "description": "Your ID for this run of the task. Send the same `runId` again to retry safely.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "label",
        "description": "A short human-readable name for the task.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "preferMetadata",
        "description": "Whether `task` and `label` replace those of an existing task with this `runId`. Default: `false`.",
        "type": "boolean",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "notifyPolicy",
        "description": "Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "done_only",
          "state_changes",
          "silent"
        ],
        "default": "done_only"
      },
      {
        "name": "status",
        "description": "The initial status of the task. Default: `queued`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "queued",
          "running"
        ]
      },
      {
        "name": "startedAt",
        "description": "When the task started, in milliseconds since the Unix epoch. At most one day in the future. Values that look like seconds, microseconds or nanoseconds are rejected. Requires the status `running`.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "lastEventAt",
        "description": "When the task last reported an event, in milliseconds since the Unix epoch. At most one day in the future. Values that look like seconds, microseconds or nanoseconds are rejected. Requires the status `running`.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "progressSummary",
        "description": "The progress of the task, as human-readable text. Requires the status `running`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "queue",
        "description": "The queue from which a worker takes the task: 1 to 64 of `a-z 0-9 - _ .`. Not together with the status `running`. Default: the queue of the route, if the operator has set one.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "inputJson",
        "description": "The input of the worker, in a format of your choice. Requires a queue. Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "maxAttempts",
        "description": "How often workers try the task. Requires a queue. Default: 3.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "timeoutMs",
        "description": "The maximum time of an attempt, in milliseconds. Requires a queue. Default: no maximum.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "runAt",
        "description": "The time before which no worker gets the task, in milliseconds since the Unix epoch. At most one year in the future. Requires a queue. Default: at once.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "settleFlow",
        "description": "Whether the end of the task can end the flow. When the last active task of the flow with `settleFlow` has ended, the flow ends as `succeeded`, or as `failed` with the first error. Requires a queue. Default: `false`.",
        "type": "boolean",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
        "runtime": "acp",
        "childSessionKey": "agent:main:acp:worker",
        "task": "Inspect the next message batch"
      },
      "result": {
        "created": true,
        "flow": {
          "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "syncMode": "managed",
          "controllerId": "webhooks/zapier",
          "currentStep": "sort",
          "revision": 2,
          "status": "running",
          "notifyPolicy": "done_only",
          "goal": "Review inbound queue",
          "createdAt": 1776988800000,
          "updatedAt": 1776988860000
        },
        "task": {
          "taskId": "019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b",
          "runtime": "acp",
          "childSessionKey": "agent:main:acp:worker",
          "parentFlowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "agentId": "main",
          "scopeKind": "session",
          "task": "Inspect the next message batch",
          "status": "queued",
          "deliveryStatus": "pending",
          "notifyPolicy": "done_only",
          "createdAt": 1776988860000,
          "lastEventAt": 1776988860000
        }
      }
    },
    "output": {
      "created": "boolean",
      "flowId": "string",
      "syncMode": "string",
      "controllerId": "string",
      "currentStep": "string",
      "blockedTaskId": "string",
      "blockedSummary": "string",
      "revision": "integer",
      "status": "string",
      "notifyPolicy": "string",
      "goal": "string",
      "cancelRequestedAt": "integer",
      "createdAt": "integer",
      "updatedAt": "integer",
      "endedAt": "integer",
      "flowTruncated": "boolean",
      "task__taskId": "string",
      "task__runtime": "string",
      "task__sourceId": "string",
      "task__childSessionKey": "string",
      "task__parentFlowId": "string",
      "task__parentTaskId": "string",
      "task__agentId": "string",
      "task__runId": "string",
      "task__label": "string",
      "task__error": "string",
      "task__progressSummary": "string",
      "task__terminalSummary": "string",
      "task__terminalOutcome": "string",
      "task__scopeKind": "string",
      "task__task": "string",
      "task__status": "string",
      "task__deliveryStatus": "string",
      "task__notifyPolicy": "string",
      "task__createdAt": "integer",
      "task__startedAt": "integer",
      "task__endedAt": "integer",
      "task__lastEventAt": "integer",
      "task__cleanupAfter": "integer",
      "task__queue": "string",
      "task__attempt": "integer",
      "task__maxAttempts": "integer",
      "task__timeoutMs": "integer",
      "task__workerId": "string",
      "task__leaseExpiresAt": "integer",
      "task__runAt": "integer"
    }
  },
  "get_task": {
    "description": "Returns the task with this ID, or null if the session has no such task.",
    "readOnly": true,
    "fields": [
      {
        "name": "taskId",
        "description": "The ID of the task.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "taskId": "019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b"
      },
      "result": {
        "task": {
          "taskId": "019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b",
          "runtime": "acp",
          "parentFlowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "agentId": "main",
          "scopeKind": "session",
          "task": "Inspect the next message batch",
          "status": "succeeded",
          "deliveryStatus": "pending",
          "notifyPolicy": "done_only",
          "createdAt": 1776988860000,
          "lastEventAt": 1776988940000,
          "queue": "agents",
          "attempt": 1,
          "maxAttempts": 3,
          "startedAt": 1776988870000,
          "endedAt": 1776988940000,
          "cleanupAfter": 1777593740000,
          "terminalSummary": "All 12 messages read",
          "terminalOutcome": "succeeded",
          "inputJson": {
            "batch": 2
          },
          "resultJson": {
            "read": 12
          }
        }
      }
    },
    "output": {
      "taskId": "string",
      "runtime": "string",
      "sourceId": "string",
      "childSessionKey": "string",
      "parentFlowId": "string",
      "parentTaskId": "string",
      "agentId": "string",
      "runId": "string",
      "label": "string",
      "error": "string",
      "progressSummary": "string",
      "terminalSummary": "string",
      "terminalOutcome": "string",
      "scopeKind": "string",
      "task": "string",
      "status": "string",
      "deliveryStatus": "string",
      "notifyPolicy": "string",
      "createdAt": "integer",
      "startedAt": "integer",
      "endedAt": "integer",
      "lastEventAt": "integer",
      "cleanupAfter": "integer",
      "queue": "string",
      "attempt": "integer",
      "maxAttempts": "integer",
      "timeoutMs": "integer",
      "workerId": "string",
      "leaseExpiresAt": "integer",
      "runAt": "integer"
    }
  },
  "list_tasks": {
    "description": "Returns the session's tasks, most recently created first, page by page, without inputJson and resultJson.",
    "readOnly": true,
    "fields": [
      {
        "name": "flowId",
        "description": "Return only tasks of this flow. Default: every flow of the session.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "status",
        "description": "Return only tasks with one of these statuses. Default: every status.",
        "type": "string",
        "list": true,
        "required": false,
        "nullable": false,
        "choices": [
          "queued",
          "running",
          "succeeded",
          "failed",
          "timed_out",
          "cancelled",
          "lost"
        ]
      },
      {
        "name": "queue",
        "description": "Return only tasks of this queue. Default: every task, with a queue or without.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "limit",
        "description": "The maximum number of tasks per page, from 1 to 1,000. A page that would exceed 4 MiB has fewer tasks.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "default": 100
      },
      {
        "name": "cursor",
        "description": "The `nextCursor` of the previous page. Omit it to get the first page.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "queue": "agents",
        "status": [
          "running"
        ],
        "limit": 50
      },
      "result": {
        "tasks": [
          {
            "taskId": "019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b",
            "runtime": "acp",
            "parentFlowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
            "agentId": "main",
            "scopeKind": "session",
            "task": "Inspect the next message batch",
            "status": "running",
            "deliveryStatus": "pending",
            "notifyPolicy": "done_only",
            "createdAt": 1776988860000,
            "lastEventAt": 1776988890000,
            "queue": "agents",
            "attempt": 1,
            "maxAttempts": 3,
            "startedAt": 1776988870000,
            "workerId": "worker-1",
            "leaseExpiresAt": 1776988950000
          }
        ]
      }
    },
    "output": {
      "taskId": "string",
      "runtime": "string",
      "sourceId": "string",
      "childSessionKey": "string",
      "parentFlowId": "string",
      "parentTaskId": "string",
      "agentId": "string",
      "runId": "string",
      "label": "string",
      "error": "string",
      "progressSummary": "string",
      "terminalSummary": "string",
      "terminalOutcome": "string",
      "scopeKind": "string",
      "task": "string",
      "status": "string",
      "deliveryStatus": "string",
      "notifyPolicy": "string",
      "createdAt": "integer",
      "startedAt": "integer",
      "endedAt": "integer",
      "lastEventAt": "integer",
      "cleanupAfter": "integer",
      "queue": "string",
      "attempt": "integer",
      "maxAttempts": "integer",
      "timeoutMs": "integer",
      "workerId": "string",
      "leaseExpiresAt": "integer",
      "runAt": "integer"
    }
  },
  "cancel_task": {
    "description": "Cancels a task.",
    "readOnly": false,
    "fields": [
      {
        "name": "taskId",
        "description": "The ID of the task.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "taskId": "019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b"
      },
      "result": {
        "cancelled": true,
        "task": {
          "taskId": "019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b",
          "runtime": "acp",
          "parentFlowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
          "agentId": "main",
          "scopeKind": "session",
          "task": "Inspect the next message batch",
          "status": "cancelled",
          "deliveryStatus": "pending",
          "notifyPolicy": "done_only",
          "createdAt": 1776988860000,
          "lastEventAt": 1776988940000,
          "queue": "agents",
          "attempt": 0,
          "maxAttempts": 3,
          "endedAt": 1776988940000,
          "cleanupAfter": 1777593740000
        }
      }
    },
    "output": {
      "cancelled": "boolean",
      "reason": "string",
      "task__taskId": "string",
      "task__runtime": "string",
      "task__sourceId": "string",
      "task__childSessionKey": "string",
      "task__parentFlowId": "string",
      "task__parentTaskId": "string",
      "task__agentId": "string",
      "task__runId": "string",
      "task__label": "string",
      "task__error": "string",
      "task__progressSummary": "string",
      "task__terminalSummary": "string",
      "task__terminalOutcome": "string",
      "task__scopeKind": "string",
      "task__task": "string",
      "task__status": "string",
      "task__deliveryStatus": "string",
      "task__notifyPolicy": "string",
      "task__createdAt": "integer",
      "task__startedAt": "integer",
      "task__endedAt": "integer",
      "task__lastEventAt": "integer",
      "task__cleanupAfter": "integer",
      "task__queue": "string",
      "task__attempt": "integer",
      "task__maxAttempts": "integer",
      "task__timeoutMs": "integer",
      "task__workerId": "string",
      "task__leaseExpiresAt": "integer",
      "task__runAt": "integer"
    }
  },
  "list_events": {
    "description": "Returns events of the session, oldest first.",
    "readOnly": true,
    "fields": [
      {
        "name": "flowId",
        "description": "Return only events of this flow. Default: every flow of the session.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "types",
        "description": "Return only events of these types. Default: every type.",
        "type": "string",
        "list": true,
        "required": false,
        "nullable": false,
        "choices": [
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
        ]
      },
      {
        "name": "cursor",
        "description": "The `cursor` of the previous response. Not together with `position`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "position",
        "description": "Where to begin without a `cursor`: before the oldest event that the gateway keeps, or after the latest one. Default: `oldest`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "choices": [
          "oldest",
          "latest"
        ]
      },
      {
        "name": "limit",
        "description": "The maximum number of events per response, from 1 to 1,000. A response that would exceed 4 MiB has fewer events.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "default": 100
      },
      {
        "name": "waitMs",
        "description": "How long to wait for an event if there is none, in milliseconds. Default: 0.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "example": {
      "request": {
        "limit": 100
      },
      "result": {
        "events": [
          {
            "eventId": "019dbbf2-9e80-7b1d-8c55-6a7b8c9d0e1f",
            "type": "flow.succeeded",
            "occurredAt": 1776988950000,
            "flowId": "019dbbf0-4c00-7a31-9c52-3f1de2a0b871",
            "revision": 3,
            "status": "succeeded",
            "routeId": "zapier"
          }
        ],
        "cursor": "MDAwMDAwMDAwMDA0Mg"
      }
    },
    "output": {
      "eventId": "string",
      "type": "string",
      "occurredAt": "integer",
      "flowId": "string",
      "revision": "integer",
      "status": "string",
      "currentStep": "string",
      "taskId": "string",
      "taskStatus": "string",
      "progressSummary": "string",
      "routeId": "string"
    }
  }
};
