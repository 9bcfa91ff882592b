/** An error that says why a store cannot be opened, and what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}
