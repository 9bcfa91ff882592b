/** Why a store cannot be opened, and what to do about it. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}
