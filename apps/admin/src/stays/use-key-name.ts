import { ClientClass } from "@foyer/domain/clients/schema";
import { Month } from "@foyer/domain/kernel/time";
import { type ProductionBy, unassigned } from "@foyer/domain/stays/schema";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import { isWordKey } from "../kernel/language.ts";

/** A channel in the person's language; one that only this house has, as its system calls it. */
export function useChannelName() {
  const { t } = useTranslation();
  return (channel: string): string => {
    const key = `stays.channels.${channel.toLowerCase()}`;
    return isWordKey(key) ? t(key) : channel;
  };
}

/** What a row of production is called: a class in words, a month as people write it, a client by its name. */
export function useKeyName() {
  const { t } = useTranslation();
  const format = useFormat();
  const channelName = useChannelName();
  return (by: ProductionBy, { key, name }: { key: string; name?: string }): string => {
    if (key === unassigned) return t("stays.production.none");
    const [month, clientClass] = [Month.safeParse(key), ClientClass.safeParse(key)];
    if (by === "month" && month.success) return format.month(month.data);
    if (by === "class" && clientClass.success) return t(`clients.classes.${clientClass.data}`);
    if (by === "channel") return channelName(name || key);
    return name || key;
  };
}
