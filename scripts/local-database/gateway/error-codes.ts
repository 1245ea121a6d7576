/*
 * DocumentDB reports MongoDB's errors as SQLSTATEs that begin with M; the other four characters are a number in base 36. Each line is a run of
 * MongoDB codes for consecutive numbers, from the published list of the documentdb project.
 */
// prettier-ignore
const RUNS: Array<[first: string, codes: number[]]> = [
  ['0000', [1, 2, 5, 9, 14, 15, 20, 23, 26, 27, 28, 31, 34, 40, 43, 48, 52, 53, 54, 56, 57, 61, 66, 67, 68, 72, 73, 85, 86, 111, 115, 118, 146, 159, 165, 166]],
  ['0010', [167, 181, 197, 224, 232, 241, 263, 276, 291, 361, 10065, 10334, 11000, 12587, 13026, 13027, 13068, 13113, 13297, 13548, 15947, 15952, 15955, 15957, 15958, 15959, 15972, 15976, 15981]],
  ['001T', [16004, 16006, 16007, 16020, 6045000, 16034, 16035, 16410, 16411, 16433, 16554, 16610, 16611, 16612, 16702, 16747, 16748, 16749, 16755, 16764, 16766, 16800, 16801, 16804]],
  ['002H', [16874, 16875, 16876, 16878, 16879, 16880, 16882, 16883, 16994, 17040, 17041, 17042, 17043, 17044, 17045, 17046, 17047, 17048, 17049, 17080, 17081, 17082, 17083, 17124, 17194]],
  ['0036', [17261, 17276, 17308, 17310, 17419, 17420, 18628, 18629, 18533, 18534, 18535, 18536, 18537, 28625, 28646, 28647, 28648, 28650, 28651, 28656, 28657, 28664, 51044, 51045, 50989]],
  ['003V', [28667, 28680, 28689, 28690, 28691, 28714, 28724, 28725, 28726, 28727, 28728, 28729, 28745, 28746, 28747, 28748, 28749, 28756, 28757, 28758, 28759, 28761, 28762, 28763, 28764, 28765, 28766]],
  ['004M', [28769, 28803, 28808, 28809, 28810, 28811, 28812, 28818, 28822, 31032, 31002, 31022, 31023, 31024, 31034, 31095, 31109, 31119, 31120, 31138, 31249, 31250, 31253, 31254, 31256, 31271, 31276]],
  ['005D', [31308, 31325, 31393, 31395, 34435, 31441, 34443, 34444, 34445, 34446, 34447, 34448, 34449, 34450, 34451, 34452, 34453, 34454, 34455, 34460, 34461, 34462, 34463, 34464, 34465, 34466, 34467, 34468, 34471, 34473]],
  ['0067', [40060, 40061, 40062, 40063, 40064, 40065, 40066, 40067, 40068, 40075, 40076, 40077, 40078, 40079, 40080, 40081, 40085, 40086, 40087, 40090, 40091, 40092, 40093, 40094, 40096, 40097, 40100, 40101, 40102]],
  ['0070', [40103, 40104, 40105, 40147, 40156, 40158, 40160, 40169, 40177, 40185, 40191, 40192, 40193, 40194, 40195, 40196, 40197, 40198, 40199, 40200, 40201, 40202, 40218, 40228, 40234, 40238, 40272, 40319, 40321, 40323, 40324]],
  ['007V', [40352, 40386, 40390, 40391, 40392, 40393, 40394, 40395, 40396, 40397, 40398, 40400, 40414, 40415, 40485, 40489, 40515, 40516, 40517, 40518, 40519, 40520, 40521, 40522, 40523, 40524, 40525, 40533]],
  ['008N', [40535, 40536, 40539, 40540, 40541, 40542, 40600, 40601, 40602, 40603, 40235, 40237, 40647, 40684, 50694, 50695, 50696, 50699, 50700, 50723, 50752, 50759, 51024, 51047, 51074, 51075, 51080, 51081, 51082, 51083]],
  ['009H', [51091, 51103, 51104, 51105, 51106, 51107, 51108, 51109, 51110, 51111, 51132, 51134, 51151, 51156, 51178, 51183, 51185, 51186, 51187, 51191, 51246, 51276, 51247]],
  ['00CO', [121, 605001, 6050106]],
];

/* PostgreSQL's own SQLSTATEs that have a MongoDB meaning. */
// prettier-ignore
const OTHER: Record<string, number> = {
  '23505': 11000,
  '23P01': 11000,
  '40001': 112,
  '40P01': 112,
  '55P03': 24,
  '57014': 50,
  '0A000': 115,
  '42P01': 26,
  '53100': 14031,
  M00EL: 143,
  M00EW: 24,
  M00EX: 50,
  M00EY: 59,
  M00F1: 112,
  M00F2: 117,
  M00F4: 201,
  M00F6: 251,
};

// prettier-ignore
const NAMES: Record<number, string> = {
  1: 'InternalError', 2: 'BadValue', 8: 'UnknownError', 9: 'FailedToParse', 14: 'TypeMismatch', 20: 'IllegalOperation', 22: 'InvalidBSON', 24: 'LockTimeout', 26: 'NamespaceNotFound', 27: 'IndexNotFound',
  28: 'PathNotViable', 40: 'ConflictingUpdateOperators', 43: 'CursorNotFound', 48: 'NamespaceExists', 50: 'MaxTimeMSExpired', 52: 'DollarPrefixedFieldName', 56: 'EmptyFieldName',
  59: 'CommandNotFound', 66: 'ImmutableField', 67: 'CannotCreateIndex', 68: 'IndexAlreadyExists', 72: 'InvalidOptions', 73: 'InvalidNamespace', 85: 'IndexOptionsConflict',
  79: 'UnknownReplWriteConcern', 86: 'IndexKeySpecsConflict', 91: 'ShutdownInProgress', 100: 'UnsatisfiableWriteConcern', 112: 'WriteConflict', 115: 'CommandNotSupported', 117: 'ConflictingOperationInProgress', 121: 'DocumentValidationFailure', 197: 'InvalidIndexSpecificationOption',
  225: 'TransactionTooOld', 251: 'NoSuchTransaction', 256: 'TransactionCommitted', 263: 'OperationNotSupportedInTransaction', 10334: 'BSONObjectTooLarge', 11000: 'DuplicateKey', 14031: 'OutOfDiskSpace',
};

const UNKNOWN_ERROR = 8

const table = new Map(Object.entries(OTHER))
for (const [first, codes] of RUNS) {
  const start = Number.parseInt(first, 36)
  for (const [index, code] of codes.entries()) table.set(`M${(start + index).toString(36).toUpperCase().padStart(4, '0')}`, code)
}

/** MongoDB's code for a SQLSTATE; 8 UnknownError for one that has none here. */
export function codeOf(sqlState: string): number {
  return table.get(sqlState) ?? UNKNOWN_ERROR
}

/** MongoDB's name for a code. */
export function codeName(code: number): string {
  return NAMES[code] ?? `Location${code}`
}

/** PostgreSQL's packed integer of a SQLSTATE: five characters of six bits, counted from '0'. */
export function packSqlState(state: string): number {
  return [0, 1, 2, 3, 4].reduce((packed, at) => packed | ((state.charCodeAt(at) - 48) << (6 * at)), 0)
}

/** The SQLSTATE inside PostgreSQL's packed integer. */
export function unpackSqlState(packed: number): string {
  return [0, 6, 12, 18, 24].map((shift) => String.fromCharCode(((packed >> shift) & 0x3f) + 48)).join('')
}
