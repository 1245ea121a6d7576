import { entry } from '../problem-entry.ts'

/** What the rules of hours and star levels refuse because of how an entry or a level stands. */
export const hoursProblems = {
  'hours.decided': entry(
    409,
    ['已有结论', '这笔时长已有结论（{how}），不能再次决定；请看最新情况；有错误的，可以冲销或申请更正。'],
    [
      'Decided already',
      'These hours were decided on ({how}); they cannot be decided again. See how they stand now; what is wrong can be taken back, or its correction asked for.',
    ],
  ),
  'hours.not-credited': entry(
    409,
    ['没有计入', '这笔时长没有计入，不必冲销；请看最新情况。'],
    ['Not credited', 'These hours are not credited; there is nothing to take back. See how they stand now.'],
  ),
  'hours.not-taken': entry(
    409,
    ['没有可恢复的', '这笔时长没有冲销，也没有不予确认，不必恢复；请看最新情况。'],
    ['Nothing to give back', 'These hours were neither taken back nor left unconfirmed. See how they stand now.'],
  ),
  'hours.waits': entry(
    409,
    ['正在待确认', '这笔时长待督导员确认，请用“说明情况”。'],
    ['It still waits', 'The supervisor has yet to decide on these hours. Use “Explain” instead.'],
  ),
  'hours.asked': entry(
    409,
    ['已申请更正', '这笔时长的更正申请正在处理，请等督导员答复。'],
    ['Asked already', 'You asked to correct these hours. Wait for the supervisor’s answer.'],
  ),
  'hours.not-asked': entry(
    409,
    ['没有待答复的申请', '这笔时长没有待答复的更正申请{how}；请看最新情况。'],
    ['Nothing is asked', 'No request to correct these hours is waiting{how}. See how they stand now.'],
  ),
  'hours.enough-asks': entry(
    429,
    ['今天申请已达上限', '每人每天最多申请更正五次，请明天再试。'],
    ['Enough for today', 'Five asks a day are the most. Try again tomorrow.'],
  ),
  'hours.enough-answers': entry(
    409,
    ['已说明三次', '每笔时长最多说明三次，请等督导员处理。'],
    ['Answered three times', 'Three answers were given. Wait for the supervisor to decide.'],
  ),
  'level.decided': entry(
    409,
    ['已有结论', '这项星级已有结论（{how}），不能再次决定；请看最新情况。'],
    ['Decided already', 'This level was decided on ({how}); it cannot be decided again. See how it stands now.'],
  ),
  'level.notice-over': entry(
    409,
    ['公示已结束', '这项星级的公示已经结束，不能再提异议；有问题请直接联系督导员。'],
    ['The notice is over', 'The public notice of this level has ended. Call the supervisor if something is wrong.'],
  ),
  'level.notice-running': entry(
    409,
    ['公示未结束', '公示期满才能认定，请到期再办；公示期内可以不予认定。'],
    ['The notice still runs', 'A level is confirmed when its notice has ended. Wait until then; it may be refused before.'],
  ),
  'level.enough-objections': entry(
    409,
    ['异议已足够', '这项星级已有足够的异议，正在处理，请等结果。'],
    ['Enough objections', 'Enough objections were made to this level; wait for what comes of them.'],
  ),
}
