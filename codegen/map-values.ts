/** The record with each value transformed; its names and their order stay. */
export function mapValues<A, B>(
  record: Record<string, A>,
  transform: (value: A, name: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, transform(value, name)]));
}
