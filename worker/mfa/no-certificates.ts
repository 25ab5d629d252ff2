/**
 * Stands in the bundle for `@peculiar/x509`, `@peculiar/asn1-android` and what they need (wrangler.toml, `alias`). SimpleWebAuthn
 * would import them to judge who made an authenticator; we ask for no attestation, so a passkey that brings certificates is refused
 * where they would be read. A name that SimpleWebAuthn imports and this lacks stops the build.
 */
class Certificates {
  constructor() {
    throw new Error("Passkeys are registered without attestation");
  }
}

export {
  Certificates as AuthorityKeyIdentifierExtension,
  Certificates as CRLDistributionPointsExtension,
  Certificates as KeyDescription,
  Certificates as SubjectKeyIdentifierExtension,
  Certificates as X509Certificate,
  Certificates as X509ChainBuilder,
  Certificates as X509Crl,
};

/** OID of Android's key attestation. */
export const id_ce_keyDescription = "1.3.6.1.4.1.11129.2.1.17";
