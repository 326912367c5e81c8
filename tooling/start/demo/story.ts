import type { Held } from "@foyer/db/clients/history/mutations";
import type { Tier } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type DemoActivity, demoActivities } from "./activities.ts";
import { type DemoChange, demoChanges } from "./changes.ts";
import { type DemoClient, demoClients } from "./clients.ts";
import { dice as diceOf } from "./dice.ts";
import { type DemoFile, demoFiles } from "./files.ts";
import type { Hotel, Span } from "./hotels.ts";
import { type DemoItem, demoLedger } from "./ledger.ts";
import { type DemoStay, demoStays } from "./stays.ts";
import { type DemoSurvey, demoSurveys } from "./surveys.ts";
import { type DemoTarget, demoTargets } from "./targets.ts";
import { tiersOf } from "./tiers.ts";

/** All that has happened at a hotel until today. */
export interface Story {
  readonly clients: readonly {
    readonly client: DemoClient;
    readonly file: DemoFile;
    readonly tiers: readonly Held<Tier>[];
  }[];
  readonly changes: readonly DemoChange[];
  readonly stays: readonly DemoStay[];
  readonly activities: readonly DemoActivity[];
  readonly surveys: readonly DemoSurvey[];
  readonly targets: readonly DemoTarget[];
  readonly ledger: readonly DemoItem[];
}

export interface Telling {
  readonly span: Span;
  readonly seed: string;
  /** Of the whole size; a test tells a short story. */
  readonly share: number;
}

function firstDepartures(stays: readonly DemoStay[]): Map<string, CalendarDate> {
  const first = new Map<string, CalendarDate>();
  for (const { client, status, departure } of stays)
    if (client && status === "completed" && departure < (first.get(client.reference) ?? "9999"))
      first.set(client.reference, departure);
  return first;
}

function fileAt(files: readonly DemoFile[], index: number): DemoFile {
  const file = files[index];
  if (!file) throw new Error(`the demo has no file ${index}`);
  return file;
}

/** The same hotel, seed and day tell the same story, to the last row. */
export function tell(hotel: Hotel, { span, seed, share }: Telling): Story {
  const made = demoClients(hotel, { span, seed, count: Math.round(hotel.clients * share) });
  const stays = demoStays(hotel, made, { span, seed, share });
  const first = firstDepartures(stays);
  const dice = diceOf(`${seed}/${hotel.code}/tiers`);
  const files = demoFiles(hotel, made, { span, seed });
  const clients = made.map((client, index) => ({
    client,
    file: fileAt(files, index),
    tiers: tiersOf(client, first.get(client.reference), { span, dice }),
  }));
  const activities = demoActivities(hotel, clients, { span, seed });
  return {
    clients,
    changes: demoChanges(hotel, clients, { span, seed }),
    stays,
    activities,
    surveys: demoSurveys(hotel, stays, { span, seed }),
    targets: demoTargets(hotel, { stays, activities }, span),
    ledger: demoLedger(hotel, stays, { span, seed }),
  };
}
