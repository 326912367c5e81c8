import { useState } from "react";
import { type Outputs, useTRPCClient } from "../../kernel/api.ts";

export type Seal = Outputs["figures"]["seals"][number];
type Fault = Outputs["figures"]["checkSeal"];

export const sealKey = ({ businessDate, currency }: Pick<Seal, "businessDate" | "currency">): string =>
  `${businessDate} ${currency}`;

/** Checks seals one after the other: each reads a whole month end, and the house has other things to do. */
export function useSealChecks() {
  const client = useTRPCClient();
  const [checks, setChecks] = useState<ReadonlyMap<string, Fault>>(new Map());
  const [running, setRunning] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const check = async (seals: readonly Seal[]) => {
    setError(null);
    try {
      for (const seal of seals) {
        const key = sealKey(seal);
        setRunning(key);
        const { businessDate, currency } = seal;
        const fault = await client.figures.checkSeal.query({ businessDate, currency }, { context: { alone: true } });
        setChecks((before) => new Map([...before, [key, fault]]));
      }
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(null);
    }
  };
  return { checks, running, check, error };
}
