import { onScopeDispose, ref } from 'vue'
import { language } from '../../lib/language.ts'

type Heard = Event & { resultIndex: number; results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }> }
type Recognition = EventTarget & { lang: string; continuous: boolean; interimResults: boolean; start(): void; stop(): void; abort(): void }
type Listener = new () => Recognition

export type SpeechFault = 'not-allowed' | 'audio-capture' | 'no-speech' | 'network' | 'other'
const faults: Record<string, SpeechFault | null> = {
  aborted: null,
  'not-allowed': 'not-allowed',
  'service-not-allowed': 'not-allowed',
  'audio-capture': 'audio-capture',
  'no-speech': 'no-speech',
  network: 'network',
  'language-not-supported': 'other',
}

const scope = window as unknown as { SpeechRecognition?: Listener; webkitSpeechRecognition?: Listener }

/** Listens in the language shown, until it is stopped: each finished phrase is handed on, `interim` is what is being said. */
export function useSpeech(take: (phrase: string) => void) {
  const isListening = ref(false)
  const interim = ref('')
  const fault = ref<SpeechFault | null>(null)
  let recognition: Recognition | null = null

  function hear({ resultIndex, results }: Heard): void {
    const phrases = Array.from(results).slice(resultIndex)
    interim.value = phrases.map((phrase) => (phrase.isFinal ? '' : phrase[0]!.transcript)).join('')
    for (const phrase of phrases) if (phrase.isFinal) take(phrase[0]!.transcript.trim())
  }

  const fail = (error: string) => (fault.value = error in faults ? faults[error]! : 'other')

  function end(): void {
    isListening.value = false
    interim.value = ''
    recognition = null
  }

  function start(): void {
    fault.value = null
    recognition = new (scope.SpeechRecognition ?? scope.webkitSpeechRecognition)!()
    Object.assign(recognition, { lang: language.value === 'en' ? 'en-US' : 'zh-CN', continuous: true, interimResults: true })
    recognition.addEventListener('result', (event) => hear(event as Heard))
    recognition.addEventListener('error', (event) => fail((event as Event & { error: string }).error))
    recognition.addEventListener('end', end)
    recognition.start()
    isListening.value = true
  }

  onScopeDispose(() => recognition?.abort())
  return { isListening, interim, fault, start, stop: () => recognition?.stop() }
}
