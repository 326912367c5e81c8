import { growth } from "@foyer/domain/stays/rules";
import { perRoomNight } from "@foyer/domain/stays/production/rules";
import type { ProductionFigures } from "@foyer/domain/stays/schema";
import { useTranslation } from "react-i18next";
import { StatTile, StatTiles } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";

interface Props {
  now: ProductionFigures | undefined;
  before: ProductionFigures | undefined;
}

/** The range in four figures, last year's in small. */
export function ProductionFiguresPanel({ now, before }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const tile = (label: string, of: (figures: ProductionFigures) => number | null, say: (value: number) => string) => {
    const shown = (figures: ProductionFigures | undefined) => {
      const value = figures && of(figures);
      return value === null ? "—" : value === undefined ? undefined : say(value);
    };
    const grown = now && before ? growth(of(now) ?? 0, of(before) ?? 0) : null;
    const change = grown === null ? "" : ` (${grown > 0 ? "+" : ""}${format.integer(grown)}%)`;
    const last = shown(before);
    return (
      <StatTile
        key={label}
        label={label}
        value={shown(now)}
        hint={last && `${t("stays.production.beforeHint", { value: last })}${change}`}
      />
    );
  };
  return (
    <StatTiles>
      {tile(t("stays.production.revenue"), (figures) => figures.revenue, format.money)}
      {tile(t("stays.production.roomNights"), (figures) => figures.roomNights, format.integer)}
      {tile(t("stays.production.stays"), (figures) => figures.stays, format.integer)}
      {tile(t("stays.production.average"), perRoomNight, format.money)}
    </StatTiles>
  );
}
