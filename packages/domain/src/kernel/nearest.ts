/** How many letters must be changed, added, dropped or swapped with their neighbour to turn one text into the other. */
function editDistance(from: string, to: string): number {
  const source = [...from];
  const target = [...to];
  let before: number[] = [];
  let last = Array.from({ length: target.length + 1 }, (_, index) => index);
  for (let row = 1; row <= source.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= target.length; column += 1) {
      const same = source[row - 1] === target[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && source[row - 1] === target[column - 2] && source[row - 2] === target[column - 1])
        best = Math.min(best, (before[column - 2] ?? 0) + 1);
      current.push(best);
    }
    before = last;
    last = current;
  }
  return last[target.length] ?? 0;
}

/** The text that differs least in relation to its length; ties to the earlier one. What a person who mistyped is offered. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(text, candidate) / Math.max(text.length, candidate.length, 1);
    if (!best || distance < best.distance) best = { candidate, distance };
  }
  return best?.candidate;
}
