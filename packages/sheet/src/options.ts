export type Option = { readonly value: string; readonly label: string };

const folded = (text: string) => text.normalize("NFKC").trim().toLowerCase();

/** By label or value, whatever the width and case of the letters. Two options with the same label fit neither. */
export function findOption(options: readonly Option[], text: string): Option | undefined {
  const wanted = folded(text);
  const byValue = options.find(({ value }) => value === text.trim());
  if (byValue) return byValue;
  const byLabel = options.filter(({ label }) => folded(label) === wanted);
  if (byLabel.length > 0) return byLabel.length === 1 ? byLabel[0] : undefined;
  return options.find(({ value }) => folded(value) === wanted);
}

/** Number of letters to change, add or drop. */
export function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** Offered beside a refusal, never taken by itself. Undefined when nothing comes near. */
export function nearestOption(options: readonly Option[], text: string): Option | undefined {
  const wanted = folded(text);
  if (wanted === "") return undefined;
  const ranked = options
    .map((option) => {
      const label = folded(option.label);
      const inside = label.includes(wanted) || wanted.includes(label);
      return { option, away: inside ? 0.5 : distance(label, wanted), limit: Math.max(label.length, wanted.length) / 2 };
    })
    .filter(({ away, limit }) => away <= limit)
    .toSorted((a, b) => a.away - b.away);
  return ranked[0]?.option;
}

/** For the list under an open cell: those whose label or value has the text in it, the ones that begin with it first. */
export function matchingOptions(options: readonly Option[], text: string): readonly Option[] {
  const wanted = folded(text);
  if (wanted === "") return options;
  const found = options.filter(({ label, value }) => folded(label).includes(wanted) || folded(value).includes(wanted));
  const begins = (option: Option) => folded(option.label).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}
