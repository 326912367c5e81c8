import { Skeleton } from "@mantine/core";
import type { PropsWithChildren, ReactNode } from "react";
import { Link } from "react-router";
import style from "./figure.module.css";

interface StatTileProps {
  label: string;
  /** Formatted already. Absent while it is being asked. */
  value: ReactNode;
  /** What it is compared with, or what it counts. */
  hint?: ReactNode;
  /** The rows it was made from. */
  to?: string;
  mood?: "good" | "warn" | "bad";
}

/** One number of a dashboard; with `to` the whole tile opens the rows behind it. */
export function StatTile({ label, value, hint, to, mood }: StatTileProps) {
  const className = `${style["tile"]} ${mood ? style[mood] : ""}`;
  const content = (
    <>
      <span className={style["label"]}>{label}</span>
      <span className={style["value"]}>{value ?? <Skeleton height="1.25em" width="60%" my="0.2em" />}</span>
      {hint !== undefined && <span className={style["hint"]}>{hint}</span>}
    </>
  );
  return to === undefined ? (
    <div className={className}>{content}</div>
  ) : (
    <Link className={className} to={to}>
      {content}
    </Link>
  );
}

export const StatTiles = ({ children }: PropsWithChildren) => <div className={style["tiles"]}>{children}</div>;

/** A labelled value in a file's head: `Figures` makes the list, `Figure` one entry. */
export const Figures = ({ children }: PropsWithChildren) => <dl className={style["figures"]}>{children}</dl>;

export const Figure = ({ label, children }: PropsWithChildren<{ label: string }>) => (
  <div className={style["figure"]}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
