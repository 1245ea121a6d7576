import { learn } from '../../lib/language.ts'
import { en } from './words-en.ts'
import { zhCN } from './words-zh-cn.ts'

// What is said only where people register as volunteers, and where that is decided.
learn({ 'zh-CN': zhCN, en })
