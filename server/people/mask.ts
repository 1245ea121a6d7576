/** 王** for 王小明: enough to recognise, not enough to find. */
export const maskName = (name: string) => Array.from(name)[0] + '**'

/** 3号楼** for 3号楼1单元101: the house, not the door. */
export const maskAddress = (address: string) => address.slice(0, Math.min(3, Math.ceil(address.length / 2))) + '**'

/** 138****0000 for 13800000000. */
export const maskPhone = (phone: string) => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')
