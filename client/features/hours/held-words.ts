import { learn } from '../../lib/language.ts'
import './entry-words.ts'

// What is said only where a supervisor decides on held hours.
learn({
  'zh-CN': {
    page: { held: '待确认时长' },
    held: {
      hint: '先来先办。确认后计入时长；不予确认须写明理由，志愿者会收到通知。',
      empty: '没有待确认的时长',
      emptyHint: '差评、超时、忘记签退或签到太远的时长会出现在这里',
      since: '{at} 起待确认',
      stars: '群众评',
      unanswered: '本人没有说明',
      own: '这是您本人的时长，由其他督导员决定。',
      confirm: '确认',
      void: '不予确认',
      note: '备注',
      reason: '理由',
      reasonHint: '志愿者会看到',
      reasonMissing: '请写明理由',
      what: '{name} · {activity} · {span}',
      done: { confirm: '已确认：{name}“{activity}” {span}，计入时长。', void: '不予确认：{name}“{activity}” {span}，未计入。' },
      overtaken: '{name}“{activity}”：{why}',
    },
  },
  en: {
    page: { held: 'Held hours' },
    held: {
      hint: 'Oldest first. Confirmed, they are credited; not to confirm them takes a reason, which the volunteer is told.',
      empty: 'No hours wait to be confirmed',
      emptyHint: 'Hours with a poor rating, too long, not checked out or far from the place appear here',
      since: 'held since {at}',
      stars: 'Rated',
      unanswered: 'Not explained by the volunteer',
      own: 'These are your own hours; another supervisor decides.',
      confirm: 'Confirm',
      void: 'Do not confirm',
      note: 'Note',
      reason: 'Reason',
      reasonHint: 'The volunteer will read it',
      reasonMissing: 'Please give a reason',
      what: '{name} · {activity} · {span}',
      done: { confirm: 'Confirmed: {span} of {name}, “{activity}”.', void: 'Not confirmed: {span} of {name}, “{activity}”.' },
      overtaken: '{name}, “{activity}”: {why}',
    },
  },
})
