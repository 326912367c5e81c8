/** Chance that repeats itself: the same seed throws the same dice, on every machine. */
export interface Dice {
  /** 0 up to 1, without 1. */
  unit(): number;
  /** Both ends included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks by weight. */
  weighed<T>(choices: readonly (readonly [T, number])[]): T;
  /** Picks a key by its weight. */
  drawn<Key extends string>(weights: Readonly<Partial<Record<Key, number>>>): Key;
  /** The same for whole numbers. */
  counted(weights: Readonly<Record<number, number>>): number;
  /** How often something happens that happens so often on average (Poisson). */
  times(mean: number): number;
  /** About the mean, rarely further away than twice the spread. */
  around(mean: number, spread: number): number;
  shuffled<T>(list: readonly T[]): T[];
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** mulberry32. */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function dice(seed: string): Dice {
  const unit = stream(hashOf(seed));
  const whole = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1));
  function pick<T>(list: readonly T[]): T {
    const place = whole(0, list.length - 1);
    const found = list[place];
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  }
  function weighed<T>(choices: readonly (readonly [T, number])[]): T {
    let left = unit() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return pick(choices.filter(([, weight]) => weight > 0))[0];
  }
  function drawn<Key extends string>(weights: Readonly<Partial<Record<Key, number>>>): Key {
    const choices: [Key, number][] = [];
    for (const key in weights) choices.push([key, weights[key] ?? 0]);
    return weighed(choices);
  }
  function times(mean: number): number {
    const floor = Math.exp(-mean);
    let count = 0;
    for (let product = unit(); product > floor; product *= unit()) count += 1;
    return count;
  }
  function shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, order: unit() }))
      .toSorted((a, b) => a.order - b.order)
      .map(({ value }) => value);
  }
  return {
    unit,
    whole,
    chance: (probability) => unit() < probability,
    pick,
    weighed,
    drawn,
    counted: (weights) => Number(drawn(weights)),
    times,
    around: (mean, spread) => mean + spread * (unit() + unit() + unit() - 1.5) * 1.4,
    shuffled,
  };
}
