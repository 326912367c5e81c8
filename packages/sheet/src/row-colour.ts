/** The colours a row may have: each is a tint in the light and in the dark theme on which every text can be read. */
export const rowColours = ["red", "amber", "green", "blue", "violet", "grey"] as const;
export type RowColour = (typeof rowColours)[number];
