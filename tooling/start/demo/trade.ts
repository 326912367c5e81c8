import type { ClientClass, Tier } from "@foyer/domain/clients/schema";

/** How many of a hundred, by value. */
type Odds<Value extends string | number> = Readonly<Record<Value, number>>;

/** How a class of client books. */
export interface Trade {
  /** Share of all clients. */
  readonly share: number;
  readonly tiers: Odds<Tier>;
  /** Stays a year, by tier. */
  readonly yearly: Readonly<Record<Exclude<Tier, "potential">, number>>;
  readonly rooms: Odds<number>;
  readonly nights: Odds<number>;
  /** Price of a room and night in Hangzhou, in yuan. */
  readonly price: number;
  /** Of the room price, per room and night. */
  readonly food: number;
  /** Per room and night; half of the events only. */
  readonly meeting: number;
  /** Whether a weekend costs more than a week's night, or less. */
  readonly dearWeekends: boolean;
  /** Weights of Monday … Sunday for arrivals. */
  readonly arrivals: readonly number[];
  /** Weights of January … December. */
  readonly season: readonly number[];
  /** Days between booking and arrival, on average. */
  readonly lead: number;
  readonly segment: string;
  readonly channels: Odds<string>;
  readonly plan: string;
  /** The team of the MICE managers sells it. */
  readonly mice: boolean;
  /** May settle invoices later. */
  readonly credit: number;
}

const onBusiness = [1.3, 1.4, 1.25, 0.9, 0.4, 0.2, 0.7];
const onLeisure = [0.5, 0.45, 0.5, 0.8, 1.6, 1.7, 0.6];
const evenly = [1, 1, 1, 1, 1.1, 1, 0.8];
const business = [0.8, 0.55, 1.1, 1.12, 1.05, 1.08, 0.92, 0.95, 1.15, 1.02, 1.18, 1];
const leisure = [0.8, 1.2, 0.8, 1.1, 1.15, 0.9, 1.35, 1.3, 0.8, 1.4, 0.85, 0.75];
const events = [0.65, 0.45, 1.2, 1.25, 1.2, 1.1, 0.75, 0.75, 1.25, 1.2, 1.35, 1];
const level = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const usual: Odds<Tier> = { A: 8, B: 21, C: 41, potential: 30 };
const personal: Odds<Tier> = { A: 4, B: 15, C: 59, potential: 22 };
const few: Odds<number> = { 1: 70, 2: 18, 3: 8, 5: 4 };

export const trades: Readonly<Record<ClientClass, Trade>> = {
  business: {
    share: 33,
    tiers: usual,
    yearly: { A: 68, B: 30, C: 4 },
    rooms: few,
    nights: { 1: 40, 2: 33, 3: 17, 4: 7, 5: 3 },
    price: 640,
    food: 0.2,
    meeting: 0,
    dearWeekends: false,
    arrivals: onBusiness,
    season: business,
    lead: 15,
    segment: "Corporate",
    channels: { Direct: 50, Phone: 20, GDS: 18, Website: 12 },
    plan: "CORP",
    mice: false,
    credit: 0.75,
  },
  "leisure-individual": {
    share: 21,
    tiers: personal,
    yearly: { A: 16, B: 9, C: 3 },
    rooms: { 1: 85, 2: 12, 3: 3 },
    nights: { 1: 35, 2: 42, 3: 16, 5: 7 },
    price: 760,
    food: 0.28,
    meeting: 0,
    dearWeekends: true,
    arrivals: onLeisure,
    season: leisure,
    lead: 26,
    segment: "Leisure",
    channels: { Website: 34, WeChat: 30, OTA: 22, Phone: 14 },
    plan: "BAR",
    mice: false,
    credit: 0,
  },
  conference: {
    share: 10,
    tiers: usual,
    yearly: { A: 14, B: 7, C: 2 },
    rooms: { 12: 25, 18: 30, 25: 25, 34: 14, 45: 6 },
    nights: { 1: 25, 2: 50, 3: 25 },
    price: 560,
    food: 0.55,
    meeting: 120,
    dearWeekends: false,
    arrivals: onBusiness,
    season: events,
    lead: 62,
    segment: "MICE",
    channels: { Direct: 70, Agency: 22, Website: 8 },
    plan: "MICE",
    mice: true,
    credit: 0.8,
  },
  "long-stay": {
    share: 4,
    tiers: usual,
    yearly: { A: 10, B: 7, C: 2.5 },
    rooms: { 1: 75, 2: 20, 3: 5 },
    nights: { 14: 25, 21: 25, 28: 30, 35: 20 },
    price: 430,
    food: 0.12,
    meeting: 0,
    dearWeekends: false,
    arrivals: onBusiness,
    season: level,
    lead: 21,
    segment: "Long stay",
    channels: { Direct: 80, Phone: 20 },
    plan: "LONG",
    mice: false,
    credit: 0.85,
  },
  government: {
    share: 6,
    tiers: usual,
    yearly: { A: 28, B: 13, C: 2.5 },
    rooms: { 2: 40, 4: 30, 6: 20, 10: 10 },
    nights: { 1: 55, 2: 35, 3: 10 },
    price: 490,
    food: 0.3,
    meeting: 60,
    dearWeekends: false,
    arrivals: onBusiness,
    season: business,
    lead: 16,
    segment: "Government",
    channels: { Direct: 70, Phone: 30 },
    plan: "GOV",
    mice: false,
    credit: 0.9,
  },
  association: {
    share: 5,
    tiers: usual,
    yearly: { A: 11, B: 6, C: 1.6 },
    rooms: { 6: 30, 10: 35, 16: 25, 24: 10 },
    nights: { 1: 35, 2: 50, 3: 15 },
    price: 540,
    food: 0.45,
    meeting: 90,
    dearWeekends: false,
    arrivals: evenly,
    season: events,
    lead: 52,
    segment: "MICE",
    channels: { Direct: 75, Agency: 25 },
    plan: "MICE",
    mice: true,
    credit: 0.7,
  },
  "travel-agency": {
    share: 8,
    tiers: usual,
    yearly: { A: 90, B: 42, C: 6 },
    rooms: { 1: 55, 2: 24, 4: 14, 7: 7 },
    nights: { 1: 48, 2: 36, 3: 16 },
    price: 480,
    food: 0.12,
    meeting: 0,
    dearWeekends: true,
    arrivals: onLeisure,
    season: leisure,
    lead: 30,
    segment: "Wholesale",
    channels: { OTA: 55, Agency: 45 },
    plan: "NET",
    mice: true,
    credit: 0.85,
  },
  "leisure-group": {
    share: 5,
    tiers: usual,
    yearly: { A: 17, B: 9, C: 2.2 },
    rooms: { 8: 30, 12: 35, 16: 25, 20: 10 },
    nights: { 1: 45, 2: 45, 3: 10 },
    price: 430,
    food: 0.25,
    meeting: 0,
    dearWeekends: true,
    arrivals: onLeisure,
    season: leisure,
    lead: 55,
    segment: "Groups",
    channels: { Agency: 60, Direct: 40 },
    plan: "GROUP",
    mice: true,
    credit: 0.5,
  },
  casual: {
    share: 8,
    tiers: personal,
    yearly: { A: 7, B: 3.5, C: 1.5 },
    rooms: { 1: 92, 2: 8 },
    nights: { 0: 6, 1: 60, 2: 28, 3: 6 },
    price: 790,
    food: 0.15,
    meeting: 0,
    dearWeekends: true,
    arrivals: evenly,
    season: leisure,
    lead: 4,
    segment: "Leisure",
    channels: { Phone: 35, OTA: 35, Website: 30 },
    plan: "BAR",
    mice: false,
    credit: 0,
  },
};

/** Guests whom nobody knows, on the house account. */
export const walkIns: Trade = {
  ...trades.casual,
  yearly: { A: 0, B: 0, C: 1_100 },
  price: 820,
  lead: 1,
  segment: "House",
  channels: { "Walk-in": 45, OTA: 40, Website: 15 },
};
