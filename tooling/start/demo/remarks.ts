import type { ClientClass } from "@foyer/domain/clients/schema";
import type { Language } from "@foyer/domain/kernel/words";
import type { Dice } from "./dice.ts";
import { names, written } from "./names.ts";

const ofGuests = names(`
  高层、远离电梯/高層、遠離電梯/High floor, away from the lift
  荞麦枕，两瓶常温水/蕎麥枕，兩瓶常溫水/Buckwheat pillow, two bottles of still water
  喜欢湖景房，早餐要粥/喜歡湖景房，早餐要粥/Likes a lake view; congee for breakfast
  晚到，请保留房间至23点/晚到，請保留房間至23點/Arrives late: hold the room until 23:00
  无烟楼层，浴缸房优先/無煙樓層，浴缸房優先/Non-smoking floor, a bathtub where possible
`);
const ofCompanies = names(`
  发票抬头用全称，月底统一结算/發票抬頭用全稱，月底統一結算/Full name on invoices, settled at month end
  接待外宾时安排行政楼层/接待外賓時安排行政樓層/Executive floor for visitors from abroad
  订房只通过行政部，不接受个人预订/訂房只通過行政部，不接受個人預訂/Rooms are booked by the office only
  看重早餐和叫车服务/看重早餐和叫車服務/Breakfast and cars matter most
  每季度末有客户答谢晚宴/每季度末有客戶答謝晚宴/A client dinner at the end of every quarter
`);
const ofEvents = names(`
  会议室要自然光，课桌式/會議室要自然光，課桌式/Meeting room with daylight, classroom style
  茶歇少甜，咖啡现磨/茶歇少甜，咖啡現磨/Coffee freshly ground, little sugar at breaks
  搭建需提前一晚进场/搭建需提前一晚進場/Set-up the evening before
  团队早餐错峰，7点第一批/團隊早餐錯峰，7點第一批/Breakfast in two shifts, the first at seven
  大巴停车两位，行李先运/大巴停車兩位，行李先運/Parking for two coaches, luggage ahead
`);
const needs = names(`
  无障碍客房一间/無障礙客房一間/One step-free room
  对花生过敏/對花生過敏/Allergic to peanuts
  清真餐/清真餐/Halal meals
  需要婴儿床/需要嬰兒床/A cot is needed
  素食两位/素食兩位/Two vegetarians
  低楼层，怕高/低樓層，怕高/Low floor: afraid of heights
`);

export function preferencesOf(kind: ClientClass, language: Language, dice: Dice): string {
  const list =
    kind === "leisure-individual" || kind === "casual"
      ? ofGuests
      : kind === "business" || kind === "long-stay" || kind === "government"
        ? ofCompanies
        : ofEvents;
  return written(dice.pick(list), language);
}
export const needsOf = (language: Language, dice: Dice): string => written(dice.pick(needs), language);
