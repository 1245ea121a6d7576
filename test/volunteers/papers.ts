import { buildPerson, type County, type Someone } from '../support/county.ts'
import { http } from '../support/program.ts'

// Numbers that follow the rule of GB 11643, of nobody: the district 620499 does not exist.

let sequence = 0

const checkDigit = (seventeen: string) => {
  const sum = Array.from(seventeen).reduce((sum, digit, index) => sum + Number(digit) * (2 ** (17 - index) % 11), 0)
  return '10X98765432'[sum % 11]!
}

/** A well-formed resident ID number of somebody born on a day, YYYY-MM-DD; another one each time. */
export const residentId = (birthDate = '1990-03-07') => {
  const seventeen = `620499${birthDate.replaceAll('-', '')}${String(++sequence).padStart(3, '0')}`
  return seventeen + checkDigit(seventeen)
}

export const guardian = { name: '监护人甲', phone: '13800001111', relation: '母亲', agreed: true }

/** A form that is right, of a new number unless told otherwise. */
export const form = (more: object = {}) => ({
  gender: 'female',
  idKind: 'resident_id',
  idNumber: residentId(),
  area: '测试路一号院',
  skills: ['理发'],
  categories: ['助老服务'],
  publicName: false,
  agreesToRules: true,
  ...more,
})

/** Another resident of the county. */
export const newResident = (county: County): Promise<Someone> => buildPerson('resident', county.code, { name: `测居民${++sequence}` })

export const patch = (who: Someone, path: string, body: object) =>
  http()
    .patch(`/api/v1${path}`)
    .set({ Authorization: `Bearer ${who.token}` })
    .send(body)
