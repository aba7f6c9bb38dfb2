/** CloudTrail Insights: what one says, its identity, and the record in which the service would write it. */
@NullMarked
package io.kumoban.engine.insight;

import org.jspecify.annotations.NullMarked;
