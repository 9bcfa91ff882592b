import type { TransferRecord } from "../store/transfer.ts";

/** Of answers that are kept: the token of a lease, and the secret of an endpoint. */
const SECRET_IN_ANSWER = /"leaseToken":|"whsec_/;

/** What an export without secrets has of a record; undefined for one that is a secret as a whole. */
export function withoutSecrets(record: TransferRecord): TransferRecord | undefined {
  switch (record.kind) {
    case "task": {
      const { leaseHash: _hash, ...value } = record.value;
      return { kind: "task", value };
    }
    case "endpoint": {
      const { secret: _secret, previousSecret: _previous, previousSecretUntil: _until, ...value } = record.value;
      return { kind: "endpoint", value };
    }
    case "delivery": {
      // A receiver can answer with anything.
      const { responseHead: _head, ...value } = record.value;
      return { kind: "delivery", value };
    }
    case "key":
      return SECRET_IN_ANSWER.test(record.value.answer) ? undefined : record;
    default:
      return record;
  }
}
