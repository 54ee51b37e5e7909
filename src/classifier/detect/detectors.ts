import type { Kind } from '../types.ts';

/** What is found by its form and not by a list of words, with its own proof; the code is in the files beside this one. */
export interface Detector {
  /** As in `Finding.rule`; stable: users quote it in reports. */
  readonly id: string;
  readonly kind: Kind;
  /** `hit` must give a finding of this id, `miss` must not. */
  readonly examples: { readonly hit: readonly string[]; readonly miss: readonly string[] };
}

export const detectors: readonly Detector[] = [
  {
    id: 'number/cpr',
    kind: 'cpr',
    examples: {
      hit: [
        'Hendes cpr er 010203-4441.',
        'Vedr. Bente Jensen, 0102034441',
        'Han er født 01.02.03-4441.',
      ],
      miss: [
        'Ordrenr. 010203-4441 er sendt.',
        'Faktura 4502034441 er betalt.',
        'Ring på 40 18 55 23.',
      ],
    },
  },
  {
    id: 'number/unlikely-cpr',
    kind: 'cpr',
    examples: {
      hit: ['Ordrenr. 010203-4441 er sendt.', 'Tegning 010203-4441 er rettet.'],
      miss: ['Hendes cpr er 010203-4441.', 'Faktura 4502034441 er betalt.'],
    },
  },
  {
    id: 'number/electronic-cpr',
    kind: 'cpr',
    examples: {
      hit: ['Patienten har erstatningsnummer 010203-4AB1.', 'cpr 150842-0XY3'],
      miss: ['Varen hedder 010203-4ABC.', 'Sagen har nr. 990203-4AB1.'],
    },
  },
  {
    id: 'number/masked-cpr',
    kind: 'birthdate',
    examples: {
      hit: ['Det gælder Bente, cpr. 220910-xxxx.', 'Cpr 150842-****'],
      miss: ['Hendes cpr er 010203-4441.', 'Model 990910-xxxx er udgået.'],
    },
  },
  {
    id: 'number/birthdate',
    kind: 'birthdate',
    examples: {
      hit: ['Hun er født den 4. februar 1951.', 'Fødselsdato: 04.05.2016'],
      miss: ['Mødet er den 4. februar 2026.', 'Skolen er bygget i 1951.'],
    },
  },
  {
    id: 'number/date-behind-name',
    kind: 'birthdate',
    examples: {
      hit: ['Det gælder Sofus Holm, 12. marts 2019.', 'Sofus Holm (12.03.2019)'],
      miss: ['Sofus Holm kommer den 12. marts 2026.', 'Mødet er flyttet til 12. marts 2026.'],
    },
  },
  {
    id: 'number/phone',
    kind: 'phone',
    examples: {
      hit: ['Ring til hende på 40 18 55 23.', 'Min mobil er 40185523.'],
      miss: ['Ring til kommunen på 70 10 20 30.', 'CVR 40185523', 'EAN 5790001330552'],
    },
  },
  {
    id: 'number/spoken-phone',
    kind: 'phone',
    examples: {
      hit: ['Hans nummer er to fire otte otte nul syv en fem.'],
      miss: ['Vi skal bruge to, fire eller otte stole.'],
    },
  },
  {
    id: 'number/case',
    kind: 'case',
    examples: {
      hit: ['Deres sagsnr. er J-2026-11842.', 'Dit medlemsnummer er 104477.'],
      miss: ['Varenr. 104477 er udsolgt.', 'Lov nr. 502 af 2018.'],
    },
  },
  {
    id: 'number/account',
    kind: 'account',
    examples: {
      hit: ['Indsæt det på min konto 9070 1627738801.', 'Reg.nr. 2440 konto 6633 018 247'],
      miss: ['Kontonummeret på fakturaen er 4410.', 'Ordre 9070 er pakket.'],
    },
  },
  {
    id: 'number/iban',
    kind: 'account',
    examples: {
      hit: ['Min IBAN er DK50 0040 0440 1162 43.'],
      miss: ['Varen DK51 0040 0440 1162 43 er udsolgt.'],
    },
  },
  {
    id: 'number/card',
    kind: 'card',
    examples: {
      hit: ['Mit kort er 4242 4242 4242 4242.', 'Kortnr. 5555555555554444'],
      miss: ['Serienummeret er 4242 4242 4242 4243.', 'EAN 5790001330552'],
    },
  },
  {
    id: 'number/passport',
    kind: 'passport',
    examples: {
      hit: ['Mit pas har nummer 211904476.'],
      miss: ['Palle 211904476 er på lager.'],
    },
  },
  {
    id: 'number/plate',
    kind: 'plate',
    examples: {
      hit: ['Bilen har nummerplade CV 41 876.', 'Parkeret: BD 30 774'],
      miss: ['Lokale DK 41 er optaget.', 'Side AB 12 i mappen.'],
    },
  },
  {
    id: 'mail-address',
    kind: 'email',
    examples: {
      hit: ['Skriv til bo.holm@example.dk.'],
      miss: ['Skriv til info@example.dk.', 'Vi mødes @ kontoret.'],
    },
  },
  {
    id: 'address/street',
    kind: 'address',
    examples: {
      hit: ['Han bor på Mosebakken 9, 5464 Brenderup.', 'Hun flytter til Torvegade 6B, 3. tv.'],
      miss: ['Vi graver på Torvegade i uge 12.', 'Bind 4 står på hylde 9.'],
    },
  },
  {
    id: 'address/home',
    kind: 'address',
    examples: {
      hit: ['Beboeren i 127 har ringet.', 'Det er bolig 31.'],
      miss: ['Vi mangler 31 boliger.', 'Bolig 31 er tom.'],
    },
  },
  {
    id: 'name',
    kind: 'name',
    examples: {
      hit: ['Jeg talte med Bente Jensen i går.', 'Fru Qvortholm har ringet.'],
      miss: ['Vi holder møde på Hotel Hansen.', 'Anne Frank er pensum i 8. klasse.'],
    },
  },
  {
    id: 'name/greeting',
    kind: 'name',
    examples: {
      hit: ['Kære Lisbeth\n\nTak for sidst.', 'Hej Bo,\n\nVi ses.'],
      miss: ['Kære alle\n\nHusk mødet.', 'Hej team\n\nHusk mødet.'],
    },
  },
  {
    id: 'name/sign-off',
    kind: 'name',
    examples: {
      hit: ['Vi ses i morgen.\n\nVenlig hilsen\nKarin Holm', 'Tak.\n\nMvh\nOle'],
      miss: ['Vi ses.\n\nVenlig hilsen\nBorgerservice', 'Vi ses.\n\nVenlig hilsen'],
    },
  },
  {
    id: 'credentials/value',
    kind: 'credentials',
    examples: {
      hit: ['Dit password er Skagen1962.', 'Hej Bo\n\nBrugernavn: marlou02, kode: Regnvejr-88'],
      miss: ['Koden bliver sendt på sms.', 'Skift dit password hvert år.'],
    },
  },
];
