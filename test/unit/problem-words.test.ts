import { expect } from 'chai'
import { catalogue } from '../../server/problem-catalogue.ts'

// Whatever is refused, people read in their language what is wrong and what to do next.

const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

// A sentence that tells what to do asks for something, or says what may be done instead.
const tells = {
  'zh-CN': /请|可以/,
  en: /\b(try|sign|check|correct|use|ask|call|look|choose|leave|tell|upload|save|send|reload|wait|register|bring|fill|change|decline|issue|download|see|go|enter)\b/i,
}

describe('problem words', () => {
  for (const [code, entry] of Object.entries(catalogue)) {
    it(`${code}: title, sentence and what to do next in both languages`, () => {
      for (const language of ['zh-CN', 'en'] as const) {
        const [title, detail] = entry[language]
        expect(title).to.have.length.above(1)
        expect(detail).to.match(language === 'en' ? /[.:}]$/ : /。$/)
        expect(detail, detail).to.match(tells[language])
        expect(/\p{Script=Han}/u.test(title + detail)).to.equal(language === 'zh-CN')
      }
      expect(blanks(entry.en[1])).to.eql(blanks(entry['zh-CN'][1]))
    })
  }
})
