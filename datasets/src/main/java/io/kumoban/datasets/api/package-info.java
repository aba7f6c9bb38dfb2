/** API calls: who calls, what is asked and answered, and the CloudTrail record it leaves. */
@NullMarked
package io.kumoban.datasets.api;

import org.jspecify.annotations.NullMarked;
