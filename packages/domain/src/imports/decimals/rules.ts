/** An exact decimal: so many units of 10^-places. */
export interface Decimal {
  readonly units: number;
  readonly places: number;
}

const plain = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/;

/** Reads `-12.50` as 1250 hundredths less than nothing; nothing when it is no number or too long to be exact. */
export function readExact(text: string): Decimal | undefined {
  const parts = plain.exec(text.trim());
  if (parts === null) return undefined;
  const fraction = parts[3] ?? "";
  const units = Number(`${parts[1]}${parts[2]}${fraction}`);
  return Number.isSafeInteger(units) ? { units, places: fraction.length } : undefined;
}

const exact = (units: number, places: number): Decimal | undefined =>
  Number.isSafeInteger(units) ? { units, places } : undefined;

const widened = (value: Decimal, places: number): number => value.units * 10 ** (places - value.places);

/** Undefined beyond the whole numbers that are exact. */
export function plus(a: Decimal, b: Decimal): Decimal | undefined {
  const places = Math.max(a.places, b.places);
  const [left, right] = [widened(a, places), widened(b, places)];
  return Number.isSafeInteger(left) && Number.isSafeInteger(right) ? exact(left + right, places) : undefined;
}

export const times = (a: Decimal, b: Decimal): Decimal | undefined => exact(a.units * b.units, a.places + b.places);

/** Without idle zeros: 1250 hundredths is `12.5`. */
export function decimalText({ units, places }: Decimal): string {
  if (places === 0) return String(units === 0 ? 0 : units);
  const digits = String(Math.abs(units)).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  const whole = digits.slice(0, -places);
  return `${units < 0 ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
