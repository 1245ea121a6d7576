import { learn } from '../../lib/language.ts'

// What is said around and between the pages that anyone may open, and on the first of them.
learn({
  'zh-CN': {
    page: { welcome: '欢迎' },
    public: { showcase: '办结公示', figures: '公开数据', check: '核验证明', signIn: '登录', home: '返回首页' },
    welcome: {
      title: '家里有事，说一声，志愿者上门',
      lead: '网上提一次需求，村社、镇街、县里一路接着办，办到您满意。',
      how: '一件事，走六步',
      steps: {
        collect: '网格员接下您说的事，先看能不能当场办好',
        report: '村社写明意见，报到镇街',
        claim: '镇街领下来，能办的就近办',
        dispatch: '县级中心派给合适的服务队',
        fulfil: '志愿者上门办好，前后拍照',
        rate: '办得好不好，您打星说了算',
      },
      who: { collect: '网格员', report: '村社', claim: '镇街', dispatch: '中心', fulfil: '服务队', rate: '您' },
      act: '我要办事',
      signIn: '登录 / 注册',
      open: '谁都可以看',
      showcase: '看看办好的事，办前办后',
      figures: '每月办了多少，按时多少，大家打几星',
      check: '核验一份志愿服务证明',
      care: '关怀模式（大字）',
    },
  },
  en: {
    page: { welcome: 'Welcome' },
    public: { showcase: 'Finished orders', figures: 'Open figures', check: 'Check a certificate', signIn: 'Sign in', home: 'Back home' },
    welcome: {
      title: 'Need a hand at home? Say so once, volunteers come',
      lead: 'Post your need; village, township and county pass it on until it is done as you wish.',
      how: 'Six steps for every need',
      steps: {
        collect: 'A grid worker takes it on, and settles small things at once',
        report: 'The village gives its opinion and reports it',
        claim: 'The township claims it, and serves what it can nearby',
        dispatch: 'The county centre sends the right service team',
        fulfil: 'Volunteers come and do it, with photos before and after',
        rate: 'Your stars say how well it was done',
      },
      who: { collect: 'Grid worker', report: 'Village', claim: 'Township', dispatch: 'Centre', fulfil: 'Service team', rate: 'You' },
      act: 'Post a need',
      signIn: 'Sign in or register',
      open: 'Open to everyone',
      showcase: 'What was done, before and after',
      figures: 'How much, how timely, how many stars, month by month',
      check: 'Check a certificate of service',
      care: 'Large type (care mode)',
    },
  },
})
