import { z } from "zod";
import {
  dateField,
  type ImportedBy,
  masking,
  optional,
  optionField,
  rowShape,
  textField,
  yesNoField,
  named,
} from "../imports/row/schema.ts";
import { phrase } from "../kernel/words.ts";
import { CalendarDate } from "../kernel/time.ts";
import { redactContacts } from "../messages/rules.ts";
import { messagesWords } from "../messages/words.ts";
import { contactCell } from "./contacts/rules.ts";
import { clientCell, mask } from "./rules.ts";
import { ClientClass, ClientKind, type ProtectedField, Tier } from "./schema.ts";
import { clientsWords } from "./words.ts";

const { classes, kinds, tiers, sources, languages } = clientsWords;
const { channels } = messagesWords;

/** What was typed may be anything, a phone behind an address's sign too. */
const maskTyped = (field: ProtectedField) => (raw: string) => redactContacts(mask(field, raw.trim()));

/** What a row says of the file itself, under the names that a grid has for it. */
const plainFields = [
  "name",
  "englishName",
  "shortName",
  "formerName",
  "kind",
  "class",
  "tier",
  "industry",
  "address",
  "city",
  "source",
  "groupAccount",
  "vip",
  "tags",
  "preferences",
  "specialNeeds",
  "notes",
] as const;

/** What a row says of a contact, and what a grid calls it. */
export const contactColumns = [
  ["contact", "name"],
  ["contactTitle", "title"],
  ["salutation", "salutation"],
  ["decisionMaker", "decisionMaker"],
  ["contactLanguage", "language"],
  ["preferredChannel", "preferredChannel"],
  ["birthday", "birthday"],
  ["birthYear", "birthYear"],
  ["mobile", "mobile"],
  ["phone", "phone"],
  ["mail", "mail"],
  ["wechat", "wechat"],
] as const;

/**
 * One row is one file with at most one of its contacts; rows of the same reference are one file with several. What a file already holds is left alone where the row says nothing. A new file needs name, kind and class;
 * owner, tier and class of a new file hold from `since`, else from the property's start; those of a known one from today.
 */
export const clientShape = rowShape({
  fields: {
    reference: named(
      phrase("客户编号", "客戶編號", "Client number"),
      textField(80),
      "编号|編號|客户代码|客戶代碼|单位编号|單位編號|客户号|客戶號|客户编码|client id|client code|client no|customer id|customer code|customer number|customer no|account number|account no|company code|reference|reference no|code",
    ),
    name: named(
      phrase("客户名称", "客戶名稱", "Client name"),
      optional(textField(200)),
      "名称|名稱|单位名称|單位名稱|公司名称|公司名稱|企业名称|企業名稱|单位|單位|公司|客户|客戶|客户全称|客戶全稱|全称|全稱|company name|company|customer|customer name|account name|organisation|organization|client",
    ),
    kind: named(
      phrase("客户性质", "客戶性質", "Kind"),
      optional(optionField(kinds)),
      "性质|性質|主体类型|主體類型|单位或个人|單位或個人|client kind|entity type",
    ),
    class: named(
      phrase("客户类别", "客戶類別", "Class"),
      optional(optionField(classes)),
      "类别|類別|客户类型|客戶類型|客户分类|客戶分類|分类|分類|类型|類型|segment|category|client type|customer type|type|client class",
    ),
    tier: named(
      phrase("客户等级", "客戶等級", "Tier"),
      optional(optionField(tiers)),
      "等级|等級|级别|級別|客户级别|客戶級別|评级|grade|level|rank|client tier",
    ),
    /** By mail address. */
    owner: named(
      phrase("负责人", "負責人", "Owner"),
      optional(textField(254)),
      "客户经理|客戶經理|销售经理|業務經理|销售|銷售|业务员|業務員|销售代表|業務代表|负责销售|負責業務|负责人邮箱|負責人信箱|sales rep|sales manager|account manager|salesperson|rep",
    ),
    since: named(
      phrase("生效日期", "生效日期", "Since"),
      optional(dateField()),
      "开户日期|開戶日期|建档日期|建檔日期|起始日期|valid from|from date|start date|customer since|client since",
    ),
    englishName: named(
      phrase("英文名称", "英文名稱", "English name"),
      optional(textField(200)),
      "英文名|公司英文名|單位英文名稱|name in english|name en",
    ),
    shortName: named(
      phrase("简称", "簡稱", "Short name"),
      optional(textField(80)),
      "客户简称|客戶簡稱|公司简称|公司簡稱|abbreviation|alias",
    ),
    formerName: named(
      phrase("曾用名", "曾用名", "Former name"),
      optional(textField(200)),
      "原名|原公司名|旧名称|舊名稱|曾用名称|曾用名稱|previous name|old name",
    ),
    groupAccount: named(
      phrase("集团账号", "集團帳號", "Group account"),
      optional(textField(40)),
      "集团编号|集團編號|集团客户号|集團客戶號|group number|group id|group code",
    ),
    /** By reference: the file must be there already. */
    parent: named(
      phrase("上级客户编号", "上級客戶編號", "Parent number"),
      optional(textField(80)),
      "上级编号|上級編號|母公司编号|母公司編號|上级单位|上級單位|parent|parent client|parent account|parent id",
    ),
    /** By reference. */
    referrer: named(
      phrase("介绍人编号", "介紹人編號", "Referrer number"),
      optional(textField(80)),
      "介绍人|介紹人|推荐人|推薦人|转介绍人|轉介紹人|referrer|referred by",
    ),
    tags: named(
      phrase("标签", "標籤", "Tags"),
      optional(textField(840)),
      "客户标签|客戶標籤|标记|標記|tag|labels|label|keywords",
    ),
    industry: named(
      phrase("行业", "行業", "Industry"),
      optional(textField(80)),
      "所属行业|所屬行業|产业|產業|sector|business",
    ),
    address: named(
      phrase("地址", "地址", "Address"),
      optional(textField(400)),
      "详细地址|詳細地址|公司地址|單位地址|单位地址|联系地址|聯絡地址|通讯地址|通訊地址|street address|street",
    ),
    city: named(phrase("城市", "城市", "City"), optional(textField(80)), "所在城市|所在地|城市名|town"),
    source: named(
      phrase("来源", "來源", "Source"),
      optional(optionField(sources)),
      "客户来源|客戶來源|来源渠道|來源管道|origin|lead source",
    ),
    vip: named(
      phrase("贵宾", "貴賓", "VIP"),
      optional(yesNoField()),
      "是否贵宾|是否貴賓|是否VIP|VIP客户|VIP客戶|重要客户|重要客戶",
    ),
    preferences: named(
      phrase("偏好", "偏好", "Preferences"),
      optional(textField(4_000, { lines: true })),
      "客户偏好|客戶偏好|喜好|入住偏好|likes",
    ),
    specialNeeds: named(
      phrase("特殊需求", "特殊需求", "Special needs"),
      optional(textField(4_000, { lines: true })),
      "特殊要求|特别需求|特別需求|禁忌|special requests|special requirements",
    ),
    notes: named(
      phrase("备注", "備註", "Notes"),
      optional(textField(4_000, { lines: true })),
      "说明|說明|附注|附註|备考|remark|remarks|comment|comments|memo",
    ),
    contact: named(
      phrase("联系人", "聯絡人", "Contact"),
      optional(textField(120)),
      "联系人姓名|聯絡人姓名|姓名|聯繫人|主要联系人|主要聯絡人|经办人|經辦人|对接人|contact name|contact person|person|attention|attn",
    ),
    contactTitle: named(
      phrase("职务", "職務", "Contact title"),
      optional(textField(120)),
      "职位|職位|职称|職稱|头衔|頭銜|联系人职务|聯絡人職務|position|job title|title",
    ),
    salutation: named(
      phrase("称呼", "稱謂", "Salutation"),
      optional(textField(40)),
      "称谓|尊称|尊稱|先生女士|mr/ms|honorific",
    ),
    decisionMaker: named(
      phrase("决策人", "決策人", "Decision maker"),
      optional(yesNoField()),
      "是否决策人|是否決策人|关键人|關鍵人|decides|key person",
    ),
    contactLanguage: named(
      phrase("联系人语言", "聯絡人語言", "Contact language"),
      optional(optionField(languages)),
      "语言|語言|沟通语言|溝通語言|language|preferred language",
    ),
    preferredChannel: named(
      phrase("首选联系方式", "首選聯絡方式", "Preferred channel"),
      optional(optionField(channels)),
      "首选沟通方式|首選溝通方式|联系方式偏好|聯絡方式偏好|contact by|preferred contact",
    ),
    birthday: named(
      phrase("生日", "生日", "Birthday"),
      masking(optional(textField(40)), (raw) => raw.replaceAll(/\d{4}/g, "****")),
      "联系人生日|聯絡人生日|出生日期|date of birth|birth date|dob",
    ),
    birthYear: named(
      phrase("出生年份", "出生年份", "Birth year"),
      masking(optional(textField(10)), maskTyped("birthYear")),
      "出生年|生年|year of birth",
    ),
    mobile: named(
      phrase("手机", "手機", "Mobile"),
      masking(optional(textField(40)), maskTyped("mobile")),
      "手机号|手機號|手机号码|手機號碼|移动电话|行動電話|联系人手机|聯絡人手機|联系手机|聯絡手機|mobile phone|mobile number|cell|cell phone|cellphone",
    ),
    phone: named(
      phrase("电话", "電話", "Phone"),
      masking(optional(textField(40)), maskTyped("phone")),
      "座机|座機|固定电话|固定電話|固话|市話|办公电话|辦公電話|公司电话|公司電話|联系电话|聯絡電話|电话号码|電話號碼|telephone|tel|office phone|landline|phone number",
    ),
    mail: named(
      phrase("邮箱", "信箱", "Mail"),
      masking(optional(textField(254)), maskTyped("mail")),
      "电子邮箱|電子信箱|电子邮件|電子郵件|邮件|郵件|电邮|電郵|联系人邮箱|聯絡人信箱|邮箱地址|e-mail|email|email address|mail address",
    ),
    wechat: named(
      phrase("微信", "微信", "WeChat"),
      masking(optional(textField(64)), maskTyped("wechat")),
      "微信号|微信號|微信ID|wechat id|weixin",
    ),
  },
  key: (row) => row.reference,
  part: (row) => row.contact ?? "",
  check: (row) => {
    for (const field of plainFields) {
      const read = row[field] === null ? undefined : clientCell(field, row[field]);
      if (read && "refused" in read) return { field, code: read.refused };
    }
    for (const [field, column] of contactColumns) {
      const typed = row[field];
      if (typed === null) continue;
      if (row.contact === null) return { field, code: "clients.contact-without-name" };
      const read = contactCell(column, typed);
      if ("refused" in read) return { field, code: read.refused };
    }
    return undefined;
  },
});
export type ClientRow = ImportedBy<typeof clientShape>;

/** What a mapping says about clients that its file names and nobody has a file of: by the start of their key. */
export const ClientRule = z.strictObject({
  prefix: z.string().max(40).default(""),
  kind: ClientKind,
  class: ClientClass,
  tier: Tier,
  /** `{{key}}` is what follows the prefix. */
  name: z.string().min(1).max(200).default("{{key}}"),
  /** From when class and tier hold; without it, from the property's start. */
  since: CalendarDate.optional(),
});
export type ClientRule = z.infer<typeof ClientRule>;

/** The rule for a key: of several prefixes that fit, the longest. */
export function ruleFor(rules: readonly ClientRule[], key: string): ClientRule | undefined {
  return rules
    .filter((rule) => key.startsWith(rule.prefix) && key.length > rule.prefix.length)
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
}

export const nameByRule = (rule: ClientRule, key: string): string =>
  rule.name.replaceAll("{{key}}", () => key.slice(rule.prefix.length)).slice(0, 200);
