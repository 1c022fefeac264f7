import { refuse, shown } from '../../core/errors';

const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;
const GOOGLE_ACCOUNT =
  /^[a-z][-a-z0-9]{4,28}[a-z0-9]@[a-z][-a-z0-9]{4,28}[a-z0-9](\.[a-z0-9.-]{1,60})?\.iam\.gserviceaccount\.com$/;
const CLIENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What stands on an account of Kubernetes, so that a cloud knows whom it is. */
export interface AccountAnnotations {
  readonly [key: string]: string;
}

/** A role of AWS. */
export function eksRole(roleArn: string, place: string): AccountAnnotations {
  check(place, roleArn, ROLE_ARN, 'the ARN of a role', 'arn:aws:iam::111122223333:role/shop-cart');
  return { 'eks.amazonaws.com/role-arn': roleArn };
}

/** A service account of Google Cloud. */
export function gkeServiceAccount(email: string, place: string): AccountAnnotations {
  check(place, email, GOOGLE_ACCOUNT, 'an account of Google', 'cart@shop-1234.iam.gserviceaccount.com');
  return { 'iam.gke.io/gcp-service-account': email };
}

/** An application or managed identity of Azure. */
export function aksClient(clientId: string, place: string): AccountAnnotations {
  check(place, clientId, CLIENT_ID, 'a client id', '00000000-1111-2222-3333-444444444444');
  return { 'azure.workload.identity/client-id': clientId };
}

function check(place: string, text: string, pattern: RegExp, what: string, example: string): void {
  if (!pattern.test(text)) {
    refuse({
      code: 'CLOUD_IDENTITY_INVALID',
      place,
      expected: `it must be ${what}`,
      got: shown(text),
      example: shown(example),
    });
  }
}
