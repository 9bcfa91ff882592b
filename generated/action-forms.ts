// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { ActionName } from "./actions.ts";

/** One field of an action, in the terms that forms and command lines are made of. */
export interface ActionField {
  /** As the contract writes it, for example `expectedRevision`. */
  readonly name: string;
  /** The first sentence of the description, without its marks of code. */
  readonly summary: string;
  /** Markdown, on one line. */
  readonly description: string;
  /** `json` is any JSON value, `null` included. */
  readonly type: "string" | "integer" | "boolean" | "json";
  /** That it is a list of such values. */
  readonly list: boolean;
  readonly required: boolean;
  /** That `null` is sent to clear it. A `json` field is not `nullable`: its `null` is a value like any other. */
  readonly nullable: boolean;
  /** The only values that are taken. */
  readonly choices?: readonly string[];
  /** What holds when it is absent. */
  readonly default?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  /** In characters, for a string that has to have one that is not white space. */
  readonly minLength?: number;
}

/** One action as a form: what a user is shown, what is asked, and what may be said of it before it is done. */
export interface ActionForm<Name extends string = string> {
  readonly action: Name;
  /** Who performs it: a program that drives flows, one that works on tasks, or the operator. */
  readonly audience: "sender" | "worker" | "operator";
  /** Its name in camel case, as in the contract's form with a path for each action, and in the SDK. */
  readonly operationId: string;
  /** A few words, for example "Create a flow". */
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  /** That it only reads (RFC 9110, section 9.2.1). */
  readonly readOnly: boolean;
  /** That it changes a flow that is there, where others only add a flow or a task. */
  readonly destructive: boolean;
  /** That the same request, done twice, changes no more than done once: the second is refused, or it only reads. */
  readonly idempotent: boolean;
  readonly fields: readonly ActionField[];
  /** The JSON Schema (2020-12) of the request without `action`: an object that refers to nothing outside, no union. */
  readonly inputSchema: { readonly type: "object"; readonly [keyword: string]: unknown };
}

export const ACTION_FORMS: readonly ActionForm<ActionName>[] = [
  {
    "action": "create_flow",
    "operationId": "createFlow",
    "audience": "sender",
    "title": "Create a flow",
    "description": "Creates a managed flow of the route's session, with revision 0. No work is started: nothing runs until a task is\nrecorded with `run_task`. Sent twice, it creates two flows, unless an `Idempotency-Key` tells that it is the same.",
    "readOnly": false,
    "destructive": false,
    "idempotent": false,
    "fields": [
      {
        "name": "goal",
        "summary": "What the flow is for.",
        "description": "What the flow is for.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "controllerId",
        "summary": "Who drives the flow.",
        "description": "Who drives the flow. Default: the route's `controllerId`.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "status",
        "summary": "The first status of the flow.",
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
        "summary": "When the owner is told.",
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
        "summary": "A name for where the flow stands.",
        "description": "A name for where the flow stands. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "stateJson",
        "summary": "The flow's state.",
        "description": "The flow's state. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "waitJson",
        "summary": "What the flow waits for.",
        "description": "What the flow waits for. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Create a managed flow of the route's session.",
      "properties": {
        "goal": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "What the flow is for."
        },
        "controllerId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "Who drives the flow. Default: the route's `controllerId`."
        },
        "status": {
          "type": "string",
          "enum": [
            "queued",
            "running",
            "waiting",
            "blocked"
          ],
          "description": "The first status of the flow. Default: `queued`."
        },
        "notifyPolicy": {
          "type": "string",
          "description": "When the owner is told. The default is `done_only`.",
          "enum": [
            "done_only",
            "state_changes",
            "silent"
          ],
          "default": "done_only"
        },
        "currentStep": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "A name for where the flow stands. `null` clears it."
        },
        "stateJson": {
          "description": "The flow's state.\nAny JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
        },
        "waitJson": {
          "description": "What the flow waits for.\nAny JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
        }
      },
      "required": [
        "goal"
      ]
    }
  },
  {
    "action": "get_flow",
    "operationId": "getFlow",
    "audience": "sender",
    "title": "Get a flow",
    "description": "Gives the flow as it is, or `null` when the session has no flow with this id.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The flow's id.",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Give a flow, or `null`.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The flow's id."
        }
      },
      "required": [
        "flowId"
      ]
    }
  },
  {
    "action": "list_flows",
    "operationId": "listFlows",
    "audience": "sender",
    "title": "List flows",
    "description": "Gives the session's flows, newest created first, by page. While there are older ones, `nextCursor` is the\n`cursor` of the next page. A page ends before `limit` where its answer would be larger than 4 MiB.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "limit",
        "summary": "The maximum number of flows in the page.",
        "description": "The maximum number of flows in the page. A page that would exceed 4 MiB ends earlier.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "default": 1000,
        "minimum": 1,
        "maximum": 1000
      },
      {
        "name": "cursor",
        "summary": "nextCursor of the page before.",
        "description": "`nextCursor` of the page before.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "status",
        "summary": "Only flows in one of these statuses.",
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
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Give the session's flows, newest created first.",
      "properties": {
        "limit": {
          "type": "integer",
          "description": "The maximum number of flows in the page. A page that would exceed 4 MiB ends earlier.",
          "minimum": 1,
          "maximum": 1000,
          "default": 1000
        },
        "cursor": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "`nextCursor` of the page before."
        },
        "status": {
          "type": "array",
          "minItems": 1,
          "maxItems": 8,
          "uniqueItems": true,
          "items": {
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
          "description": "Only flows in one of these statuses."
        }
      }
    }
  },
  {
    "action": "find_latest_flow",
    "operationId": "findLatestFlow",
    "audience": "sender",
    "title": "Find the latest flow",
    "description": "Gives the flow of the session that was created last, or `null`.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Give the most recently created flow, or `null`.",
      "properties": {}
    }
  },
  {
    "action": "resolve_flow",
    "operationId": "resolveFlow",
    "audience": "sender",
    "title": "Resolve a token to a flow",
    "description": "Finds a flow by its id, or the latest flow by the route's exact session key; `null` when there is none.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "token",
        "summary": "A flow id, or the session key that the route is bound to.",
        "description": "A flow id, or the session key that the route is bound to.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Find a flow by its id, or the latest flow by the route's exact session key.",
      "properties": {
        "token": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "A flow id, or the session key that the route is bound to."
        }
      },
      "required": [
        "token"
      ]
    }
  },
  {
    "action": "get_task_summary",
    "operationId": "getTaskSummary",
    "audience": "sender",
    "title": "Count a flow's child tasks",
    "description": "Counts the flow's child tasks by status and by runtime, or gives `null` when the session has no such flow.",
    "readOnly": true,
    "destructive": false,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The flow's id.",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Count a flow's child tasks.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The flow's id."
        }
      },
      "required": [
        "flowId"
      ]
    }
  },
  {
    "action": "set_waiting",
    "operationId": "setWaiting",
    "audience": "sender",
    "title": "Park a flow",
    "description": "Parks the flow as `waiting`, or as `blocked` when `blockedTaskId` or `blockedSummary` is a string. Nothing\nunblocks the flow by itself, not even the end of the task that `blockedTaskId` names: send `resume_flow`.\nApplied only when the flow still has the revision `expectedRevision`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The flow's id.",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision that the change was decided on.",
        "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "currentStep",
        "summary": "A name for where the flow stands.",
        "description": "A name for where the flow stands. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "blockedTaskId",
        "summary": "The task that blocks the flow, in the sender's terms.",
        "description": "The task that blocks the flow, in the sender's terms. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "blockedSummary",
        "summary": "What blocks the flow, for people.",
        "description": "What blocks the flow, for people. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "stateJson",
        "summary": "The flow's state, in place of the one before.",
        "description": "The flow's state, in place of the one before. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "waitJson",
        "summary": "What the flow waits for.",
        "description": "What the flow waits for. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Park a flow. Its status becomes `blocked` when a blocked field is a string, else `waiting`.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The flow's id."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on."
        },
        "currentStep": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "A name for where the flow stands. `null` clears it."
        },
        "blockedTaskId": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "The task that blocks the flow, in the sender's terms. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. `null` clears it."
        },
        "blockedSummary": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "What blocks the flow, for people. `null` clears it."
        },
        "stateJson": {
          "description": "The flow's state, in place of the one before.\nAny JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
        },
        "waitJson": {
          "description": "What the flow waits for.\nAny JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
        }
      },
      "required": [
        "flowId",
        "expectedRevision"
      ]
    }
  },
  {
    "action": "resume_flow",
    "operationId": "resumeFlow",
    "audience": "sender",
    "title": "Put a flow back to work",
    "description": "Puts the flow back to `queued` or `running`, and reopens one that has ended. Clears the blocked fields,\n`endedAt` and `waitJson`; a cancel request stays. Applied only when the flow still has the revision\n`expectedRevision`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The flow's id.",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision that the change was decided on.",
        "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "status",
        "summary": "The status that the flow continues with.",
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
        "summary": "A name for where the flow stands.",
        "description": "A name for where the flow stands. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "stateJson",
        "summary": "The flow's state, in place of the one before.",
        "description": "The flow's state, in place of the one before. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Put a flow back to work. Clears the blocked fields, `endedAt` and `waitJson`; reopens an ended flow.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The flow's id."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on."
        },
        "status": {
          "type": "string",
          "enum": [
            "queued",
            "running"
          ],
          "description": "The status that the flow continues with. Default: `queued`."
        },
        "currentStep": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "A name for where the flow stands. `null` clears it."
        },
        "stateJson": {
          "description": "The flow's state, in place of the one before.\nAny JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
        }
      },
      "required": [
        "flowId",
        "expectedRevision"
      ]
    }
  },
  {
    "action": "finish_flow",
    "operationId": "finishFlow",
    "audience": "sender",
    "title": "End a flow as succeeded",
    "description": "Ends the flow as `succeeded`. Clears the blocked fields and `waitJson`; its child tasks go on. Applied only\nwhen the flow still has the revision `expectedRevision`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The flow's id.",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision that the change was decided on.",
        "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "stateJson",
        "summary": "The flow's state, in place of the one before.",
        "description": "The flow's state, in place of the one before. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "End a flow as `succeeded`. Clears the blocked fields and `waitJson`.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The flow's id."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on."
        },
        "stateJson": {
          "description": "The flow's state, in place of the one before.\nAny JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
        }
      },
      "required": [
        "flowId",
        "expectedRevision"
      ]
    }
  },
  {
    "action": "fail_flow",
    "operationId": "failFlow",
    "audience": "sender",
    "title": "End a flow as failed",
    "description": "Ends the flow as `failed`, with what blocked it. Clears `waitJson`; its child tasks go on. Applied only when\nthe flow still has the revision `expectedRevision`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The flow's id.",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision that the change was decided on.",
        "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "stateJson",
        "summary": "The flow's state, in place of the one before.",
        "description": "The flow's state, in place of the one before. Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.",
        "type": "json",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "blockedTaskId",
        "summary": "The task that blocks the flow, in the sender's terms.",
        "description": "The task that blocks the flow, in the sender's terms. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      },
      {
        "name": "blockedSummary",
        "summary": "What blocks the flow, for people.",
        "description": "What blocks the flow, for people. `null` clears it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "End a flow as `failed`. Clears `waitJson`.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The flow's id."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on."
        },
        "stateJson": {
          "description": "The flow's state, in place of the one before.\nAny JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of\nIEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.\n"
        },
        "blockedTaskId": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "The task that blocks the flow, in the sender's terms. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. `null` clears it."
        },
        "blockedSummary": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "What blocks the flow, for people. `null` clears it."
        }
      },
      "required": [
        "flowId",
        "expectedRevision"
      ]
    }
  },
  {
    "action": "request_cancel",
    "operationId": "requestCancel",
    "audience": "sender",
    "title": "Ask for a flow to be cancelled",
    "description": "Notes that the flow shall be cancelled: it takes no new tasks, and its status stays. Applied only when the flow\nstill has the revision `expectedRevision`.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The flow's id.",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "expectedRevision",
        "summary": "The revision that the change was decided on.",
        "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.",
        "type": "integer",
        "list": false,
        "required": true,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Note that the flow shall be cancelled. Its status stays; it takes no new tasks.",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The flow's id."
        },
        "expectedRevision": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on."
        }
      },
      "required": [
        "flowId",
        "expectedRevision"
      ]
    }
  },
  {
    "action": "cancel_flow",
    "operationId": "cancelFlow",
    "audience": "sender",
    "title": "Cancel a flow",
    "description": "Cancels the flow at once (200), or as soon as none of its child tasks is active (202). A task that runs is not\nstopped. Where the flow has more tasks than fit into an answer of 4 MiB, the newest are listed, and\n`tasksTruncated` is there.",
    "readOnly": false,
    "destructive": true,
    "idempotent": true,
    "fields": [
      {
        "name": "flowId",
        "summary": "The flow's id.",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Cancel a flow; with active child tasks, as soon as none is left (202).",
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The flow's id."
        }
      },
      "required": [
        "flowId"
      ]
    }
  },
  {
    "action": "run_task",
    "operationId": "runTask",
    "audience": "sender",
    "title": "Record a child task",
    "description": "Records a child task of the flow, whose revision stays. With a `runId` that the flow knows already (same runtime\nand `childSessionKey`) the existing task is given, so that repeating the request is safe. A flow has at most\n1,000 active tasks; a new one beyond that is 409 `task_not_created`.",
    "readOnly": false,
    "destructive": false,
    "idempotent": false,
    "fields": [
      {
        "name": "flowId",
        "summary": "The flow's id.",
        "description": "The flow's id.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "runtime",
        "summary": "What carries out the task.",
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
        "summary": "What the task shall do.",
        "description": "What the task shall do.",
        "type": "string",
        "list": false,
        "required": true,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "sourceId",
        "summary": "Where the task comes from, in the sender's terms.",
        "description": "Where the task comes from, in the sender's terms.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "childSessionKey",
        "summary": "The session that works on the task; of the same agent as the route's session.",
        "description": "The session that works on the task; of the same agent as the route's session.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "parentTaskId",
        "summary": "The task that this one is part of, in the sender's terms.",
        "description": "The task that this one is part of, in the sender's terms. Free text: it need not be the id of a task, and nothing depends on it.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "agentId",
        "summary": "The agent that works on the task.",
        "description": "The agent that works on the task. Default: the agent of the route's session.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "runId",
        "summary": "The sender's name for this run; makes repeating the request safe.",
        "description": "The sender's name for this run; makes repeating the request safe.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "label",
        "summary": "A short name for people.",
        "description": "A short name for people.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": false,
        "minLength": 1
      },
      {
        "name": "preferMetadata",
        "summary": "Whether the task's text and label are replaced by these when the runId is known.",
        "description": "Whether the task's text and label are replaced by these when the `runId` is known.",
        "type": "boolean",
        "list": false,
        "required": false,
        "nullable": false
      },
      {
        "name": "notifyPolicy",
        "summary": "When the owner is told.",
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
        "summary": "The first status of the task.",
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
        "summary": "When it started, in milliseconds since the epoch; at most one day ahead.",
        "description": "When it started, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "lastEventAt",
        "summary": "When it was last heard of, in milliseconds since the epoch; at most one day ahead.",
        "description": "When it was last heard of, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running.",
        "type": "integer",
        "list": false,
        "required": false,
        "nullable": false,
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "progressSummary",
        "summary": "How far it is, for people.",
        "description": "How far it is, for people. Only with status running.",
        "type": "string",
        "list": false,
        "required": false,
        "nullable": true,
        "minLength": 1
      }
    ],
    "inputSchema": {
      "type": "object",
      "additionalProperties": false,
      "description": "Record a child task. With a `runId` that the flow knows already (same runtime and childSessionKey), the existing task is given.",
      "if": {
        "type": "object",
        "anyOf": [
          {
            "required": [
              "startedAt"
            ],
            "properties": {
              "startedAt": {}
            }
          },
          {
            "required": [
              "lastEventAt"
            ],
            "properties": {
              "lastEventAt": {}
            }
          },
          {
            "required": [
              "progressSummary"
            ],
            "properties": {
              "progressSummary": {}
            }
          }
        ]
      },
      "then": {
        "type": "object",
        "required": [
          "status"
        ],
        "properties": {
          "status": {
            "enum": [
              "running"
            ]
          }
        }
      },
      "properties": {
        "flowId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The flow's id."
        },
        "runtime": {
          "type": "string",
          "enum": [
            "subagent",
            "acp"
          ],
          "description": "What carries out the task."
        },
        "task": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "What the task shall do."
        },
        "sourceId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "Where the task comes from, in the sender's terms."
        },
        "childSessionKey": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The session that works on the task; of the same agent as the route's session."
        },
        "parentTaskId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The task that this one is part of, in the sender's terms. Free text: it need not be the id of a task, and nothing depends on it."
        },
        "agentId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The agent that works on the task. Default: the agent of the route's session."
        },
        "runId": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "The sender's name for this run; makes repeating the request safe."
        },
        "label": {
          "type": "string",
          "minLength": 1,
          "pattern": "\\S",
          "description": "A short name for people."
        },
        "preferMetadata": {
          "type": "boolean",
          "description": "Whether the task's text and label are replaced by these when the `runId` is known."
        },
        "notifyPolicy": {
          "type": "string",
          "description": "When the owner is told. The default is `done_only`.",
          "enum": [
            "done_only",
            "state_changes",
            "silent"
          ],
          "default": "done_only"
        },
        "status": {
          "type": "string",
          "enum": [
            "queued",
            "running"
          ],
          "description": "The first status of the task. Default: `queued`."
        },
        "startedAt": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "When it started, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running."
        },
        "lastEventAt": {
          "type": "integer",
          "format": "int64",
          "minimum": 0,
          "maximum": 9007199254740991,
          "description": "When it was last heard of, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running."
        },
        "progressSummary": {
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "\\S",
          "description": "How far it is, for people. Only with status running."
        }
      },
      "required": [
        "flowId",
        "runtime",
        "task"
      ]
    }
  }
];
