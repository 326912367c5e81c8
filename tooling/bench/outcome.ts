/** A bound on a ratio: what the house takes may be so many times the raw limit, or must reach such a share of it. */
export type Bound = { readonly atMost: number } | { readonly atLeast: number };

/** One comparison with the raw limit, both measured in the same run. */
export interface Outcome {
  readonly bench: string;
  readonly what: string;
  readonly size: number;
  readonly unit: "s" | "ms" | "req/s" | "per s" | "MiB" | "%";
  /** Medians. */
  readonly house: number;
  readonly raw: number;
  readonly runs: number;
  /** Absent: measured for the growth only. */
  readonly bound?: Bound;
  readonly note?: string;
}

export const ratioOf = ({ house, raw }: Outcome): number => house / raw;

export function isMissed(outcome: Outcome): boolean {
  const { bound } = outcome;
  if (bound === undefined) return false;
  return "atMost" in bound ? ratioOf(outcome) > bound.atMost : ratioOf(outcome) < bound.atLeast;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = sorted.slice(Math.ceil(sorted.length / 2) - 1, middle + 1);
  return sorted.length % 2 === 1 ? low : (low + high) / 2;
}

export async function milliseconds(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

/** Takes both in turn, so that whatever else the machine does meets both alike; answers the medians. */
export async function inTurn(
  runs: number,
  house: () => Promise<number>,
  raw: () => Promise<number>,
): Promise<Pick<Outcome, "house" | "raw" | "runs">> {
  const taken = { house: [] as number[], raw: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    taken.house.push(await house());
    taken.raw.push(await raw());
  }
  return { house: median(taken.house), raw: median(taken.raw), runs };
}
