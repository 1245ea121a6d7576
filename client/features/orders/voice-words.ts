import { learn } from '../../lib/language.ts'

// What is said of words that are spoken instead of typed.
learn({
  'zh-CN': {
    voice: {
      stop: '说完了，点此停止',
      listening: '正在听，请说…',
      error: {
        'not-allowed': '没有得到使用话筒的许可，请在浏览器设置里允许，或直接打字。',
        'audio-capture': '没有找到话筒，请直接打字。',
        'no-speech': '没有听到声音，请靠近话筒再说一次。',
        network: '语音识别要用网络，现在连不上，请直接打字。',
        other: '没有听清，请再说一次。',
      },
    },
  },
  en: {
    voice: {
      stop: 'Done: tap to stop',
      listening: 'Listening…',
      error: {
        'not-allowed': 'The microphone was not allowed. Allow it in the browser’s settings, or type.',
        'audio-capture': 'No microphone was found. Please type.',
        'no-speech': 'Nothing was heard. Please speak again, closer to the microphone.',
        network: 'Speech needs a network, which cannot be reached now. Please type.',
        other: 'That was not understood. Please say it again.',
      },
    },
  },
})
