import { expect, test } from "vitest";
import { partsOf } from "../../names/parts/rules.ts";
import { candidates } from "./rules.ts";

const characters = [..."星河明月天和恒源金桥东方华夏信达瑞丰泰康宏远嘉禾永盛"];
const trades = ["贸易", "科技", "物流", "文化传播", "会展服务"];

/** As many names as wanted, of few parts: each shares something with hundreds of others. */
const dense = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const [a, b, c] = [at % 26, Math.floor(at / 26) % 26, Math.floor(at / 676) % 5].map((each) => each);
    return partsOf(`上海${characters[a ?? 0]}${characters[b ?? 0]}${trades[c ?? 0]}有限公司`);
  });

const compared = (count: number) =>
  [...candidates(dense(count), 0)].reduce((sum, { others }) => sum + others.length, 0);

test("how many are compared grows as the names do, however much they share", () => {
  const [one, two] = [compared(1_000), compared(2_000)];
  expect(one).toBeLessThan(1_000 * 40);
  expect(two / one).toBeLessThan(2.6);
});

test.each([
  ["浦发银行", "上海浦东发展银行股份有限公司"],
  ["北师大", "北京师范大学"],
  ["ibm", "International Business Machines"],
  ["UC Berkeley", "University of California, Berkeley"],
  ["Huawei", "华为技术有限公司"],
  ["Oak Ridge National Lab", "Oak Ridge Natl. Laboratory"],
  ["星河贸易（上海）有限公司", "上海星合贸易有限公司"],
])("%s is compared with %s", (one, other) => {
  const names = [one, other, "月光酒店", "Acme"].map(partsOf);
  const met = [...candidates(names, 0)].flatMap(({ name, others }) =>
    others.map((each) => [name, each].toSorted((a, b) => a - b).join()),
  );
  expect(met).toContain("0,1");
});
