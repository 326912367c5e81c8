import type { PropsWithChildren } from "react";
import { Link } from "react-router";

/** A link in running text or a cell. */
export const TextLink = ({ to, children }: PropsWithChildren<{ to: string }>) => (
  <Link className="foyer-link" to={to}>
    {children}
  </Link>
);
