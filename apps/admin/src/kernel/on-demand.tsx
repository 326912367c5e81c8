import { type ComponentType, lazy, useState } from "react";

/**
 * A part of the program that is fetched when it is needed, or ahead of that: once it is there it is shown at once. What React
 * has waited for it shows a third of a second after it showed that it waits, at the earliest.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let here: ComponentType<Props> | undefined;
  const fetched = async () => (here ??= await load());
  const Later = lazy(async () => ({ default: await fetched() }));
  function OnDemand(props: Props) {
    const [Shown] = useState<ComponentType<Props>>(() => here ?? Later);
    return <Shown {...props} />;
  }
  /** Whoever needs it fetches it again, and shows why it did not come. */
  OnDemand.ahead = async (): Promise<void> => {
    await fetched().catch(() => undefined);
  };
  return OnDemand;
}
