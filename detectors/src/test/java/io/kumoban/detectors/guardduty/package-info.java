/** Tests of the GuardDuty-like detectors on real captures. */
@NullMarked
package io.kumoban.detectors.guardduty;

import org.jspecify.annotations.NullMarked;
