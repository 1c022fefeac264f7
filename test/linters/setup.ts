import { checkov, kubeScore } from './programs';

/** Before any test: are the linters there? Without them nothing here could be said to hold. */
export default function setup(): void {
  checkov(['--version']);
  kubeScore(['version']);
}
