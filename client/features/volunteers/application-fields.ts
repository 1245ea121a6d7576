import type { Contact, VolunteerTime } from '@contract/volunteers.ts'
import { now } from '../../lib/clock.ts'
import { countyMoment } from '../../lib/format.ts'
import { splitSkills } from './skills.ts'

// The fields of a volunteer's registration: empty, what is still missing, and as they are sent.

const nobody = (): Contact => ({ name: '', phone: '', relation: '' })

export const emptyForm = (grid: string | null) => ({
  gender: '',
  idKind: 'resident_id',
  idNumber: '',
  birthDate: '',
  area: grid ?? '',
  skills: '',
  categories: [] as string[],
  times: [] as VolunteerTime[],
  team: '',
  publicName: false,
  agreesToRules: false,
  guardian: { ...nobody(), agreed: false },
  emergencyContact: nobody(),
})

export type Fields = ReturnType<typeof emptyForm>

/** The fields of each step, by the names the server knows. */
export const fieldsOfSteps = [
  ['gender', 'idKind', 'idNumber', 'birthDate', 'guardian'],
  ['area', 'skills', 'categories', 'times'],
  ['team', 'emergencyContact', 'publicName', 'agreesToRules'],
]

export const isResident = ({ idKind }: Fields) => idKind === 'resident_id'

/** The day of birth: what an 18-character number says of it, what was written for other papers; empty while unknown. */
export function birthDateOf(form: Fields): string {
  const inNumber = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(form.idNumber.trim())
  return isResident(form) ? (inNumber?.slice(1).join('-') ?? '') : form.birthDate
}

/** Whether this is someone under 18 today, in the county's time. */
export function isMinor(form: Fields): boolean {
  const [born, today] = [birthDateOf(form), countyMoment(now.value).slice(0, 10)]
  const age = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
  return born !== '' && age < 18
}

const lacksOfGuardian = ({ guardian }: Fields) => [
  ...(['name', 'phone', 'relation'] as const).map((part) => !guardian[part].trim() && `guardian.${part}`),
  !guardian.agreed && 'guardian.agreed',
]

const lacksOf = [
  (form: Fields) => [
    !form.gender && 'gender',
    !form.idNumber.trim() && 'idNumber',
    !isResident(form) && !form.birthDate && 'birthDate',
    ...(isMinor(form) ? lacksOfGuardian(form) : []),
  ],
  ({ area, categories }: Fields) => [!area.trim() && 'area', categories.length === 0 && 'categories'],
  ({ agreesToRules }: Fields) => [!agreesToRules && 'agreesToRules'],
]

/** What is still missing in a step. */
export const lacking = (form: Fields, step: number) => lacksOf[step]!(form).filter((field) => field !== false)

const isFilled = ({ name, phone, relation }: Contact) => Boolean(name.trim() || phone.trim() || relation.trim())

/** The form as it is sent. */
export function bodyOf(form: Fields): object {
  const { guardian, emergencyContact, team, birthDate, skills, idNumber, ...rest } = form
  return {
    ...rest,
    idNumber: idNumber.trim(),
    skills: splitSkills(skills),
    ...(!isResident(form) && { birthDate }),
    ...(team && { team }),
    ...(isMinor(form) && { guardian }),
    ...(isFilled(emergencyContact) && { emergencyContact }),
  }
}
