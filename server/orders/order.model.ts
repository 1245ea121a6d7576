import { Schema } from 'mongoose'
import { defineModel, embedded } from '../db/model.ts'
import type { Order } from './order.ts'

const plain = Schema.Types.Mixed
const named = () => embedded({ id: String, name: String })
const byPlace = (place: string) => [{ county: 1, [place]: 1, createdAt: -1, _id: -1 }] as [Record<string, 1 | -1>]

export const OrderModel = defineModel<Order>('Order', 'orders', {
  no: String,
  county: String, town: String, village: String, grid: String,
  places: plain,
  requester: named(),
  contact: plain,
  address: String,
  location: embedded({ type: String, coordinates: [Number] }),
  service: named(),
  category: String, title: String, description: String, urgency: String, source: String,
  photos: [plain],
  status: String, dueAt: Date, remindAt: Date, overdueAt: Date, alarmAt: Date, overdues: [plain], round: Number, open: Boolean,
  suspended: plain, extension: plain, urgedAt: Date, callBack: plain, past: [plain],
  assignments: [plain],
  helpers: [plain],
  summary: String,
  rating: plain,
  version: Number,
  timeline: [plain],
  unrelayed: Boolean, relayed: Number,
  postKey: String, postHash: String,
  createdAt: Date, updatedAt: Date,
}, [
  [{ county: 1, no: 1 }, { unique: true }],
  [{ 'requester.id': 1, postKey: 1 }, { unique: true, partialFilterExpression: { postKey: { $exists: true } } }],
  [{ unrelayed: 1 }, { partialFilterExpression: { unrelayed: true } }],
  [{ alarmAt: 1 }, { partialFilterExpression: { alarmAt: { $type: 'date' } } }],
  [{ county: 1, status: 1, createdAt: -1, _id: -1 }],
  byPlace('town'), byPlace('village'), byPlace('grid'),
  [{ 'requester.id': 1, createdAt: -1 }],
  [{ 'assignments.team.id': 1, createdAt: -1 }],
  [{ 'assignments.volunteers.id': 1, createdAt: -1 }],
  [{ location: '2dsphere' }],
])
