import type { EventName } from "../../events.ts";
import { events } from "../../events.ts";
import { type Actor, can } from "../../kernel/permissions.ts";
import type { SpokenEvent } from "../../kernel/notification.ts";

const isEvent = (name: string): name is EventName => Object.hasOwn(events, name);

export const eventNames = Object.keys(events).filter(isEvent);

/** The events about which a person is asked by which way to hear of them: those of the screens that are theirs. */
export const eventsFor = (actor: Actor): EventName[] => eventNames.filter((name) => can(actor, events[name].act));

/** What is said of an event and where it leads; nothing of one that the house no longer knows. */
export const spokenOf = (event: string, row: number, details: unknown): SpokenEvent | undefined =>
  isEvent(event) ? events[event].spoken(row, details) : undefined;
