import { onMounted, onScopeDispose, ref } from 'vue'

const PLACE = 'liudan.sound'
const NOTES = [880, 660, 880]
const NOTE_S = 0.22
const LATE_MS = 2000

/** Whether emergencies may be heard; remembered on this device. */
export const sound = ref(localStorage.getItem(PLACE) !== 'off')

export function switchSound(): void {
  sound.value = !sound.value
  localStorage.setItem(PLACE, sound.value ? 'on' : 'off')
}

function play(context: AudioContext, pitch: number, at: number): void {
  const [tone, volume] = [context.createOscillator(), context.createGain()]
  tone.frequency.value = pitch
  volume.gain.setValueAtTime(0.25, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_S)
  tone.connect(volume).connect(context.destination)
  tone.start(at)
  tone.stop(at + NOTE_S)
}

/** Whether the browser keeps the page silent, which it does until the first press of a key or the mouse. */
export const isBlocked = ref(false)

/** A tone for emergencies, as soon as the browser lets the page sound. */
export function useAlarm() {
  const context = new AudioContext()
  const note = () => (isBlocked.value = context.state !== 'running')
  note()
  context.addEventListener('statechange', note)

  const allow = () => {
    if (context.state === 'suspended') void context.resume()
  }

  const sing = () => NOTES.forEach((pitch, index) => play(context, pitch, context.currentTime + index * NOTE_S))

  /** What the browser lets sound a little later is heard then; what it kept silent for long is not. */
  function ring(): void {
    if (!sound.value) return
    const at = performance.now()
    // Refused where the page is left before.
    void context.resume().then(
      () => performance.now() - at < LATE_MS && sing(),
      () => null,
    )
  }

  const gestures = ['click', 'keydown'] as const
  onMounted(() => gestures.forEach((gesture) => window.addEventListener(gesture, allow)))
  onScopeDispose(() => {
    gestures.forEach((gesture) => window.removeEventListener(gesture, allow))
    context.removeEventListener('statechange', note)
    void context.close()
  })
  return { ring }
}
