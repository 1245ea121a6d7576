import type { Role, Step } from '../contract/flow.ts'

// The words people see for the six steps and the roles.

export type Words = { 'zh-CN': string; en: string }

export const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en })

export const steps: Record<Step, Words> = {
  collect: words('网格员接单', 'Grid worker collects'),
  report: words('村社报单', 'Village reports'),
  claim: words('镇街领单', 'Township claims'),
  dispatch: words('中心派单', 'Centre dispatches'),
  fulfil: words('服务队履单', 'Team fulfils'),
  rate: words('群众评单', 'Resident rates'),
}

export const roles: Record<Role, Words> = {
  resident: words('居民', 'Resident'),
  grid_worker: words('网格员', 'Grid worker'),
  village_clerk: words('村社专干', 'Village clerk'),
  town_officer: words('镇街干部', 'Town officer'),
  dispatcher: words('中心调度员', 'Dispatcher'),
  supervisor: words('督导员', 'Supervisor'),
  team_leader: words('队长', 'Team leader'),
  volunteer: words('志愿者', 'Volunteer'),
  admin: words('管理员', 'Administrator'),
}
