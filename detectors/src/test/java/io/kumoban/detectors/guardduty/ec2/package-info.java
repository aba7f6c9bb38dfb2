/** Tests of the flow log detectors, each on the smallest stream that shows the point. */
@NullMarked
package io.kumoban.detectors.guardduty.ec2;

import org.jspecify.annotations.NullMarked;
