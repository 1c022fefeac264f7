import { ApiObject, App } from 'cdk8s';
import type { IValidation } from 'constructs';
import { canaryIssues } from './pass/canaries';
import { containerIssues } from './pass/containers';
import { duplicateObjects } from './pass/duplicates';
import { endIssues } from './pass/ends';
import { nodePortsTwice } from './pass/node-ports';
import type { FinishedObject } from './pass/objects';
import { ownNodesIssues } from './pass/own-nodes';
import { podSecurityIssues } from './pass/pod-security';
import { quotaIssues } from './pass/quotas';
import { unservedEndpoints } from './pass/served';
import { describeIssue, type Issue } from '../core/errors';

/** The one pass over finished objects: what can only be seen when all of them stand side by side. */
export function objectIssues(objects: readonly FinishedObject[]): Issue[] {
  return [
    ...duplicateObjects(objects),
    ...canaryIssues(objects),
    ...containerIssues(objects),
    ...endIssues(objects),
    ...nodePortsTwice(objects),
    ...ownNodesIssues(objects),
    ...podSecurityIssues(objects),
    ...quotaIssues(objects),
    ...unservedEndpoints(objects),
  ];
}

/**
 * Runs the pass whenever an app is synthesised, and refuses the app with every issue at once: duplicates, variables set
 * twice, requests above limits, pods that end while requests are sent to them, node ports given twice, pods beside their zone's own nodes, pods that Pod Security refuses, quotas that are too small, endpoints that nobody serves.
 */
export class PolicyPass implements IValidation {
  /** Adds the pass to an app: `PolicyPass.attachTo(app)`, before `app.synth()`. */
  public static attachTo(app: App): void {
    app.node.addValidation(new PolicyPass(app));
  }

  private answer?: { readonly objects: number; readonly issues: string[] };

  private constructor(private readonly app: App) {}

  /** Every issue as a sentence. cdk8s asks once per chart: the answer is remembered while no object is added. */
  public validate(): string[] {
    const objects = this.app.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
    if (this.answer?.objects !== objects.length) {
      const finished = objects.map((object) => object.toJson() as FinishedObject);
      this.answer = { objects: objects.length, issues: objectIssues(finished).map(describeIssue) };
    }
    return this.answer.issues;
  }
}
