export type Kind = "brand" | "trade" | "head" | "place" | "number" | "contrast" | "form" | "joining";

/** A word of a name and what it is there for. */
export interface Token {
  readonly text: string;
  /** As it stands in the folded name. */
  readonly raw: string;
  readonly kind: Kind;
}

/** What a name is made of, as it is compared. */
export interface NameParts {
  readonly folded: string;
  /** Without site and branch. */
  readonly core: string;
  readonly script: "han" | "latin";
  /** In the order of the name; without the site. */
  readonly tokens: readonly Token[];
  /** Where a branch, a subsidiary or a campus is, in Latin letters: what follows the name or stands in brackets. */
  readonly site: readonly string[];
  /** How the site is said. */
  readonly siteInBrackets: boolean;
  readonly siteBehindComma: boolean;
  /** Whether the name is written out with its legal form. */
  readonly isFull: boolean;
  /** A branch or an office of an organisation, by the kind of it. */
  readonly branch: string | undefined;
  /** The words of a kind, as they are compared. */
  readonly brand: string;
  readonly trades: readonly string[];
  readonly heads: readonly string[];
  /** Places that are not as wide as a country. */
  readonly places: readonly string[];
  readonly numbers: string;
  /** A well-known organisation that bears this name, and no other. */
  readonly known: string | undefined;
}

/** What is read from a name before its words are sorted. */
export type ReadParts = Pick<
  NameParts,
  "core" | "script" | "tokens" | "site" | "siteInBrackets" | "siteBehindComma" | "isFull" | "branch"
>;
