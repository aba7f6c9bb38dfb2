/** GuardDuty-like findings about instances, seen in Resolver query logs: listed, generated, tunnelling, rebound names. */
@NullMarked
package io.kumoban.detectors.guardduty.dns;

import org.jspecify.annotations.NullMarked;
