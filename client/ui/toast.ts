import { showToast } from 'vant/es/toast'
import 'vant/es/overlay/index.css'
import 'vant/es/popup/index.css'
import 'vant/es/loading/index.css'
import 'vant/es/toast/index.css'

/** Says for two seconds that something was done. */
export function toast(text: string): void {
  showToast({ message: text, wordBreak: 'break-word', position: 'top' })
}
