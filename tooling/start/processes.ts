import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** A process by its number and the kernel tick it began at: a number alone may have been given to another one since. */
export type ProcessMark = { pid: number; began: string };

export function markOf(pid: number): ProcessMark | undefined {
  const stat = readOrNothing(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const began = fields[18];
  return began === undefined || state === "Z" || state === "X" ? undefined : { pid, began };
}

/** Alive means: still doing something. A killed process that nobody has reaped yet is not. */
export const isAlive = (pid: number): boolean => markOf(pid) !== undefined;

export const commandLine = (pid: number): string[] => readOrNothing(`/proc/${pid}/cmdline`).split("\0");

/** True once the process has ended, false when the time is over. */
export async function endsWithin(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
