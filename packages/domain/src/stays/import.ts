import { addDays, type CalendarDate } from "../kernel/time.ts";
import {
  dateField,
  type ImportedBy,
  moneyField,
  optional,
  optionField,
  otherwise,
  rowShape,
  textField,
  wholeField,
  named,
} from "../imports/row/schema.ts";
import { phrase } from "../kernel/words.ts";
import { nightsOf } from "./rules.ts";
import { longestStay, mostRooms } from "./schema.ts";
import { stayStatusWords } from "./words.ts";

/**
 * One row is one booking. It ends by its departure or after so many nights (0: day use); revenue is that of the whole
 * stay. Without a client it is the house account's. (source, external id) is what makes a second import find it again;
 * without an external id the confirmation number is.
 */
export const stayShape = rowShape({
  fields: {
    client: named(
      phrase("客户编号", "客戶編號", "Client number"),
      optional(textField(80)),
      "客户代码|客戶代碼|协议单位编号|協議單位編號|公司编号|公司編號|client code|company code|account number|customer number|client",
    ),
    contact: named(
      phrase("联系人", "聯絡人", "Contact"),
      optional(textField(120)),
      "预订人|訂房人|联系人姓名|聯絡人姓名|booker|contact person",
    ),
    confirmation: named(
      phrase("确认号", "確認號", "Confirmation"),
      optional(textField(60)),
      "确认号码|確認號碼|订单号|訂單號|预订号|訂房號|预订编号|訂房編號|confirmation no|confirmation number|reservation no|reservation number|booking no|booking number",
    ),
    source: named(
      phrase("来源系统", "來源系統", "Source system"),
      otherwise(textField(40), "import"),
      "系统|系統|source|system",
    ),
    externalId: named(
      phrase("外部编号", "外部編號", "External id"),
      optional(textField(80)),
      "系统编号|系統編號|PMS编号|PMS編號|external id|pms id|booking id|reservation id",
    ),
    bookedOn: named(
      phrase("预订日期", "訂房日期", "Booked on"),
      optional(dateField()),
      "预订日|訂房日|下单日期|下單日期|booking date|booked|reservation date",
    ),
    arrival: named(
      phrase("到店日期", "入住日期", "Arrival"),
      dateField(),
      "到店|抵店日期|抵店|到达日期|到達日期|入住|入住日|抵达日期|到日|arrival date|check in|check-in date|checkin|arrive",
    ),
    departure: named(
      phrase("离店日期", "退房日期", "Departure"),
      optional(dateField()),
      "离店|離店|離店日期|退房|退房日|离开日期|离日|departure date|check out|check-out date|checkout|depart",
    ),
    nights: named(
      phrase("晚数", "晚數", "Nights"),
      optional(wholeField({ min: 0, max: longestStay })),
      "房晚|间夜|間夜|住宿天数|住宿天數|天数|天數|number of nights|los|length of stay",
    ),
    rooms: named(
      phrase("间数", "間數", "Rooms"),
      otherwise(wholeField({ min: 1, max: mostRooms }), 1),
      "房间数|房間數|房数|房數|number of rooms|room count",
    ),
    status: named(
      phrase("状态", "狀態", "Status"),
      optionField(stayStatusWords),
      "预订状态|訂房狀態|订单状态|訂單狀態|reservation status|booking status",
    ),
    segment: named(
      phrase("细分市场", "客源市場", "Segment"),
      optional(textField(60)),
      "市场|市場|市场代码|市場代碼|客源|market|market segment|market code",
    ),
    channel: named(
      phrase("渠道", "通路", "Channel"),
      optional(textField(60)),
      "预订渠道|訂房通路|管道|来源渠道|booking channel|distribution channel",
    ),
    ratePlan: named(
      phrase("房价代码", "房價代碼", "Rate plan"),
      optional(textField(60)),
      "房价计划|房價方案|价格代码|價格代碼|rate code|rate",
    ),
    roomRevenue: named(
      phrase("房费", "房租", "Room revenue"),
      optional(moneyField()),
      "客房收入|房费收入|房租收入|房间收入|房間收入|room amount|rooms revenue|lodging revenue",
    ),
    foodRevenue: named(
      phrase("餐饮收入", "餐飲收入", "Food & beverage revenue"),
      optional(moneyField()),
      "餐费|餐費|餐饮|餐飲|食品收入|f&b|f&b revenue|food revenue|food and beverage",
    ),
    meetingRevenue: named(
      phrase("会议收入", "會議收入", "Meeting revenue"),
      optional(moneyField()),
      "会议费|會議費|会议|會議|场租|場租|meetings revenue|banquet revenue|event revenue",
    ),
    otherRevenue: named(
      phrase("其他收入", "其他收入", "Other revenue"),
      optional(moneyField()),
      "其他|杂项收入|雜項收入|misc revenue|other",
    ),
  },
  key: (row) => {
    const id = row.externalId ?? row.confirmation;
    return id === null ? null : `${row.source}\u001f${id}`;
  },
  check: (row) => {
    if (row.externalId === null && row.confirmation === null)
      return { field: "confirmation", code: "stays.without-number" };
    if (row.departure === null && row.nights === null) return { field: "departure", code: "stays.without-end" };
    const departure = departureOf(row);
    if (departure < row.arrival) return { field: "departure", code: "stays.departure-before-arrival" };
    const nights = nightsOf({ arrival: row.arrival, departure });
    if (row.nights !== null && row.nights !== nights) return { field: "nights", code: "stays.nights-do-not-fit" };
    if (nights > longestStay) return { field: "departure", code: "stays.too-long" };
    if (row.bookedOn !== null && row.bookedOn > departure)
      return { field: "bookedOn", code: "stays.booked-after-departure" };
    return undefined;
  },
});
export type StayRow = ImportedBy<typeof stayShape>;

export const departureOf = (row: {
  readonly arrival: CalendarDate;
  readonly departure: CalendarDate | null;
  readonly nights: number | null;
}): CalendarDate => row.departure ?? addDays(row.arrival, row.nights ?? 0);
