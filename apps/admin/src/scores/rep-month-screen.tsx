import { Navigate, useParams } from "react-router";

/** The address a mail links to: the month's ranking with one rep's figures open. */
export function RepMonthScreen() {
  const { rep = "", month = "" } = useParams();
  return <Navigate replace to={`/scores?${new URLSearchParams({ month, rep })}`} />;
}
