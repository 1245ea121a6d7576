import type { AllowedAction, Holder } from './orders.ts'
import type { Status } from './flow.ts'

/** RFC 9457 problem details with our stable `code`. */
export type ProblemBody = {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  code: string
  errors?: { pointer: string; detail: string }[]
  order?: { status: Status; version: number; holder: Holder | null; allowedActions: AllowedAction[] }
}
