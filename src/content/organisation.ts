import { isAtLeast } from '../advice/policy.ts';
import type { Channel, Policy, Protection } from '../advice/policy.ts';
import { dataClasses } from '../classifier/types.ts';
import { contrast, leastContrast } from './contrast.ts';
import { fault, isRecord, readYaml, sentences } from './faults.ts';
import { mergeLayers } from './layers.ts';
import type { Merged } from './layers.ts';
import { organisation, policyOf } from './organisation.schema.ts';
import type { Organisation } from './organisation.schema.ts';

/** The files of src/content/organisations/ by name. */
export type ProfileFiles = ReadonlyMap<string, string>;

/** Ids of the profiles among the files; a name with `_` in front is a layer. */
export const profileIds = (files: Iterable<string>): string[] =>
  [...files]
    .filter((file) => /^[a-z0-9-]+\.yaml$/.test(file))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();

/** The three layers of a profile, laid over each other and not judged yet. Throws an Error that names a missing file. */
export function layersOf(id: string, files: ProfileFiles): Merged {
  const read = (file: string): { readonly file: string; readonly data: unknown } => {
    const text = files.get(file);
    if (text === undefined)
      throw new Error(`The file ${file} is missing in src/content/organisations.`);
    return { file, data: readYaml(file, text) };
  };
  const own = read(`${id}.yaml`);
  const sector = isRecord(own.data) ? own.data['sector'] : undefined;
  if (typeof sector !== 'string')
    throw new Error(fault(own.file, 'sector', 'must name the layer under this one.'));
  return mergeLayers([read('_base.yaml'), read(`_${sector}.yaml`), own]);
}

/**
 * An organisation's profile out of its layers. Throws one Error with a sentence for each thing that is wrong, naming the
 * file that set the field. Dates are not looked at: a review that is due must not stop a server.
 */
export function readOrganisation(id: string, files: ProfileFiles): Organisation {
  const { value, origin } = layersOf(id, files);
  const fileOf = fileOfField(id, origin);
  const result = organisation.safeParse(value);
  if (!result.success) throw new Error(sentences(fileOf, result.error, value).join('\n'));
  throwIfAny(faultsOf(result.data), fileOf);
  return result.data;
}

/** Its policy. Throws as `readOrganisation` does, also when the policy asks for what no channel gives. */
export function readPolicy(id: string, files: ProfileFiles, rules: Policy['rules']): Policy {
  const profile = readOrganisation(id, files);
  throwIfAny(policyFaults(profile, rules), fileOfField(id, layersOf(id, files).origin));
  return policyOf(profile, rules);
}

function throwIfAny(faults: readonly ProfileFault[], fileOf: (field: string) => string): void {
  if (faults.length === 0) return;
  throw new Error(
    faults.map(({ field, sentence }) => fault(fileOf(field), field, sentence)).join('\n'),
  );
}

/** The file that set a field or something in it; what no layer set is for the organisation's own file to set. */
const fileOfField =
  (id: string, origin: Merged['origin']) =>
  (field: string): string => {
    for (let path = field; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
      const file = origin.get(path);
      if (file !== undefined) return file;
    }
    for (const [path, file] of origin) if (path.startsWith(`${field}.`)) return file;
    return `${id}.yaml`;
  };

export interface ProfileFault {
  readonly field: string;
  readonly sentence: string;
}

/** What fits the schema and is wrong all the same; what needs the channels' rules is in `policyFaults`. */
function faultsOf(profile: Organisation): ProfileFault[] {
  return [...themeFaults(profile), ...channelFaults(profile), ...priceFaults(profile)];
}

/** Paper and card of src/styles/site.css, which the accent stands on or carries. */
const surfaces = { paper: '#fbfaf6', card: '#ffffff' } as const;

function themeFaults({ theme }: Organisation): ProfileFault[] {
  const backgrounds = [
    { name: 'the paper', colour: surfaces.paper },
    { name: 'white', colour: surfaces.card },
    { name: 'theme.accentWash', colour: theme.accentWash },
  ];
  return (['accent', 'accentDeep'] as const).flatMap((field) => {
    const [worst] = backgrounds
      .map(({ name, colour }) => ({ name, ratio: contrast(theme[field], colour) }))
      .sort((one, other) => one.ratio - other.ratio);
    if (worst === undefined || worst.ratio >= leastContrast) return [];
    const ratio = `${worst.ratio.toFixed(1)}:1`;
    const sentence = `stands out from ${worst.name} by only ${ratio}; text needs ${String(leastContrast)}:1.`;
    return [{ field: `theme.${field}`, sentence }];
  });
}

/** A way out that works whoever the recipient is and whatever is known; without them the advice could be empty. */
const alwaysPossible = ['anonymise', 'telephone'] as const;

function channelFaults({
  policy: { channels },
  sender,
  enforcesTls,
  tlsPartners,
  tunnel,
  certificates,
  channelTexts,
}: Organisation): ProfileFault[] {
  const field = 'policy.channels';
  const has = (channel: Channel): boolean => channels.includes(channel);
  return [
    ...channels
      .filter((channel, index) => channels.indexOf(channel) !== index)
      .map((channel) => ({ field, sentence: `names ${channel} twice.` })),
    ...(['ordinary-mail', ...alwaysPossible] as const)
      .filter((channel) => !has(channel))
      .map((channel) => ({ field, sentence: `needs ${channel}, so that no advice is empty.` })),
    ...(sender === 'private' && has('digital-post')
      ? [{ field, sentence: 'holds digital-post, which only a public sender has.' }]
      : []),
    ...(sender === 'public' && has('e-boks')
      ? [{ field, sentence: 'holds e-boks, in whose place a public sender has digital-post.' }]
      : []),
    ...(has('enforced-tls') && enforcesTls === 'nobody'
      ? [{ field, sentence: 'holds enforced-tls, but enforcesTls is nobody.' }]
      : []),
    ...(enforcesTls === 'partners' && tlsPartners.length === 0
      ? [{ field: 'tlsPartners', sentence: 'is empty, but enforcesTls is partners.' }]
      : []),
    ...(has('tunnel') && tunnel === undefined
      ? [{ field: 'tunnel', sentence: 'is missing, but policy.channels holds tunnel.' }]
      : []),
    // Addresses would be asked about for nothing, and the green of a certificate could not be used.
    ...(certificates !== undefined && !has('certificate')
      ? [{ field: 'certificates', sentence: 'is there, but policy.channels holds no certificate.' }]
      : []),
    ...Object.keys(channelTexts)
      .filter((channel) => !channels.some((offered) => offered === channel))
      .map((channel) => ({
        field: `channelTexts.${channel}`,
        sentence: 'is about a channel that policy.channels does not hold.',
      })),
  ];
}

/** What a policy asks for and cannot have. `rules` are those of the channels' pages. */
function policyFaults({ policy }: Organisation, rules: Policy['rules']): ProfileFault[] {
  const asked: readonly { readonly field: string; readonly least: Protection }[] = [
    ...dataClasses.map((dataClass) => ({
      field: `policy.least.${dataClass}`,
      least: policy.least[dataClass],
    })),
    ...policy.thresholds.map(({ least }, index) => ({
      field: `policy.thresholds.${String(index)}.least`,
      least,
    })),
  ];
  return [
    ...asked
      .filter(
        ({ least }) =>
          least !== 'none' &&
          !policy.channels.some((channel) => {
            // To recipients whose TLS was checked, which is the most an ordinary mail can have.
            const gives = channel === 'ordinary-mail' ? 'checked-tls' : rules[channel].gives;
            return gives !== 'outside' && isAtLeast(gives, least);
          }),
      )
      .map(({ field, least }) => ({
        field,
        sentence: `asks for ${least}, which no channel in policy.channels gives.`,
      })),
    ...dataClasses.slice(1).flatMap((dataClass, index) => {
      const weaker = dataClasses[index] ?? 'none';
      return isAtLeast(policy.least[dataClass], policy.least[weaker])
        ? []
        : [
            {
              field: `policy.least.${dataClass}`,
              sentence: `asks for less than policy.least.${weaker}.`,
            },
          ];
    }),
  ];
}

const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function priceFaults({ prices }: Organisation): ProfileFault[] {
  return (prices?.periods ?? []).flatMap(({ validFrom, validTo }, index, periods) => {
    const field = `prices.periods.${String(index)}`;
    const next = periods[index + 1];
    if (validTo !== undefined && validTo < validFrom)
      return [{ field, sentence: `ends ${validTo}, before it starts.` }];
    if (next === undefined) return [];
    if (validTo === undefined)
      return [{ field, sentence: 'has no validTo, but another price follows it.' }];
    if (next.validFrom === dayAfter(validTo)) return [];
    return [
      {
        field: `prices.periods.${String(index + 1)}`,
        sentence: `starts ${next.validFrom}, but the price before it ends ${validTo}.`,
      },
    ];
  });
}

/** What has passed its date. `today` is an ISO date. */
export function overdueFaults(profile: Organisation, today: string): ProfileFault[] {
  const lastPrice = profile.prices?.periods.at(-1)?.validTo;
  return [
    ...(profile.reviewBy < today
      ? [{ field: 'reviewBy', sentence: `held until ${profile.reviewBy}; look the profile over.` }]
      : []),
    ...(lastPrice !== undefined && lastPrice < today
      ? [{ field: 'prices', sentence: `end ${lastPrice}; no price holds today.` }]
      : []),
  ];
}

/** A new profile's text: what every organisation must say itself. It is not whole until that is filled in. */
export const newProfile = (id: string, sector: string, today: string): string =>
  `# Fill in what stands empty; \`npm run organisation:check\` says what is missing. Fields: organisation.schema.ts.
name: ''
sector: ${sector}
internalDomains: []
journalSystem: ''
contacts: {}
policy:
  version: '${today}'
reviewed: '${today}'
reviewBy: '${nextYear(today)}'
# With a tunnel: a file ${id}.tunnel.txt beside this one, one domain a line, and
# tunnel: { file: ${id}.tunnel.txt, date: '${today}', maxAgeDays: 90 }
`;

function nextYear(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCFullYear(next.getUTCFullYear() + 1);
  return next.toISOString().slice(0, 10);
}
