import { Problem } from '../problems.ts'

// What the rules of hours refuse because of how an entry or a level stands.

const said = (status: [string, string], action: [string, string]) =>
  new Problem('order.wrong-step', (language) => {
    const at = language === 'en' ? 1 : 0
    return { status: status[at], holder: language === 'en' ? 'the supervisor' : '督导员', action: action[at] }
  })

export const alreadyDecided = () => said(['已有结论', 'decided'], ['再次决定', 'decide again'])
export const notCredited = () => said(['未计入', 'not credited'], ['冲销', 'take back'])
export const enoughAnswers = () => said(['已说明三次', 'answered three times'], ['再次说明', 'answer again'])
export const noticeOver = () => said(['公示已结束', 'past its notice'], ['提出异议', 'object'])
export const noticeRunning = () => said(['公示中', 'under notice'], ['提前认定', 'confirm early'])
export const enoughObjections = () => said(['已有足够异议', 'objected to enough'], ['再提异议', 'object again'])
