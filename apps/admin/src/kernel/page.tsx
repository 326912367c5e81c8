import type { PropsWithChildren, ReactNode } from "react";
import { GuideLink } from "./guide-link.tsx";
import { useTitle } from "./title.ts";
import style from "./page.module.css";

/** The frame of every screen. `fill` gives the rest of the window to one grid; `wide` drops the reading width. */
export function Page({ children, width = "normal" }: PropsWithChildren<{ width?: "normal" | "wide" | "fill" }>) {
  const extra = width === "normal" ? "" : style[width];
  return <div className={`${style["page"]} ${extra}`}>{children}</div>;
}

interface PageHeaderProps {
  title: string;
  /** One sentence: what this screen is for, or what the figures count. */
  lead?: ReactNode;
  /** A link back to the list this page was opened from. */
  trail?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, lead, trail, actions }: PageHeaderProps) {
  useTitle(title);
  return (
    <header className={style["header"]}>
      <div className={style["words"]}>
        {trail && <div className={style["trail"]}>{trail}</div>}
        <div className={style["titleLine"]}>
          <h1 className={style["title"]}>{title}</h1>
          <GuideLink />
        </div>
        {lead && <p className={style["lead"]}>{lead}</p>}
      </div>
      {actions && <div className={style["actions"]}>{actions}</div>}
    </header>
  );
}

interface CardProps {
  title?: string;
  actions?: ReactNode;
  /** For a table that should touch the card's edges. */
  flush?: boolean;
}

export function Card({ title, actions, flush = false, children }: PropsWithChildren<CardProps>) {
  return (
    <section className={style["card"]} aria-label={title}>
      {(title || actions) && (
        <div className={style["cardHead"]}>
          {title && <h2 className={style["cardTitle"]}>{title}</h2>}
          {actions}
        </div>
      )}
      <div className={flush ? style["flush"] : style["cardBody"]}>{children}</div>
    </section>
  );
}

/** Filters and choices in one wrapping line above a table; `end` stands at its far side. */
export const FilterBar = ({ children, label, end }: PropsWithChildren<{ label?: string; end?: ReactNode }>) => (
  <div className={style["bar"]} role="group" aria-label={label}>
    {children}
    {end && <div className={style["end"]}>{end}</div>}
  </div>
);
