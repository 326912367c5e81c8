/** An expected reason not to start, in one line for the person at the terminal. Anything else that is thrown is a bug. */
export class CannotStart extends Error {}

/** Prints why nothing started: one line for an expected reason, the whole stack for a bug. */
export function explain(error: unknown): void {
  if (error instanceof CannotStart) process.stderr.write(`foyer: ${error.message}\n`);
  else console.error(error);
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
