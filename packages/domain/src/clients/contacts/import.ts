import { masking, named, optional, optionField, textField, yesNoField } from "../../imports/row/schema.ts";
import { phrase } from "../../kernel/words.ts";
import { redactContacts } from "../../messages/rules.ts";
import { messagesWords } from "../../messages/words.ts";
import { mask } from "../rules.ts";
import type { ProtectedField } from "../schema.ts";
import { clientsWords } from "../words.ts";

const { languages } = clientsWords;
const { channels } = messagesWords;

/** What was typed may be anything, a phone behind an address's sign too. */
const protectedField = (field: ProtectedField, longest: number) =>
  masking(optional(textField(longest)), (raw) => redactContacts(mask(field, raw.trim())));

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

/** The part of a client's row that says who its contact is. */
export const contactFields = {
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
    protectedField("birthYear", 10),
    "出生年|生年|year of birth",
  ),
  mobile: named(
    phrase("手机", "手機", "Mobile"),
    protectedField("mobile", 40),
    "手机号|手機號|手机号码|手機號碼|移动电话|行動電話|联系人手机|聯絡人手機|联系手机|聯絡手機|mobile phone|mobile number|cell|cell phone|cellphone",
  ),
  phone: named(
    phrase("电话", "電話", "Phone"),
    protectedField("phone", 40),
    "座机|座機|固定电话|固定電話|固话|市話|办公电话|辦公電話|公司电话|公司電話|联系电话|聯絡電話|电话号码|電話號碼|telephone|tel|office phone|landline|phone number",
  ),
  mail: named(
    phrase("邮箱", "信箱", "Mail"),
    protectedField("mail", 254),
    "电子邮箱|電子信箱|电子邮件|電子郵件|邮件|郵件|电邮|電郵|联系人邮箱|聯絡人信箱|邮箱地址|e-mail|email|email address|mail address",
  ),
  wechat: named(
    phrase("微信", "微信", "WeChat"),
    protectedField("wechat", 64),
    "微信号|微信號|微信ID|wechat id|weixin",
  ),
};
