// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { Action } from "../action.ts";

export type ActionName = "create_flow" | "get_flow" | "list_flows" | "find_latest_flow" | "resolve_flow" | "get_task_summary" | "set_waiting" | "resume_flow" | "finish_flow" | "fail_flow" | "request_cancel" | "cancel_flow" | "run_task";

export const ACTIONS: Record<ActionName, Action> = {
  "create_flow": {
    "description": "Creates a managed flow of the route's session, with revision 0.",
    "readOnly": false,
    "fields": [
      {
        "name": "goal",
        "description": "What the flow is for.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "controllerId",
        "description": "Who drives the flow. Default: the route's `controllerId`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "status",
        "description": "The first status of the flow. Default: `queued`.",
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
        "description": "When the owner is told. The default is `done_only`.",
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
        "description": "A name for where the flow stands. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "stateJson",
        "description": "The flow's state. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "waitJson",
        "description": "What the flow waits for. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
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
    "description": "Gives the flow as it is, or null when the session has no flow with this id.",
    "readOnly": true,
    "fields": [
      {
        "name": "flowId",
        "description": "The flow's id.",
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
    "description": "Gives the session's flows, newest created first, by page.",
    "readOnly": true,
    "fields": [
      {
        "name": "limit",
        "description": "The maximum number of flows in the page. A page that would exceed 4 MiB ends earlier.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "default": 1000
      },
      {
        "name": "cursor",
        "description": "`nextCursor` of the page before.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "status",
        "description": "Only flows in one of these statuses.",
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
    "description": "Gives the flow of the session that was created last, or null.",
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
    "description": "Finds a flow by its id, or the latest flow by the route's exact session key; null when there is none.",
    "readOnly": true,
    "fields": [
      {
        "name": "token",
        "description": "A flow id, or the session key that the route is bound to.",
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
    "description": "Counts the flow's child tasks by status and by runtime, or gives null when the session has no such flow.",
    "readOnly": true,
    "fields": [
      {
        "name": "flowId",
        "description": "The flow's id.",
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
    "description": "Parks the flow as waiting, or as blocked when blockedTaskId or blockedSummary is a string.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "expectedRevision",
        "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "currentStep",
        "description": "A name for where the flow stands. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "blockedTaskId",
        "description": "The task that blocks the flow, in the sender's terms. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "blockedSummary",
        "description": "What blocks the flow, for people. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "stateJson",
        "description": "The flow's state, in place of the one before. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "waitJson",
        "description": "What the flow waits for. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
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
    "description": "Puts the flow back to queued or running, and reopens one that has ended.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "expectedRevision",
        "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "status",
        "description": "The status that the flow continues with. Default: `queued`.",
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
        "description": "A name for where the flow stands. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "stateJson",
        "description": "The flow's state, in place of the one before. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
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
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "expectedRevision",
        "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "stateJson",
        "description": "The flow's state, in place of the one before. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
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
    "description": "Ends the flow as failed, with what blocked it.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "expectedRevision",
        "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "stateJson",
        "description": "The flow's state, in place of the one before. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "blockedTaskId",
        "description": "The task that blocks the flow, in the sender's terms. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
      },
      {
        "name": "blockedSummary",
        "description": "What blocks the flow, for people. `null` clears it.",
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
    "description": "Notes that the flow shall be cancelled: it takes no new tasks, and its status stays.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "expectedRevision",
        "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.",
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
    "description": "Cancels the flow at once (200), or as soon as none of its child tasks is active (202).",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The flow's id.",
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
    "description": "Records a child task of the flow, whose revision stays.",
    "readOnly": false,
    "fields": [
      {
        "name": "flowId",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "runtime",
        "description": "What carries out the task.",
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
        "description": "What the task shall do.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false
      },
      {
        "name": "sourceId",
        "description": "Where the task comes from, in the sender's terms.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "childSessionKey",
        "description": "The session that works on the task; of the same agent as the route's session.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "parentTaskId",
        "description": "The task that this one is part of, in the sender's terms. Free text: it need not be the id of a task, and nothing depends on it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "agentId",
        "description": "The agent that works on the task. Default: the agent of the route's session.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "runId",
        "description": "The sender's name for this run; makes repeating the request safe.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "label",
        "description": "A short name for people.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "preferMetadata",
        "description": "Whether the task's text and label are replaced by these when the `runId` is known.",
        "type": "boolean",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "notifyPolicy",
        "description": "When the owner is told. The default is `done_only`.",
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
        "description": "The first status of the task. Default: `queued`.",
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
        "description": "When it started, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "lastEventAt",
        "description": "When it was last heard of, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "progressSummary",
        "description": "How far it is, for people. Only with status running.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true
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
      "task__cleanupAfter": "integer"
    }
  }
};
