import {
  dateField,
  type ImportedBy,
  named,
  optional,
  optionField,
  rowShape,
  textField,
  yesNoField,
} from "../imports/row/schema.ts";
import { phrase } from "../kernel/words.ts";
import { contactColumns, contactFields } from "./contacts/import.ts";
import { contactCell } from "./contacts/rules.ts";
import { clientCell } from "./rules.ts";
import { clientsWords } from "./words.ts";

const { classes, kinds, tiers, sources } = clientsWords;

/** What a row says of the file itself and holds until it is said anew, under the names that a grid has for it. */
export const plainFields = [
  "name",
  "kind",
  "englishName",
  "shortName",
  "formerName",
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
    ...contactFields,
  },
  key: (row) => row.reference,
  part: (row) => row.contact ?? "",
  check: (row) => {
    for (const field of [...plainFields, "class", "tier"] as const) {
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
