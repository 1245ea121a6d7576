import { entry } from '../problem-entry.ts'

/** What the rules of hours and star levels refuse because of how an entry or a level stands. */
export const hoursProblems = {
  'hours.decided': entry(
    409,
    ['已有结论', '这笔时长已有结论，不能再次决定。'],
    ['Decided already', 'These hours were decided on; they cannot be decided again.'],
  ),
  'hours.not-credited': entry(
    409,
    ['没有计入', '这笔时长没有计入，不必冲销。'],
    ['Not credited', 'These hours are not credited; there is nothing to take back.'],
  ),
  'hours.enough-answers': entry(
    409,
    ['已说明三次', '每笔时长最多说明三次，请等督导员处理。'],
    ['Answered three times', 'Three answers were given. The supervisor will decide.'],
  ),
  'level.notice-over': entry(
    409,
    ['公示已结束', '这项星级的公示已经结束，不能再提异议。'],
    ['The notice is over', 'The public notice of this level has ended.'],
  ),
  'level.notice-running': entry(
    409,
    ['公示未结束', '公示期满才能认定；公示期内可以不予认定。'],
    ['The notice still runs', 'A level is confirmed when its notice has ended; it may be refused before.'],
  ),
  'level.enough-objections': entry(
    409,
    ['异议已足够', '这项星级已有足够的异议，正在处理。'],
    ['Enough objections', 'Enough objections were made to this level; they are being looked into.'],
  ),
}
