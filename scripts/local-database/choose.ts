const OLDEST_DEBIAN = 12

export type Choice = 'debian' | 'docker' | 'memory-server'

/**
 * Which database this machine can bring up. Only Debian itself has the packages of the local one and the keys to them: what derives from it
 * (Ubuntu among them) has neither. `dockerAnswers` is asked elsewhere only.
 */
export function chooseDatabase(machine: { osRelease: string; hasApt: boolean; dockerAnswers: () => boolean }): Choice {
  if (machine.hasApt && isDebian(machine.osRelease)) return 'debian'
  return machine.dockerAnswers() ? 'docker' : 'memory-server'
}

function isDebian(osRelease: string): boolean {
  const field = (name: string) => new RegExp(`^${name}=["']?([^"'\n]*)`, 'm').exec(osRelease)?.[1]
  // Testing and unstable bear no number.
  return field('ID') === 'debian' && Number(field('VERSION_ID') ?? OLDEST_DEBIAN) >= OLDEST_DEBIAN
}
