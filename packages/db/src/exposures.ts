import { type ExposureRegister, itemRows, reservationRows, stayRows } from "./credit/exposure/sources/queries.ts";

/** The register of what uses a client's limit: one line per kind of thing. */
export const exposureSources: ExposureRegister = {
  item: itemRows,
  stay: stayRows,
  reservation: reservationRows,
};
