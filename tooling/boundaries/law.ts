import { besideTheClock } from "./clock.ts";
import { readSources, type Violation } from "./source.ts";
import { againstTheSpine } from "./spine.ts";
import { outsideTheVocabulary } from "./vocabulary.ts";

const layered = ["packages/{domain,db}/src/**/*.*", "apps/*/src/**/*.*"];
const others = ["packages/{sheet,documents}/src/**/*.{ts,tsx}"];
const tooling = ["tooling/**/*.{ts,mjs}"];

/** All of the law that no other program knows: the spine, the vocabulary of file names, the clock. */
export async function breaches(): Promise<Violation[]> {
  const [house, beside, tools] = await Promise.all([layered, others, tooling].map(readSources));
  const product = [...(house ?? []), ...(beside ?? [])];
  return [
    ...againstTheSpine(house ?? []),
    ...outsideTheVocabulary([...product, ...(tools ?? [])]),
    ...besideTheClock(product),
  ];
}
