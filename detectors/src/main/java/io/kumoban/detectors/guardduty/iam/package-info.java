/** Findings about identities and their credentials, judged call by call: the GuardDuty family {@code *:IAMUser/*}. */
@NullMarked
package io.kumoban.detectors.guardduty.iam;

import org.jspecify.annotations.NullMarked;
