/** A value as a jsonb column takes it; nothing stays nothing, not JSON's null. */
export const jsonOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
