const glyphs: Record<string, string> = {
  便民维修: '修',
  助老服务: '老',
  环境卫生: '净',
  文明劝导: '劝',
  助残服务: '助',
  健康义诊: '医',
  儿童关爱: '童',
  文艺文化: '艺',
  扶贫帮困: '扶',
  应急救援: '急',
  心理关怀: '心',
  理论宣讲: '讲',
  法律援助: '法',
  科普教育: '科',
  移风易俗: '风',
}

/** The one character a category is known by at a glance; its first where none is set. */
export function glyphOf(category: string): string {
  return glyphs[category] ?? category.slice(0, 1)
}
