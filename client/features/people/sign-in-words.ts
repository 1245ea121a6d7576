import { learn } from '../../lib/language.ts'

// What is said only where people sign in and register.
learn({
  'zh-CN': {
    signIn: {
      slogan: '群众提单，六步办结，您来评单。',
      title: '登录',
      phone: '手机号',
      password: '密码',
      submit: '登录',
      register: '注册',
      gridHint: '住在哪个网格可以先不选；不清楚的话，村社的人知道。',
      noAccount: '还没有账号？注册',
      haveAccount: '已有账号？登录',
      passwordHint: '（至少 10 位）',
      ended: '登录已过期，请重新登录。',
      demo: '演示账号',
      demoHint: '点一下直接进入，密码都是 {password}。人物均为虚构。',
    },
  },
  en: {
    signIn: {
      slogan: 'You ask, six steps get it done, you have the last word.',
      title: 'Sign in',
      phone: 'Mobile number',
      password: 'Password',
      submit: 'Sign in',
      register: 'Register',
      gridHint: 'Your grid may be left open; your village office knows it.',
      noAccount: 'No account yet? Register',
      haveAccount: 'Have an account? Sign in',
      passwordHint: '(10 characters or more)',
      ended: 'Your session has ended. Please sign in again.',
      demo: 'Demo accounts',
      demoHint: 'One tap signs you in; the password is {password}. All people are fictional.',
    },
  },
})
