import type { Route } from '../http/route.ts'
import { demoAccounts, demoPassword } from './demo-accounts.ts'

export const demoRoutes: Route[] = [
  {
    method: 'get',
    path: '/demo',
    summary: '演示账号 / The demo accounts',
    access: 'public',
    run: async ({ language }) => ({
      password: demoPassword,
      accounts: demoAccounts.map(({ phone, name, role, label }) => ({ phone, name, role, label: label[language] })),
    }),
  },
]
