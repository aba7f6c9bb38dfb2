/** CloudTrail Insights: unusual rates at which APIs are called or fail, minute by minute. */
@NullMarked
package io.kumoban.detectors.insights;

import org.jspecify.annotations.NullMarked;
