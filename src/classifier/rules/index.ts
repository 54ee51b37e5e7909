import type { Rule } from './rule.ts';
import { biometric } from './biometric.ts';
import { consumption } from './consumption.ts';
import { credentials } from './credentials.ts';
import { criminal } from './criminal.ts';
import { debt } from './debt.ts';
import { dispute } from './dispute.ts';
import { education } from './education.ts';
import { employment } from './employment.ts';
import { ethnicity } from './ethnicity.ts';
import { family } from './family.ts';
import { genetic } from './genetic.ts';
import { health } from './health.ts';
import { income } from './income.ts';
import { politics } from './politics.ts';
import { religion } from './religion.ts';
import { sexLife } from './sex-life.ts';
import { social } from './social.ts';
import { union } from './union.ts';

/** Every vocabulary rule, in the order of the categories in ../types.ts. Compile once with `compile` of ../match.ts. */
export const rules: readonly Rule[] = [
  ...health,
  ...union,
  ...ethnicity,
  ...politics,
  ...religion,
  ...sexLife,
  ...biometric,
  ...genetic,
  ...criminal,
  ...income,
  ...debt,
  ...consumption,
  ...dispute,
  ...employment,
  ...education,
  ...family,
  ...social,
  ...credentials,
];
