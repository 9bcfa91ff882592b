/** The contract, or what is made of it, is not as generation needs it. The message says where and why. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}
