import type { Language } from "@foyer/domain/kernel/words";
import type { Dice } from "./dice.ts";
import { names, written } from "./names.ts";

const glad = names(`
  前台办理很快，房间干净安静，湖景很美。/前台辦理很快，房間乾淨安靜，景色很美。/Quick check-in, a clean and quiet room, a lovely view.
  早餐品种丰富，粥和点心特别好。/早餐品種豐富，粥和點心特別好。/A rich breakfast; the congee and dim sum were excellent.
  销售经理全程跟进，会场布置得很用心。/銷售經理全程跟進，會場佈置得很用心。/Our sales contact looked after everything; the room was set with care.
  第三次入住，服务一如既往的好。/第三次入住，服務一如既往的好。/Our third stay, and as good as ever.
  礼宾帮忙叫车，赶上了早班火车，非常感谢！/禮賓幫忙叫車，趕上了早班火車，非常感謝！/The concierge got us a car for the early train. Thank you!
  茶歇准时，音响设备没有出一点问题。/茶歇準時，音響設備沒有出一點問題。/Coffee breaks on time and not one problem with the sound.
  房间升级很惊喜，孩子很喜欢泳池。/房間升級很驚喜，孩子很喜歡泳池。/The upgrade was a nice surprise, and the children loved the pool.
  发票开得快，下次还会选择这里。/發票開得快，下次還會選擇這裏。/The invoice came at once. We will be back.
`);
const mixed = names(`
  整体不错，早餐高峰时要排队。/整體不錯，早餐高峰時要排隊。/Good overall, though there was a queue at breakfast.
  位置方便，房间隔音可以再好一些。/位置方便，房間隔音可以再好一些。/Handy location; the rooms could be better insulated against noise.
  服务周到，会议室投影偏暗。/服務周到，會議室投影偏暗。/Attentive service; the projector in the meeting room is too dim.
  入住稍等了十几分钟，其他都好。/入住稍等了十幾分鐘，其他都好。/A short wait at check-in; all else was fine.
  价格比去年高了，希望老客户有优惠。/價格比去年高了，希望老客戶有優惠。/Dearer than last year. Something for regulars would be welcome.
  网络晚上有点慢。/網絡晚上有點慢。/The network was slow in the evening.
`);
const sorry = names(`
  空调噪音大，换房等了一个小时。/空調噪音大，換房等了一個小時。/The air conditioning was loud, and a new room took an hour.
  预订的双床房给成了大床，没有人道歉。/預訂的雙床房給成了大床，沒有人道歉。/Booked twin beds, got a double, and nobody apologised.
  销售答应的延迟退房前台不知道。/銷售答應的延遲退房前台不知道。/Late check-out was promised by sales; the desk knew nothing of it.
  浴室排水慢，报修两次没有人来。/浴室排水慢，報修兩次沒有人來。/The drain was slow; reported twice, nobody came.
  团队早餐七点还没准备好，影响了行程。/團隊早餐七點還沒準備好，影響了行程。/The group's breakfast was not ready at seven and we left late.
  账单多收了迷你吧，改了很久。/帳單多收了迷你吧，改了很久。/Charged for a minibar we never used; it took ages to put right.
`);

export const commentOf = (recommend: number, language: Language, dice: Dice): string =>
  written(dice.pick(recommend >= 9 ? glad : recommend >= 7 ? mixed : sorry), language);
