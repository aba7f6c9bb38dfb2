/** Findings about buckets that lose a protection: the GuardDuty family {@code *:S3/*}. */
@NullMarked
package io.kumoban.detectors.guardduty.s3;

import org.jspecify.annotations.NullMarked;
