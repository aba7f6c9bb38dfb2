/** Tests of the query log detectors, each on the smallest stream that shows the point. */
@NullMarked
package io.kumoban.detectors.guardduty.dns;

import org.jspecify.annotations.NullMarked;
