import { parseAllDocuments } from 'yaml';
import { reachabilityTable } from './reachability-table';
import { renderManifests } from './render';
import { Reachability } from '../constructs';
import { environmentNamed } from '../stacks/environments';
import { podRangesOf } from '../stacks/pod-ranges';

/** docs/reachability.md: what is open in production, read from its finished manifests. */
export function reachabilityPage(): string {
  const production = environmentNamed('production');
  const objects = renderManifests(production).flatMap(({ text }) =>
    parseAllDocuments(text).map((document) => document.toJS() as object),
  );
  const reach = Reachability.of(objects, { podRanges: podRangesOf(production.cluster) });
  return [
    '# Who reaches whom',
    '',
    'Made by `npm run docs` from the finished manifests of production, by an evaluator of NetworkPolicies that knows',
    'nothing of how they were made (`constructs/policy/reach`). `npm run --silent reach -- dist/staging/manifests` prints the',
    'same of any folder of manifests, your own too; `--pods` names the range of the pods\u2019 addresses where it is not',
    '10.244.0.0/16, and `--json` writes JSON. What is in no row is closed.',
    '',
    '`test/stacks/reachability.test.ts` holds each environment to the connections that its components state: no row more, and',
    'none less. Beyond NetworkPolicies, and so not here: probes of the kubelet, a pod\u2019s way to itself, and pods on the',
    'node\u2019s own network. Pods of other people (`monitoring`, `envoy-gateway-system`, `kube-system`) stand here as',
    'the policies name them.',
    '',
    reachabilityTable(reach),
    '',
  ].join('\n');
}
