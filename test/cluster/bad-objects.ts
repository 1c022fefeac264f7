import { BAD_PLACES } from './bad-places';
import { MAKERS, PIECES, template, type PodFields } from './good-objects';
import { projected } from './odd-pods';

/** An object with one thing wrong about it, and what is said. */
export interface BadObject {
  readonly name: string;
  /** The policy that refuses it, after the prefix of the installation; a pattern, where more than one may be the first. */
  readonly policy: string;
  readonly namespace: string;
  readonly object: object;
  /** Part of the message: what is wrong, or what to do. */
  readonly says: RegExp;
}

const { container, labels } = PIECES;
const { digest, requests } = PIECES;
const FOREIGN = 'registry.evil.example/shop/web:1.2.3';

/** Each kind that pods are made of, with each thing that may be wrong with pods. */
const EVERY_MAKER: readonly BadObject[] = Object.entries(MAKERS).flatMap(([kind, make]) => {
  const bad = (policy: string, namespace: string, fields: PodFields, says: RegExp): BadObject => ({
    name: `a ${kind}: ${policy}`,
    policy,
    namespace,
    object: make(template(fields, namespace)),
    says,
  });
  return [
    bad('images', 'commerce', { container: { image: FOREIGN } }, /got registry\.evil\.example.*Copy the image to one/),
    bad('pinned-images', 'vault', { container: { image: 'ghcr.io/stefanprodan/other:1.0.0' } }, /Add @sha256:<digest>/),
    bad('resources', 'edge', { container: { resources: {} } }, /missing in main\. Set resources\.requests/),
    bad(
      'tokens',
      'payments',
      { spec: { automountServiceAccountToken: true } },
      /Set automountServiceAccountToken: false/,
    ),
    bad('labels', 'commerce', { labels: {} }, /missing: app\.kubernetes\.io\/name, .*Add them to the metadata/),
  ];
});

const pod = (name: string, policy: string, fields: PodFields, says: RegExp, namespace = 'commerce'): BadObject => ({
  name,
  policy,
  namespace,
  object: MAKERS.Pod(template(fields, namespace)),
  says,
});
const image = (name: string, text: string, says: RegExp): BadObject =>
  pod(name, 'images', { container: { image: text } }, says);
/** What may be wrong in more than one way. */
const PODS: readonly BadObject[] = [
  image('an image of Docker Hub by its short name', 'grafana/grafana:12.0.0', /got docker\.io\/grafana\/grafana/),
  image('an image of nobody in particular', 'localhost:5000/library/redis:7', /got localhost:5000/),
  image('a registry that begins like a named one', 'ghcr.io.evil.example/stefanprodan/podinfo:6', /got ghcr\.io\.evil/),
  image('a maker that begins like a named one', 'docker.io/library-evil/redis:7', /got docker\.io\/library-evil/),
  image(
    'a floating tag',
    'docker.io/library/redis:latest',
    /must name a version.*got docker\.io\/library\/redis:latest/,
  ),
  image('a floating tag by a short name', 'redis:alpine', /got docker\.io\/library\/redis:alpine/),
  image('no tag at all', 'docker.io/library/redis', /Give the tag of a release/),
  image('the number of a port in place of a tag', 'localhost:5000/redis', /got localhost:5000\/redis/),
  pod(
    'a floating tag for a reason that says nothing',
    'images',
    { container: { image: 'redis:latest' }, annotations: { 'cdk8s-commerce/floating-image': ' ' } },
    /say why it floats: Image\.floating/,
  ),
  pod(
    'a foreign image in an init container',
    'images',
    { spec: { initContainers: [{ ...container, name: 'first', image: FOREIGN }] } },
    /got registry\.evil/,
  ),
  pod(
    'a foreign image in a second container',
    'images',
    { spec: { containers: [container, { ...container, name: 'second', image: FOREIGN }] } },
    /got registry\.evil/,
  ),
  pod(
    'half a digest',
    'pinned-images',
    {
      container: { image: `public.ecr.aws/aws-containers/vault:1.0@sha256:${digest}` },
      spec: { initContainers: [{ ...container, name: 'first', image: 'docker.io/library/busybox:1.38.0' }] },
    },
    /got docker\.io\/library\/busybox:1\.38\.0/,
    'payments',
  ),
  pod('no limits', 'resources', { container: { resources: { requests } } }, /missing in main/, 'agents'),
  pod(
    'no limit of memory',
    'resources',
    { container: { resources: { requests, limits: { cpu: '1' } } } },
    /missing in main/,
    'agents',
  ),
  pod(
    'no request of CPU, which no limit stands for',
    'resources',
    { container: { resources: { requests: { memory: '1Mi' }, limits: { memory: '1Mi' } } } },
    /missing in main/,
    'agents',
  ),
  pod(
    'an init container without bounds',
    'resources',
    { spec: { initContainers: [{ ...container, name: 'first', resources: {} }] } },
    /missing in first/,
    'agents',
  ),
  pod(
    'a token, because nothing is said',
    'tokens',
    { spec: { automountServiceAccountToken: undefined } },
    /say why: ApiAccess\.of/,
  ),
  pod(
    'a token for a reason that says nothing',
    'tokens',
    { spec: { automountServiceAccountToken: true }, annotations: { 'cdk8s-commerce/api-access': '' } },
    /say why: ApiAccess\.of/,
  ),
  pod('a token of the API as a volume', 'tokens', projected(undefined), /Remove the volume/),
  pod("the mesh's token in a volume of another name", 'tokens', projected('istio-ca'), /Remove the volume/),
  pod(
    "the mesh's token, mounted by the program itself",
    'tokens',
    projected('istio-ca', 'istio-token', { volumeMounts: [{ name: 'istio-token', mountPath: '/token' }] }),
    /Remove the volume/,
  ),
  pod(
    'a token for the API in the volume of the mesh',
    'tokens',
    projected(undefined, 'istio-token'),
    /Remove the volume/,
  ),
  pod('a token for the API by its name', 'tokens', projected('https://kubernetes.default.svc'), /Remove the volume/),
  pod(
    'no instance',
    'labels',
    { labels: { ...labels, 'app.kubernetes.io/instance': undefined } },
    /missing: app\.kubernetes\.io\/instance/,
  ),
  pod(
    'an empty name',
    'labels',
    { labels: { ...labels, 'app.kubernetes.io/name': '' } },
    /missing: app\.kubernetes\.io\/name/,
  ),
];

const secret = (name: string, namespace: string, fields: object): BadObject => ({
  name,
  policy: 'secrets',
  namespace,
  object: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'made-by-hand' }, ...fields },
  says: /declare an ExternalSecret/,
});

const SECRETS: readonly BadObject[] = [
  secret('a Secret made by hand', 'payments', { stringData: { password: 'x' } }),
  secret('an empty Secret made by hand', 'vault', {}),
  secret('a certificate made by hand', 'vault', {
    type: 'kubernetes.io/tls',
    stringData: { 'tls.crt': 'x', 'tls.key': 'x' },
  }),
  secret('what only says that it is a release of Helm', 'vault', {
    type: 'helm.sh/release.v1',
    stringData: { release: 'x' },
  }),
  {
    ...secret('a token that does not expire', 'payments', { type: 'kubernetes.io/service-account-token' }),
    object: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'token', annotations: { 'kubernetes.io/service-account.name': 'default' } },
      type: 'kubernetes.io/service-account-token',
    },
  },
];

/** Objects of which the API server refuses each, by the policy that is named. */
export const BAD_OBJECTS: readonly BadObject[] = [...EVERY_MAKER, ...PODS, ...SECRETS, ...BAD_PLACES];
