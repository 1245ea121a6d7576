import type { Role } from '../contract/flow.ts'

// The people one can sign in as in demo mode: one chain of one grid, its village, its town and county, and two others beside it.

export const demoPassword = 'liudan-2026'

type DemoAccount = { phone: string; role: Role; also?: Role; name: string; label: { 'zh-CN': string; en: string } }

const account = (phone: string, role: Role, name: string, [zh, en]: [string, string]): DemoAccount => ({ phone, role, name, label: { 'zh-CN': zh, en } })

export const demoAccounts: DemoAccount[] = [
  account('13800000009', 'resident', '周示例', ['居民', 'Resident']),
  account('13800000006', 'grid_worker', '李网格', ['网格员', 'Grid worker']),
  account('13800000005', 'village_clerk', '吴专干', ['村社专干', 'Village clerk']),
  account('13800000004', 'town_officer', '郑镇街', ['镇街干部', 'Town officer']),
  account('13800000002', 'dispatcher', '赵调度', ['中心调度员', 'Dispatcher']),
  account('13800000007', 'team_leader', '陈队长', ['服务队队长', 'Team leader']),
  account('13800000008', 'volunteer', '孙志愿', ['志愿者', 'Volunteer']),
  account('13800000003', 'supervisor', '钱督导', ['督导员', 'Supervisor']),
  account('13800000001', 'admin', '王管理', ['管理员', 'Administrator']),
  account('13800000010', 'resident', '冯示例', ['居民（另一位）', 'Resident (another)']),
  { ...account('13800000013', 'resident', '韩示例', ['居民兼志愿者', 'Resident and volunteer']), also: 'volunteer' },
  { ...account('13800000014', 'grid_worker', '杨网格', ['网格员兼志愿者', 'Grid worker and volunteer']), also: 'volunteer' },
  account('13800000012', 'dispatcher', '褚调度', ['平川区调度员', 'Dispatcher of Pingchuan']),
]
