/**
 * What each code of a report means, in one sentence for the one who opens the evidence. A code says what was found and not
 * more: what we did not find may still exist, and what we could not reach may still be right.
 */
export const codeTexts: Readonly<Record<string, string>> = {
  internal: 'Adressen er jeres egen, så der er intet at slå op.',
  'internal-error': 'Opslaget gik i stykker hos os. Det siger intet om modtageren.',
  'rate-limited': 'Der er slået meget op på kort tid, så vi spurgte ikke igen.',
  timeout: 'Der kom ikke svar i tide.',

  'no-tunnel': 'I har ingen tunnelliste i Kuvert.',
  'tunnel-list-old': 'Tunnellisten er for gammel til at bevise noget.',

  'null-mx': 'Domænet har oplyst, at det ikke tager imod mail.',
  'no-such-domain': 'Domænet findes ikke i navneopslaget.',
  'no-mail-host': 'Domænet har ingen server, der tager imod mail.',
  'null-mx-with-others':
    'Domænet siger både, at det ikke tager imod mail, og at det gør. Det er en fejl hos dem.',
  'mx-invalid': 'Navnet på domænets mailserver kan ikke læses.',
  'mx-not-all-checked': 'Domænet har flere mailservere, end vi ser på. De øvrige er ikke tjekket.',
  'cpr-in-address': 'Adressen ligner et CPR-nummer.',
  'look-alike': 'Domænet ligner et, I kender, men er et andet.',
  'smtputf8-not-offered':
    'Adressen har bogstaver uden for ASCII før @, og en af modtagerens mailservere tager ikke imod dem. Mailen kan komme retur.',
  'smtputf8-unknown':
    'Adressen har bogstaver uden for ASCII før @. Vi kunne ikke se, om modtagerens mailserver tager imod dem.',

  'dns-timeout': 'Navneopslaget svarede ikke i tide.',
  'dns-servfail': 'Navneopslaget fejlede hos domænets navneservere.',
  'dns-bogus': 'Domænets DNSSEC-underskrift passer ikke. Svaret kan være forfalsket.',
  'dns-refused': 'Navneserveren ville ikke svare.',
  'dns-malformed': 'Navneserverens svar kunne ikke læses.',
  'dns-unreachable': 'Navneserveren kunne ikke nås.',

  'no-address': 'Mailserverens navn fører ikke til nogen adresse.',
  'not-public-address': 'Adressen ligger ikke på det åbne internet, så vi forbinder ikke til den.',
  'not-probed': 'Der er ikke forbundet til mailserveren. Kun navneopslag og politikker er læst.',
  'not-tried': 'Ikke prøvet, fordi en anden af serverens adresser svarede.',
  'connection-failed': 'Forbindelsen lykkedes ikke.',
  refused: 'Serveren afviste forbindelsen.',
  reset: 'Serveren brød forbindelsen.',
  closed: 'Serveren lukkede, før den havde svaret.',
  unreachable: 'Der er ingen vej til serveren herfra.',
  'greeting-4xx': 'Serveren bad os komme igen senere.',
  'greeting-5xx': 'Serveren vil ikke tale med os.',
  'ehlo-4xx': 'Serveren bad os komme igen senere, da vi sagde, hvem vi er.',
  'ehlo-5xx': 'Serveren afviste os, da vi sagde, hvem vi er.',
  'bad-reply': 'Serverens svar følger ikke SMTP og kunne ikke læses.',
  'no-starttls': 'Serveren tilbyder ikke STARTTLS.',
  'starttls-refused': 'Serveren tilbyder STARTTLS, men sagde nej, da vi bad om det.',
  'starttls-injection':
    'Der kom tekst i klar efter svaret på STARTTLS. Det kan være et forsøg på at blande sig.',
  'tls-handshake': 'TLS-forhandlingen mislykkedes.',
  'tls-too-old': 'Serveren kan kun TLS 1.1 eller ældre.',
  'weak-key': 'Nøglen i certifikatet er for kort til at bevise noget.',

  'certificate-expired': 'Certifikatet er udløbet eller gælder ikke endnu.',
  'certificate-not-yet-valid': 'Certifikatet gælder ikke endnu.',
  'certificate-self-signed': 'Certifikatet er underskrevet af serveren selv.',
  'certificate-untrusted': 'Certifikatets kæde ender ikke hos en udsteder, vi stoler på.',
  'certificate-name': 'Certifikatet er til et andet navn end mailserverens.',
  'certificate-unreadable': 'Certifikatet kunne ikke læses.',

  'mx-not-authentic':
    'Listen over mailservere er ikke bekræftet med DNSSEC, så DANE kan ikke bruges.',
  'no-usable-tlsa': 'Ikke alle mailservere har en TLSA-post, der kan bruges.',
  'tlsa-unknown': 'Vi ved ikke, om der er TLSA-poster.',
  'not-reached': 'Ingen af mailserverne svarede, så der var intet at sammenligne med.',
  'dane-unknown': 'DANE kunne ikke afgøres for alle mailservere.',
  'dane-mismatch': 'Certifikatet passer ikke med domænets TLSA-poster.',

  'sts-none': 'Vi fandt ingen MTA-STS-politik.',
  'sts-not-announced': 'Vi fandt ikke netop én gyldig annoncering af en MTA-STS-politik.',
  'sts-not-fetched': 'En MTA-STS-politik er annonceret, men bliver ikke hentet herfra.',
  'sts-no-host': 'Serveren med MTA-STS-politikken har ingen adresse.',
  'sts-timeout': 'MTA-STS-politikken kom ikke i tide.',
  'sts-refused': 'Serveren med MTA-STS-politikken afviste forbindelsen.',
  'sts-not-public-address':
    'Serveren med MTA-STS-politikken ligger ikke på det åbne internet, så vi hentede den ikke.',
  'sts-failed': 'MTA-STS-politikken kunne ikke hentes.',
  'sts-certificate': 'Serveren med MTA-STS-politikken kan ikke vise, hvem den er.',
  'sts-too-large': 'MTA-STS-politikken er større end de 64 KiB, den må være.',
  'sts-server-error': 'Serveren med MTA-STS-politikken meldte fejl.',
  'sts-redirect': 'MTA-STS-politikken henviser til en anden adresse, og det må den ikke.',
  'sts-missing': 'MTA-STS-politikken er annonceret, men ligger der ikke.',
  'sts-media-type': 'MTA-STS-politikken er ikke sendt som ren tekst.',
  'sts-invalid': 'MTA-STS-politikken følger ikke reglerne i RFC 8461.',
  'sts-mode-testing': 'MTA-STS-politikken er på prøve og beskytter ikke endnu.',
  'sts-mode-none': 'MTA-STS-politikken er slået fra.',
  'sts-mx-mismatch': 'MTA-STS-politikken nævner ikke alle mailserverne.',
  'tlsrpt-none': 'Vi fandt ingen adresse til rapporter om TLS.',
  'tlsrpt-invalid': 'Adressen til rapporter om TLS er ikke skrevet rigtigt.',

  'certificate-no-source': 'Jeres Kuvert er ikke sat op til at slå certifikater op.',
  'certificate-no-address': 'Certifikater hører til en adresse, og her er kun domænet slået op.',
  'certificate-source-not-here':
    'Certifikater kan ikke slås op herfra. Spørg jeres it-afdeling, hvor det kan gøres.',
  'certificate-not-found':
    'Vi fandt ikke noget certifikat til adressen, der hvor vi ledte. Der kan godt være et andre steder.',
  'certificate-other-address': 'Certifikatet er til en anden adresse.',
  'certificate-key-usage': 'Certifikatet må ikke bruges til at kryptere mail.',
  'certificate-key-unknown': 'Certifikatets slags nøgle kender vi ikke.',
  'certificate-weak-key': 'Certifikatets nøgle er for kort til at kryptere med.',
  'certificate-forged': 'Udstederens underskrift passer ikke til certifikatet.',
  'certificate-test-issuer':
    'Certifikatet er fra det offentliges testsystem og beviser ikke, hvem modtageren er.',
  'certificate-closed-issuer': 'Certifikatet er fra NemID, som er lukket.',
  'certificate-issuer-unknown': 'Certifikatet er ikke fra en udsteder, vi kender.',
  'smimea-no-certificate': 'Der står noget om et certifikat i DNS, men ikke selve certifikatet.',
  'smimea-not-authentic': 'Certifikatet i DNS er ikke bekræftet med DNSSEC og tæller ikke med.',

  'ldap-timeout': 'Certifikatkataloget svarede ikke i tide.',
  'ldap-time-limit': 'Certifikatkataloget nåede ikke at søge færdig.',
  'ldap-size-limit': 'Certifikatkataloget gav op, fordi der var for mange svar.',
  'ldap-referral': 'Certifikatkataloget henviser til et andet katalog, som vi ikke følger.',
  'ldap-no-such-base': 'Certifikatkataloget har ikke den afdeling, Kuvert er sat op til.',
  'ldap-credentials': 'Certifikatkataloget tog ikke imod Kuverts adgangskode.',
  'ldap-forbidden': 'Certifikatkataloget lader ikke Kuvert søge.',
  'ldap-failed': 'Certifikatkataloget kunne ikke spørges.',
};
