import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** How many bookings the two hotels' file has. */
export const allBookings = 119_390;

const head =
  "hotel,is_canceled,lead_time,arrival_date_year,arrival_date_month,arrival_date_week_number,arrival_date_day_of_month,stays_in_weekend_nights,stays_in_week_nights,adults,children,babies,meal,country,market_segment,distribution_channel,is_repeated_guest,previous_cancellations,previous_bookings_not_canceled,reserved_room_type,assigned_room_type,booking_changes,deposit_type,agent,company,days_in_waiting_list,customer_type,adr,required_car_parking_spaces,total_of_special_requests,reservation_status,reservation_status_date";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const countries = ["PRT", "GBR", "FRA", "ESP", "DEU", "ITA", "IRL", "BEL", "BRA", "NLD", "USA", "CHE", "CHN"];
const segments = ["Online TA", "Offline TA/TO", "Groups", "Direct", "Corporate"];
const channels = ["TA/TO", "TA/TO", "TA/TO", "Direct", "Corporate"];

/** The same numbers every time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Lines with the columns and the proportions of the public file of hotel bookings: nights, cancellations, few large agents. */
function* madeUp(count: number): Generator<string> {
  const roll = dice(20_150_701);
  const below = (end: number) => Math.floor(roll() * end);
  const few = (end: number) => Math.floor(roll() ** 3 * end);
  const one = <T>(values: readonly T[], at: number): T => {
    const value = values[at];
    if (value === undefined) throw new RangeError(`nothing at ${at}`);
    return value;
  };
  yield head;
  for (let line = 0; line < count; line += 1) {
    const hotel = line < count * 0.3355 ? "Resort Hotel" : "City Hotel";
    const status = roll();
    const kept = status < 0.63;
    const month = below(26) + 6;
    const day = 1 + below(28);
    const segment = few(segments.length);
    const company = roll() < 0.057 ? String(1 + few(352)) : "NULL";
    const agent = roll() < 0.863 ? String(1 + few(333)) : "NULL";
    const room = one(["A", "D", "E", "F", "G"], few(5));
    yield [
      hotel,
      kept ? 0 : 1,
      few(500),
      2015 + Math.floor(month / 12),
      one(months, month % 12),
      1 + Math.floor(((month % 12) * 30 + day) / 7),
      day,
      below(3),
      below(6),
      1 + below(2),
      few(3),
      0,
      "BB",
      one(countries, few(countries.length)),
      one(segments, segment),
      one(channels, segment),
      0,
      0,
      0,
      room,
      room,
      0,
      "No Deposit",
      agent,
      company,
      0,
      roll() < 0.75 ? "Transient" : "Transient-Party",
      (40 + below(16_000) / 100).toFixed(2),
      0,
      few(4),
      kept ? "Check-Out" : status < 0.99 ? "Canceled" : "No-Show",
      `${2015 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
    ].join(",");
  }
}

/** The first lines of a real file, compressed or not. */
async function* firstOf(file: string, count: number): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const text = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  let lines = -1;
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    yield line;
    lines += 1;
    if (lines === count) return;
  }
}

async function* ended(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** Writes a compressed file of so many bookings, taken from `from` where given, else made up. */
export const writeBookings = (
  to: string,
  { count, from }: { count: number; from: string | undefined },
): Promise<void> =>
  pipeline(
    Readable.from(ended(from === undefined ? madeUp(count) : firstOf(from, count))),
    createGzip(),
    createWriteStream(to),
  );
