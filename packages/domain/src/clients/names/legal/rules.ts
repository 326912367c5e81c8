/** Legal forms that stand at the end of a Chinese or Japanese name, the longer before the shorter it ends in. */
const hanForms = [
  "股份有限责任公司",
  "集团股份有限公司",
  "集团有限责任公司",
  "有限责任公司",
  "股份有限公司",
  "控股有限公司",
  "集团有限公司",
  "责任有限公司",
  "有限总公司",
  "有限合伙企业",
  "有限公司",
  "无限公司",
  "特殊普通合伙",
  "合伙企业",
  "有限合伙",
  "普通合伙",
  "个体工商户",
  "个人独资企业",
  "株式会社",
  "有限会社",
  "合同会社",
  "股份公司",
  "集团公司",
  "控股公司",
  "总公司",
  "总社",
  "总厂",
  "总行",
  "总店",
  "公司",
  "集团",
  "股份",
  "控股",
];

/** A form at the end, or before a branch or a bracket; `公司` of `分公司` is none. */
const hanForm = new RegExp(
  `(?:${hanForms.join("|")})(?=$|[\\s()]|(?:[\\p{sc=Han}]{2,12}?(?:分公司|子公司|支公司|营业部|分行|支行|分店|办事处|代表处|研究院|事业部|分部)))`,
  "gu",
);

/** A country in brackets says where a group's company is registered, not that it is another client. */
const countryInBrackets = /\((?:中国|中国大陆|china|prc|p r c|cn)\)/g;

/** Japanese companies may put the form first. */
const formFirst = /^(?:株式会社|有限会社|合同会社)(?=.)/u;

/** Takes the legal forms out of a name that is folded to simplified characters and has its brackets. */
export function dropHanForms(text: string): string {
  let left = text.replaceAll(countryInBrackets, " ").replace(formFirst, "");
  // a form may stand before another: 集团(控股)有限公司
  for (let turn = 0; turn < 3; turn += 1) {
    const next = left
      .replaceAll(hanForm, (form, at: number) => (isOfBranch(left, form, at) ? form : " "))
      .replaceAll(/\(\s*\)/g, " ")
      .trim();
    if (next === left) break;
    left = next;
  }
  return left;
}

const isOfBranch = (text: string, form: string, at: number): boolean =>
  form === "公司" && /[分子支母]$/u.test(text.slice(0, at));

/** Legal forms of names in Latin letters, as single words after dots are taken out. */
export const latinForms: ReadonlySet<string> = new Set(
  (
    "co cos company companies corp corporation inc incorporated ltd limited llc llp lp lllp plc pllc pc gmbh mbh ag kg kgaa ohg ug eg ev " +
    "se sa sas sarl sarlu sasu spa srl snc sca scs sl slu sau bv nv vof cv ab hb oy oyj as asa aps is kk gk yk pty pte pvt sdn bhd tbk " +
    "jsc ojsc cjsc pjsc oao ooo zao pao ao doo dd ad eood ood sro spol zrt kft nyrt rt bt sp zoo spzoo sia uab ltda eireli sab cv " +
    "holding holdings group"
  ).split(" "),
);

/** Forms of several words, spoken as one. */
export const latinPhrases: readonly (readonly [RegExp, string])[] = [
  [/\ba\/s(?=\W|$)/g, "as"],
  [/\bsp\.? z\.? ?o\.? ?o\.?(?=\W|$)/g, "spzoo"],
  [/\bgmbh (?:&|and|und) co\.?(?: kg(?:aa)?)?(?=\W|$)/g, "gmbh"],
  [/\bs\.? ?a\.? de c\.? ?v\.?(?=\W|$)/g, "sa"],
  [/\bproprietary limited(?=\W|$)/g, "pty"],
  [/\bprivate limited(?=\W|$)/g, "pvt"],
  [/\bpublic limited company(?=\W|$)/g, "plc"],
  [/\bjoint[- ]stock company(?=\W|$)/g, "jsc"],
  [/\blimited liability (?:company|partnership)(?=\W|$)/g, "llc"],
];
