import { Schema } from 'mongoose'
import { defineModel, embedded } from '../db/model.ts'
import type { Volunteer } from './volunteer.ts'

const plain = Schema.Types.Mixed

export const VolunteerModel = defineModel<Volunteer>(
  'Volunteer',
  'volunteers',
  {
    county: String,
    state: String,
    reason: String,
    gender: String,
    idKind: String,
    idMasked: String,
    sealedIdentity: String,
    numberPrint: String,
    area: String,
    areaName: String,
    skills: [String],
    categories: [String],
    times: [String],
    sealedEmergencyContact: String,
    sealedGuardian: String,
    publicName: Boolean,
    agreedAt: Date,
    asks: [plain],
    qualifications: [plain],
    appliedAt: Date,
    registeredAt: Date,
    decidedBy: embedded({ id: String, name: String }),
  },
  [
    [
      { county: 1, numberPrint: 1 },
      { unique: true, partialFilterExpression: { numberPrint: { $exists: true } } },
    ],
    [{ county: 1, state: 1, _id: 1 }],
    [{ county: 1, 'asks.state': 1, _id: 1 }],
    [{ county: 1, 'qualifications.state': 1, _id: 1 }],
    [{ 'asks.id': 1 }],
    [{ 'qualifications.until': 1 }],
    [{ 'qualifications.photo': 1 }],
  ],
)
