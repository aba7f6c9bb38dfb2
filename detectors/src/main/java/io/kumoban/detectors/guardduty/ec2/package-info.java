/** GuardDuty-like findings about instances, seen in VPC Flow Logs: scans, brute force, unusual volume, listed addresses. */
@NullMarked
package io.kumoban.detectors.guardduty.ec2;

import org.jspecify.annotations.NullMarked;
