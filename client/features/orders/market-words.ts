import { learn } from '../../lib/language.ts'
import './likeness-words.ts'

// What is said of orders that a leader may take.
learn({
  'zh-CN': {
    market: {
      offers: '邀约',
      offersHint: '点名请您的队，过时不应就另派别队',
      open: '市场',
      openHint: '谁先应单就是谁的',
      none: { offers: '现在没有邀约', market: '市场上暂时没有可接的单' },
      hint: { offers: '中心派给您的队时，会出现在这里', market: '中心放到市场的单会出现在这里' },
      near: '离服务队{near}',
      to: '邀请{team}',
      ahead: '{teams}已应单，一起办',
      accept: '应单',
      decline: '拒单',
      why: '为什么不接？点一下就回复',
      reasons: { people: '人手不够', time: '时间排不开', skill: '做不了这项', far: '路太远' },
      other: '其他理由',
      taken: '已应单，请派员',
      assign: '去派员',
      ending: {
        own: '{team}已应单',
        other: '{team}先应单了',
        declined: '已拒单',
        lapsed: '过时未应，已收回',
        withdrawn: '中心已收回',
        gone: '已不在市场上：超时未应或已收回',
      },
      waiting: '{n} 个邀约等您答复',
    },
  },
  en: {
    market: {
      offers: 'Offers',
      offersHint: 'Asked of your team by name; unanswered, they go to others',
      open: 'Market',
      openHint: 'Whoever accepts first has it',
      none: { offers: 'No offers now', market: 'Nothing on the market now' },
      hint: { offers: 'What the centre offers your team appears here', market: 'Orders opened to all teams appear here' },
      near: '{near} from your team',
      to: 'Offered to {team}',
      ahead: '{teams} accepted already: you would join',
      accept: 'Accept',
      decline: 'Decline',
      why: 'Why not? One tap answers',
      reasons: { people: 'Not enough people', time: 'No time', skill: 'Not something we can do', far: 'Too far' },
      other: 'Another reason',
      taken: 'Accepted. Now assign someone',
      assign: 'Assign',
      ending: {
        own: '{team} accepted',
        other: '{team} was first',
        declined: 'Declined',
        lapsed: 'Not answered in time; taken back',
        withdrawn: 'Taken back by the centre',
        gone: 'No longer on the market: not answered in time, or taken back',
      },
      waiting: '{n} offers wait for your answer',
    },
  },
})
