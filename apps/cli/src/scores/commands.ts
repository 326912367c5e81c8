import { computeScores } from "@foyer/db/scores/mutations";
import { ranking } from "@foyer/db/scores/queries";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { readMonth } from "@foyer/domain/kernel/read";
import { command } from "../kernel/command.ts";

export const scoresCommands = [
  command({
    name: "scores compute",
    options: { property: "text", month: "text", json: "flag" },
    positionals: [],
    run: async ({ atProperty, now, out }, options) => {
      const read = readMonth(options.month);
      if (!read.ok) throw new Refusal("invalid", read.code, { value: options.month });
      const month = read.value;
      const { status, rows } = await atProperty(options.property, async (trx) => {
        refuseUnless(trx.actor, "scores:compute");
        await computeScores(trx, month, now);
        return ranking(trx, month);
      });
      const reps = rows.map(({ name, points, rankByPoints, rankByTotal, total, grade, indicators }) => ({
        rep: name,
        points,
        rank: rankByPoints,
        rankByTotal,
        total,
        grade,
        indicators,
      }));
      if (options.json) return out(`${JSON.stringify({ month, status, rows: reps })}\n`);
      await out(`${month} ${status}\n`);
      for (const rep of reps)
        await out(`${String(rep.rank).padStart(3)}  ${rep.rep}  ${rep.points} points  total ${rep.total ?? "n/a"}\n`);
    },
  }),
];
