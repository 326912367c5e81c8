import { addDays, type CalendarDate } from "../kernel/time.ts";
import {
  dateField,
  type ImportedBy,
  moneyField,
  optional,
  optionField,
  otherwise,
  rowShape,
  textField,
  wholeField,
} from "../imports/row/schema.ts";
import { nightsOf } from "./rules.ts";
import { longestStay, mostRooms } from "./schema.ts";
import { stayStatusWords } from "./words.ts";

/**
 * One row is one booking. It ends by its departure or after so many nights (0: day use); revenue is that of the whole
 * stay. Without a client it is the house account's. (source, external id) is what makes a second import find it again;
 * without an external id the confirmation number is.
 */
export const stayShape = rowShape({
  fields: {
    client: optional(textField(80)),
    contact: optional(textField(120)),
    confirmation: optional(textField(60)),
    source: otherwise(textField(40), "import"),
    externalId: optional(textField(80)),
    bookedOn: optional(dateField()),
    arrival: dateField(),
    departure: optional(dateField()),
    nights: optional(wholeField({ min: 0, max: longestStay })),
    rooms: otherwise(wholeField({ min: 1, max: mostRooms }), 1),
    status: optionField(stayStatusWords),
    segment: optional(textField(60)),
    channel: optional(textField(60)),
    ratePlan: optional(textField(60)),
    roomRevenue: optional(moneyField()),
    foodRevenue: optional(moneyField()),
    meetingRevenue: optional(moneyField()),
    otherRevenue: optional(moneyField()),
  },
  key: (row) => {
    const id = row.externalId ?? row.confirmation;
    return id === null ? null : `${row.source}\u001f${id}`;
  },
  check: (row) => {
    if (row.externalId === null && row.confirmation === null)
      return { field: "confirmation", code: "stays.without-number" };
    if (row.departure === null && row.nights === null) return { field: "departure", code: "stays.without-end" };
    const departure = departureOf(row);
    if (departure < row.arrival) return { field: "departure", code: "stays.departure-before-arrival" };
    const nights = nightsOf({ arrival: row.arrival, departure });
    if (row.nights !== null && row.nights !== nights) return { field: "nights", code: "stays.nights-do-not-fit" };
    if (nights > longestStay) return { field: "departure", code: "stays.too-long" };
    if (row.bookedOn !== null && row.bookedOn > departure)
      return { field: "bookedOn", code: "stays.booked-after-departure" };
    return undefined;
  },
});
export type StayRow = ImportedBy<typeof stayShape>;

export const departureOf = (row: {
  readonly arrival: CalendarDate;
  readonly departure: CalendarDate | null;
  readonly nights: number | null;
}): CalendarDate => row.departure ?? addDays(row.arrival, row.nights ?? 0);
