import { learn } from '../../lib/language.ts'
import './entry-words.ts'

// What is said only where a supervisor decides on held hours.
learn({
  'zh-CN': {
    page: { held: '待确认时长' },
    held: {
      views: { held: '待确认', asked: '申请更正' },
      hint: {
        held: '先来先办。确认后计入时长；不予确认须写明理由，志愿者会收到通知。',
        asked: '志愿者认为有误的时长。请核实后冲销、恢复计入或维持不变，理由志愿者会看到。',
      },
      empty: { held: '没有待确认的时长', asked: '没有更正申请' },
      emptyHint: { held: '差评、超时长、忘记签退或签到太远的时长会出现在这里', asked: '志愿者在“我的时长”里申请更正后会出现在这里' },
      since: { held: '{at} 起待确认', asked: '{at} 申请' },
      stars: '群众评',
      unanswered: '本人没有说明',
      own: '这是您本人的时长，由其他督导员决定。',
      confirm: '确认',
      void: '不予确认',
      leave: '维持不变',
      reverse: '冲销',
      giveBack: '恢复计入',
      note: '备注',
      reason: '理由',
      reasonHint: '志愿者会看到',
      reasonMissing: '请写明理由',
      what: '{name} · {activity} · {span}',
      done: {
        confirm: '已确认：{name}“{activity}” {span}，计入时长。',
        void: '不予确认：{name}“{activity}” {span}，未计入。',
        leave: '维持不变：{name}“{activity}” {span}，已告知理由。',
        reverse: '已冲销：{name}“{activity}” {span}，不再计入。',
        giveBack: '已恢复：{name}“{activity}” {span}，重新计入时长。',
      },
      overtaken: '{name}“{activity}”：{why}',
    },
  },
  en: {
    page: { held: 'Held hours' },
    held: {
      views: { held: 'To be confirmed', asked: 'Corrections asked' },
      hint: {
        held: 'Oldest first. Confirmed, they are credited; not to confirm them takes a reason, which the volunteer is told.',
        asked: 'Hours that their volunteers think are wrong. Take them back, give them back or leave them; the reason is told.',
      },
      empty: { held: 'No hours wait to be confirmed', asked: 'No correction is asked' },
      emptyHint: {
        held: 'Hours with a poor rating, too long, not checked out or far from the place appear here',
        asked: 'What volunteers ask to correct appears here',
      },
      since: { held: 'held since {at}', asked: 'asked {at}' },
      stars: 'Rated',
      unanswered: 'Not explained by the volunteer',
      own: 'These are your own hours; another supervisor decides.',
      confirm: 'Confirm',
      void: 'Do not confirm',
      leave: 'Leave as it is',
      reverse: 'Take back',
      giveBack: 'Give back',
      note: 'Note',
      reason: 'Reason',
      reasonHint: 'The volunteer will read it',
      reasonMissing: 'Please give a reason',
      what: '{name} · {activity} · {span}',
      done: {
        confirm: 'Confirmed: {span} of {name}, “{activity}”.',
        void: 'Not confirmed: {span} of {name}, “{activity}”.',
        leave: 'Left as it is: {span} of {name}, “{activity}”.',
        reverse: 'Taken back: {span} of {name}, “{activity}”.',
        giveBack: 'Given back: {span} of {name}, “{activity}”.',
      },
      overtaken: '{name}, “{activity}”: {why}',
    },
  },
})
