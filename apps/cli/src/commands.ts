import type { Command } from "./kernel/command.ts";
import { creditCommands } from "./credit/commands.ts";
import { propertiesCommands } from "./properties/commands.ts";
import { receivablesCommands } from "./receivables/commands.ts";
import { dunningCommands } from "./receivables/dunning/commands.ts";
import { snapshotsCommands } from "./receivables/snapshots/commands.ts";
import { statementsCommands } from "./receivables/statements/commands.ts";
import { scoresCommands } from "./scores/commands.ts";
import { staffCommands } from "./staff/commands.ts";
import { duplicatesCommands } from "./clients/duplicates/commands.ts";
import { importsCommands } from "./imports/commands.ts";
import { staysCommands } from "./stays/commands.ts";

/** The register of commands: one line per capability. */
export const commands: readonly Command[] = [
  ...propertiesCommands,
  ...staffCommands,
  ...receivablesCommands,
  ...dunningCommands,
  ...snapshotsCommands,
  ...statementsCommands,
  ...scoresCommands,
  ...creditCommands,
  ...importsCommands,
  ...duplicatesCommands,
  ...staysCommands,
];
