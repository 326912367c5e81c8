import { isMissed, type Outcome, ratioOf } from "./outcome.ts";

const figure = (value: number, unit: Outcome["unit"]): string =>
  `${value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)} ${unit}`;

function boundOf({ bound }: Outcome): string {
  if (bound === undefined) return "";
  return "atMost" in bound ? `≤ ${bound.atMost} ×` : `≥ ${Math.round(bound.atLeast * 100)} %`;
}

const ratio = (outcome: Outcome): string =>
  outcome.unit === "req/s" || outcome.unit === "per s" || outcome.unit === "%"
    ? `${Math.round(ratioOf(outcome) * 100)} %`
    : `${ratioOf(outcome).toFixed(2)} ×`;

/** What so many times the size costs so many times: `× 2.0 → × 2.1`. */
function growth(outcome: Outcome, before: Outcome | undefined): string {
  if (!before || before.what !== outcome.what) return "";
  return `× ${(outcome.size / before.size).toFixed(1)} → × ${(outcome.house / before.house).toFixed(2)}`;
}

const verdict = (outcome: Outcome): string => (outcome.bound === undefined ? "" : isMissed(outcome) ? "MISSED" : "met");

const heads = ["bench", "size", "house", "raw limit", "ratio", "bound", "", "growth", "runs", ""];

/** One line per comparison; a missed bound says so at its line. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map((outcome, index) => [
    `${outcome.bench}: ${outcome.what}`,
    outcome.size.toLocaleString("en"),
    figure(outcome.house, outcome.unit),
    figure(outcome.raw, outcome.unit),
    ratio(outcome),
    boundOf(outcome),
    verdict(outcome),
    growth(outcome, outcomes[index - 1]),
    String(outcome.runs),
    outcome.note ?? "",
  ]);
  const rows = [heads, ...lines];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const atEnd = [1, 2, 3, 4, 5, 8];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          atEnd.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
