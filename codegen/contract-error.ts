/** The contract, or a document made from it, does not fit generation. The message says where and why. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}
